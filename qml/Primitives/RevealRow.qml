// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// One thing that both said something about: two voices, none above the other.
Card {
    id: root
    required property Side side
    required property var row
    property int order: 0 // from the top: one opens after the other

    padding: Theme.medium
    spacing: Theme.small
    opacity: 0
    transform: Translate { id: lift; y: Theme.big }
    Component.onCompleted: opening.start()

    SequentialAnimation {
        id: opening
        PauseAnimation { duration: Math.min(8, root.order) * Theme.gentle }
        ParallelAnimation {
            NumberAnimation { target: root; property: "opacity"; to: 1; duration: Theme.slow; easing.type: Easing.OutCubic }
            NumberAnimation { target: lift; property: "y"; to: 0; duration: Theme.slow; easing.type: Easing.OutCubic }
        }
    }

    RowLayout {
        spacing: Theme.medium
        Label {
            text: root.row.item ?? ""
            font.weight: Font.DemiBold
            Layout.fillWidth: true
        }
        Icon {
            name: root.row.same ? "together" : ""
            colour: Theme.colours.accent
            Layout.alignment: Qt.AlignTop
            Layout.rightMargin: Theme.tiny - Theme.medium
        }
        Label {
            text: root.row.same ? root.side.words.t("reveal.same") : ""
            visible: text.length > 0
            size: "caption"
            quiet: true
        }
    }
    Repeater {
        model: root.row.answers ?? []
        Rectangle {
            id: voice
            required property var modelData
            readonly property Side owner: root.side.session.sideOf(voice.modelData.seat)
            color: Theme.person(voice.owner.colour).soft
            radius: Theme.smallRadius
            implicitHeight: said.implicitHeight + 2 * (Theme.small + 2)
            Layout.fillWidth: true
            GridLayout {
                id: said
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Theme.medium
                columns: width > 340 * Theme.textScale ? 2 : 1
                columnSpacing: Theme.medium
                rowSpacing: Theme.tiny
                PersonBadge {
                    name: voice.owner.name
                    colour: voice.owner.colour
                    shape: voice.owner.shape
                    bare: true
                    Layout.alignment: Qt.AlignTop
                }
                Label {
                    text: voice.modelData.text ?? ""
                    Layout.fillWidth: true
                }
            }
        }
    }
}
