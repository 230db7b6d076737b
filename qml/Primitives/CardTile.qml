// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Attune.Controls
import Attune.Theme

// A card that can be taken.
T.AbstractButton {
    id: root
    required property var card
    required property PersonTone tone

    text: root.card.text
    checkable: false
    implicitWidth: 170
    implicitHeight: implicitContentHeight + 2 * Theme.medium
    padding: Theme.medium

    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

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
