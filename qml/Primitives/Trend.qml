// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Own values over time. Lines of two persons are told apart by colour and by the shape of their points.
Card {
    id: root
    required property Side side
    required property var node
    readonly property int least: root.node.min ?? 0
    readonly property int most: root.node.max ?? 10

    padding: Theme.medium

    Item {
        id: paper
        implicitHeight: 180
        Layout.fillWidth: true
        Repeater {
            model: 3
            Rectangle {
                required property int index
                y: 10 + index * (paper.height - 20) / 2
                width: paper.width
                height: Theme.hair
                color: Theme.colours.line
            }
        }
        Repeater {
            model: root.node.series ?? []
            Item {
                id: line
                required property var modelData
                readonly property Side owner: root.side.session.sideOf(line.modelData.seat)
                readonly property var spots: (line.modelData.points ?? []).map((value, index, all) => Qt.point(
                    16 + index * (paper.width - 32) / Math.max(1, all.length - 1),
                    paper.height - 10 - (value - root.least) * (paper.height - 20) / Math.max(1, root.most - root.least)))
                anchors.fill: parent
                Drawing {
                    readonly property real grid: 24 / paper.height
                    anchors.fill: parent
                    breadth: paper.width * grid
                    path: line.spots.map((spot, index) => `${index > 0 ? "L" : "M"}${spot.x * grid} ${spot.y * grid}`).join("")
                    stroke: Theme.person(line.owner.colour).deep
                    thickness: 0.4
                }
                Repeater {
                    model: line.spots
                    PersonShape {
                        required property point modelData
                        x: modelData.x - size / 2
                        y: modelData.y - size / 2
                        size: 16
                        shape: line.owner.shape
                        colour: Theme.person(line.owner.colour).deep
                    }
                }
            }
        }
    }
    Repeater {
        model: root.node.series ?? []
        RowLayout {
            id: legend
            required property var modelData
            readonly property Side owner: root.side.session.sideOf(legend.modelData.seat)
            spacing: Theme.small
            PersonShape {
                shape: legend.owner.shape
                colour: Theme.person(legend.owner.colour).deep
                size: Theme.icon * 0.75
                Layout.alignment: Qt.AlignTop
            }
            Label {
                text: root.side.words.t("trend.line", { label: legend.modelData.label, points: (legend.modelData.points ?? []).join(", ") })
                size: "caption"
                Layout.fillWidth: true
            }
        }
    }
}
