// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme

// Something to press that looks as it likes, and whose mark follows the answer on record, not the finger. Not one of Qt's
// Templates: their role for those who listen cannot be chosen in Qt 6.4.
Item {
    id: root
    property string text
    property string hint
    property bool checked: false
    property int role: Accessible.Button
    property int padding: 0
    property int horizontalPadding: root.padding
    property int verticalPadding: root.padding
    property Item contentItem: null
    property Item background: null
    readonly property bool down: tap.pressed
    readonly property bool hovered: hover.hovered
    readonly property bool choice: root.role !== Accessible.Button
    readonly property bool visualFocus: root.activeFocus
    signal clicked

    implicitWidth: Math.max(Theme.target, (root.contentItem?.implicitWidth ?? 0) + 2 * root.horizontalPadding)
    implicitHeight: Math.max(Theme.target, (root.contentItem?.implicitHeight ?? 0) + 2 * root.verticalPadding)
    activeFocusOnTab: true

    Accessible.role: root.role
    Accessible.name: root.text
    Accessible.description: root.hint
    Accessible.focusable: true
    Accessible.checkable: root.choice
    Accessible.checked: root.choice && root.checked
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()
    Keys.onSpacePressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    onContentItemChanged: if (root.contentItem) root.contentItem.parent = root
    onBackgroundChanged: {
        if (!root.background)
            return
        root.background.parent = root
        root.background.z = -1
    }
    Binding { target: root.contentItem; property: "x"; value: root.horizontalPadding }
    Binding { target: root.contentItem; property: "y"; value: root.verticalPadding }
    Binding { target: root.contentItem; property: "width"; value: root.width - 2 * root.horizontalPadding }
    Binding { target: root.contentItem; property: "height"; value: root.height - 2 * root.verticalPadding }
    Binding { target: root.background; property: "width"; value: root.width }
    Binding { target: root.background; property: "height"; value: root.height }

    HoverHandler { id: hover }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason)
            root.clicked()
        }
    }
}
