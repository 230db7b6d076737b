// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme
import "places.js" as Places

// Places on a picture. The same places stand beside it as words, for fingers, keys and ears alike.
InputFrame {
    id: root
    readonly property var regions: root.node.regions ?? []
    readonly property int intensity: root.node.intensity ?? 0
    readonly property int most: root.node.max ?? root.regions.length
    property var marks: ({}) // region -> how strong

    fits: Object.keys(root.marks).length >= (root.node.min ?? 1) && Object.keys(root.marks).length <= root.most
    itemText: id => (root.regions.find(region => region.id === id) ?? { text: root.node.label }).text
    Component.onCompleted: {
        root.marks = root.start ?? {}
        root.value = root.marks
    }

    function toggle(region: string): void {
        const marks = Object.assign({}, root.marks)
        if (region in marks)
            delete marks[region]
        else if (Object.keys(marks).length < root.most)
            marks[region] = root.intensity > 0 ? Math.ceil(root.intensity / 2) : 1
        root.marks = marks
        root.change(marks)
    }
    function strengthen(region: string, strength: int): void {
        root.marks = Object.assign({}, root.marks, { [region]: strength })
        root.change(root.marks)
    }

    GridLayout {
        columns: width > 480 * Theme.textScale ? 2 : 1
        columnSpacing: Theme.big
        rowSpacing: Theme.medium
        Layout.fillWidth: true

        Item {
            id: picture
            readonly property var spots: Places.spots(root.node.picture, root.regions)
            implicitWidth: 240
            implicitHeight: root.node.picture === "body" ? 400 : 240
            Layout.alignment: Qt.AlignTop | Qt.AlignHCenter
            Repeater {
                model: Places.lines(root.node.picture, root.regions.length)
                Drawing {
                    required property string modelData
                    path: modelData
                    anchors.centerIn: parent
                    width: picture.implicitHeight
                    height: picture.implicitHeight
                    thickness: root.node.picture === "body" ? 0.14 : 0.2
                    stroke: Theme.colours.edge
                    fill: root.node.picture === "body" ? Theme.colours.sunken : "transparent"
                }
            }
            Repeater {
                model: root.regions
                Rectangle {
                    id: spot
                    required property int index
                    required property var modelData
                    readonly property int strength: root.marks[modelData.id] ?? 0
                    readonly property real part: root.intensity > 0 ? spot.strength / root.intensity : Math.min(1, spot.strength)
                    x: picture.width / 2 + picture.spots[spot.index].x * picture.height - width / 2
                    y: picture.height / 2 + picture.spots[spot.index].y * picture.height - height / 2
                    width: spot.strength > 0 ? 26 + 18 * spot.part : 20
                    height: width
                    radius: width / 2
                    color: spot.strength > 0 ? Qt.alpha(root.tone.deep, 0.45 + 0.4 * spot.part) : Theme.colours.surface
                    border.width: Theme.stroke
                    border.color: spot.strength > 0 ? root.tone.deep : Theme.colours.edge
                    visible: picture.spots[spot.index].known
                    TapHandler {
                        margin: 14
                        enabled: !root.given
                        onTapped: root.toggle(spot.modelData.id)
                    }
                }
            }
        }
        Stack {
            spacing: Theme.small
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Group {
                name: root.node.label ?? ""
                spacing: Theme.small
                Layout.fillWidth: true
                Repeater {
                    model: root.regions
                    Chip {
                        id: chip
                        required property var modelData
                        single: root.most === 1
                        text: modelData.text
                        tone: root.tone
                        checked: modelData.id in root.marks
                        width: Math.min(implicitWidth, parent.width)
                        onClicked: root.toggle(chip.modelData.id)
                    }
                }
            }
            Repeater {
                model: root.intensity > 0 ? root.regions.filter(region => region.id in root.marks) : []
                Stack {
                    id: strong
                    required property var modelData
                    Layout.fillWidth: true
                    spacing: 0
                    Label {
                        text: root.words.t("map.strength", { place: strong.modelData.text })
                        size: "caption"
                        Layout.fillWidth: true
                    }
                    Slider {
                        id: strength
                        name: root.words.t("map.strength", { place: strong.modelData.text })
                        from: 1
                        to: Math.max(2, root.intensity)
                        tone: root.tone
                        Component.onCompleted: strength.value = root.marks[strong.modelData.id] ?? 1
                        onMoved: root.strengthen(strong.modelData.id, Math.round(strength.value))
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
