// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// The same for everybody, always, without a network. Nobody notes who opens it.
Page {
    id: root
    required property Words words
    property bool returns: false // to a session that waits
    signal back

    Button {
        text: root.words.t("help.back")
        look: "bare"
        iconName: "back"
        visible: root.returns
        Layout.leftMargin: -Theme.small
        onClicked: root.back()
    }
    Label {
        text: root.words.t("help.title")
        size: "display"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("help.line")
        size: "lead"
        Layout.fillWidth: true
    }
    Repeater {
        model: [["danger", "shield"], ["afraid", "eye_closed"], ["child", "hug"], ["dark", "cloud"], ["talk", "talk"], ["leave", "leave"], ["not", "advice"]]
        Card {
            id: card
            required property var modelData
            Layout.fillWidth: true
            RowLayout {
                spacing: Theme.medium
                Layout.fillWidth: true
                Icon {
                    name: card.modelData[1]
                    colour: Theme.colours.accent
                    Layout.alignment: Qt.AlignTop
                }
                Stack {
                    spacing: Theme.tiny
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Label {
                        text: root.words.t("help." + card.modelData[0] + "_title")
                        font.weight: Font.DemiBold
                        Layout.fillWidth: true
                    }
                    Label {
                        text: root.words.t("help." + card.modelData[0])
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
