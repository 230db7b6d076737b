// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Attune.Theme

// A column that scrolls, by wheel, finger and keyboard, and follows the focus.
Flickable {
    id: root
    default property alias content: column.data
    property int maxWidth: Theme.readingWidth
    property int margin: root.width < Theme.narrow ? Theme.medium : Theme.huge
    property alias spacing: column.spacing
    property bool centred: false // what is short stands in the middle

    contentWidth: width
    contentHeight: column.implicitHeight + 2 * root.margin
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: settle.restart()
    Timer { // once the page is laid out
        id: settle
        interval: 1
        onTriggered: root.follow()
    }

    function follow(): void {
        let up = root.focused
        while (up && up !== column)
            up = up.parent
        if (!up || !root.focused)
            return
        const top = root.focused.mapToItem(root.contentItem, 0, 0).y - Theme.big
        const bottom = top + root.focused.height + 2 * Theme.big
        if (top < root.contentY || root.focused.height > root.height)
            root.contentY = Math.max(0, top)
        else if (bottom > root.contentY + root.height)
            root.contentY = Math.min(root.contentHeight - root.height, bottom - root.height)
    }
    function scroll(by: real): void {
        root.contentY = Math.max(0, Math.min(Math.max(0, root.contentHeight - root.height), root.contentY + by))
    }
    Keys.onPressed: event => {
        const by = ({ [Qt.Key_PageDown]: root.height * 0.85, [Qt.Key_PageUp]: -root.height * 0.85,
                      [Qt.Key_Down]: 60, [Qt.Key_Up]: -60 })[event.key]
        if (by !== undefined) {
            root.scroll(by)
            event.accepted = true
        }
    }

    Stack {
        id: column
        x: Math.round((root.width - width) / 2)
        y: root.centred ? Math.max(root.margin, Math.round((root.height - height) / 2)) : root.margin
        width: Math.min(root.width - 2 * root.margin, root.maxWidth)
        spacing: Theme.big
    }

    T.ScrollBar.vertical: T.ScrollBar {
        id: bar
        Accessible.ignored: true
        implicitWidth: 12
        padding: 3
        visible: size < 1
        contentItem: Rectangle {
            implicitWidth: 6
            radius: 3
            color: Theme.colours.edge
            opacity: bar.active ? 0.9 : 0.45
        }
    }
}
