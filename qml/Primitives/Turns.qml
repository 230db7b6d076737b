// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Who has the floor, to be seen from across the room.
Rectangle {
    id: root
    required property Side side
    required property var node
    readonly property Side speaker: root.side.session.sideOf(root.node.speaker)
    readonly property Side listener: root.side.session.sideOf(root.node.listener ?? 0)
    readonly property PersonTone tone: Theme.person(root.speaker.colour)

    color: root.tone.field
    radius: Theme.radius
    implicitHeight: content.implicitHeight + 2 * Theme.big

    GridLayout {
        id: content
        anchors.fill: parent
        anchors.margins: Theme.big
        columns: width > 420 * Theme.textScale ? 2 : 1
        columnSpacing: Theme.big
        rowSpacing: Theme.medium

        Stack {
            spacing: Theme.small
            Layout.fillWidth: true
            RowLayout {
                spacing: Theme.medium
                PersonShape {
                    shape: root.speaker.shape
                    colour: root.tone.overField
                    size: Theme.displaySize
                    Layout.alignment: Qt.AlignTop
                }
                Label {
                    text: root.side.words.t("turns.speaks", { name: root.speaker.name })
                    size: "title"
                    color: root.tone.overField
                    Layout.fillWidth: true
                }
            }
            Label {
                text: root.listener ? root.side.words.t("turns.listens", { name: root.listener.name }) : ""
                visible: text.length > 0
                size: "lead"
                color: root.tone.overField
                Layout.fillWidth: true
            }
            Label {
                text: root.node.text ?? ""
                visible: text.length > 0
                color: root.tone.overField
                Layout.fillWidth: true
            }
        }
        RingTimer {
            visible: (root.node.seconds ?? 0) > 0
            seconds: root.node.seconds ?? 0
            remainingMs: root.node.remainingMs ?? -1
            words: root.side.words
            colour: root.tone.overField
            Layout.alignment: Qt.AlignCenter
        }
    }
}
