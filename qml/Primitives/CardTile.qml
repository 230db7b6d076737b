// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

// A card that can be taken.
Pressable {
    id: root
    required property var card
    required property PersonTone tone

    text: root.card.text
    role: Accessible.CheckBox
    implicitWidth: 170
    padding: Theme.medium

    contentItem: Stack {
        spacing: Theme.small
        Icon {
            name: root.card.picture ?? ""
            colour: root.tone.deep
            size: Theme.icon * 2
            thickness: 1.4
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            text: root.text
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.checked ? root.tone.soft : Theme.colours.surface
        border.width: root.checked ? Theme.focusWidth : Theme.hair
        border.color: root.checked ? root.tone.deep : Theme.colours.edge
        Icon {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.small
            name: root.checked ? "check" : ""
            colour: root.tone.deep
            thickness: 2.6
        }
        FocusRing { shown: root.visualFocus }
    }
}
