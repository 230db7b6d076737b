// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Theme

// A question laid over a page, never over the bar with "leave". Escape and a press beside it close it; closing changes nothing.
FocusScope {
    id: root
    default property alias content: column.data
    property string title
    property bool open: false
    property bool lasting: false // it holds what is not shown again: only its own buttons close it
    property Item before         // where the reader was, and is again

    function close(): void {
        if (!root.lasting)
            root.open = false
    }

    visible: root.open
    onVisibleChanged: if (root.visible) {
        root.before = root.Window.activeFocusItem
        root.forceActiveFocus(Qt.TabFocusReason)
        root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    } else if (root.before?.visible) {
        root.before.forceActiveFocus(Qt.TabFocusReason)
    }
    Keys.onEscapePressed: root.close()

    Accessible.role: Accessible.Dialog
    Accessible.name: root.title

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.shade
        TapHandler { onTapped: root.close() }
    }
    Rectangle {
        anchors.fill: panel
        radius: Theme.radius
        color: Theme.colours.ground
        border.width: Theme.hair
        border.color: Theme.colours.line
        TapHandler {}
    }
    Page {
        id: panel
        anchors.centerIn: parent
        width: Math.min(root.width - 2 * Theme.small, Theme.readingWidth)
        height: Math.min(root.height - 2 * Theme.small, contentHeight)
        margin: Theme.big
        Stack {
            id: column
            Layout.fillWidth: true
            spacing: Theme.medium
            Label {
                text: root.title
                size: "title"
                Layout.fillWidth: true
            }
        }
    }
}
