// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

// A slider over many steps, a row of steps over few, faces where words are too many.
InputFrame {
    id: root
    readonly property int least: root.node.min ?? 0
    readonly property int most: root.node.max ?? 10
    readonly property bool faces: !!root.node.faces
    readonly property bool steps: root.faces || root.most - root.least < 6

    fits: root.value !== null
    itemText: () => root.node.label
    Component.onCompleted: {
        root.value = root.start
        slider.value = root.start ?? Math.round((root.least + root.most) / 2)
    }

    Group {
        id: row
        name: root.node.label ?? ""
        visible: root.steps
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: root.steps ? root.most - root.least + 1 : 0
            ScaleStep {
                id: step
                required property int index
                at: root.least + index
                gladness: root.faces ? index / Math.max(1, root.most - root.least) : -1
                tone: root.tone
                anchor: index === 0 ? (root.node.low ?? "") : at === root.most ? (root.node.high ?? "") : ""
                checked: root.value === at
                onClicked: root.change(step.at)
            }
        }
    }
    RowLayout {
        visible: !root.steps
        spacing: Theme.medium
        Slider {
            id: slider
            name: root.node.label ?? ""
            from: root.least
            to: root.most
            tone: root.tone
            set: root.value !== null
            Layout.fillWidth: true
            Accessible.description: (root.node.low ?? "") + " – " + (root.node.high ?? "")
            onMoved: root.change(Math.round(slider.value))
            onPressedChanged: if (!slider.pressed && slider.enabled) root.change(Math.round(slider.value))
        }
        Label {
            text: root.value === null ? "–" : root.value
            size: "title"
            color: root.tone.deep
            horizontalAlignment: Text.AlignHCenter
            Layout.minimumWidth: Theme.target
        }
    }
    Row {
        width: root.steps ? Math.min(parent.width, Math.max(row.childrenRect.width, 260 * Theme.textScale)) : parent.width - Theme.target - Theme.medium
        spacing: Theme.medium
        Label {
            text: root.node.low ?? ""
            size: "caption"
            quiet: true
            width: (parent.width - parent.spacing) / 2
        }
        Label {
            text: root.node.high ?? ""
            size: "caption"
            quiet: true
            horizontalAlignment: Text.AlignRight
            width: (parent.width - parent.spacing) / 2
        }
    }
}
