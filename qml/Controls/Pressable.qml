// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Attune.Theme

// Something to press that looks as it likes, and whose mark follows the answer on record, not the finger. Not an AbstractButton:
// those of Qt 6.4 take back the role that they were given.
T.Control {
    id: root
    property string text
    property string hint
    property bool checked: false
    property int role: Accessible.Button
    readonly property bool down: tap.pressed
    readonly property bool choice: root.role !== Accessible.Button
    signal clicked

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    font.family: Theme.family
    font.pixelSize: Theme.bodySize

    Accessible.role: root.role
    Accessible.onRoleChanged: if (Accessible.role !== root.role) Accessible.role = root.role
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

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason)
            root.clicked()
        }
    }
}
