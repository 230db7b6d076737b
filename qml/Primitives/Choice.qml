// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

InputFrame {
    id: root
    readonly property int least: root.node.min ?? 1
    readonly property int most: root.node.max ?? 1
    property var chosen: [] // ids, in the order chosen

    fits: root.chosen.length >= root.least && root.chosen.length <= root.most
    itemText: id => ((root.node.options ?? []).find(option => option.id === id) ?? { text: root.node.label }).text
    Component.onCompleted: {
        root.chosen = root.start === null ? [] : root.most === 1 ? [root.start] : root.start
        root.value = root.most === 1 ? (root.chosen[0] ?? null) : root.chosen
    }

    function toggle(id: string): void {
        const rest = root.chosen.filter(other => other !== id)
        if (root.most === 1)
            root.chosen = [id]
        else if (rest.length < root.chosen.length)
            root.chosen = rest
        else if (root.chosen.length < root.most)
            root.chosen = root.chosen.concat([id])
        root.change(root.most === 1 ? root.chosen[0] : root.chosen)
    }

    Label {
        text: root.words.t("choice.range", { min: root.least, max: root.most })
        visible: root.most > 1 && !root.given
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
    Group {
        name: root.node.label ?? ""
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Repeater {
            model: root.node.options ?? []
            Chip {
                id: chip
                required property var modelData
                readonly property int place: root.chosen.indexOf(modelData.id)
                single: root.most === 1
                text: modelData.text
                iconName: modelData.icon ?? ""
                tone: root.tone
                checked: chip.place >= 0
                number: root.most > 1 && root.most < (root.node.options ?? []).length + 1 && chip.place >= 0 ? chip.place + 1 : ""
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.toggle(chip.modelData.id)
            }
        }
    }
}
