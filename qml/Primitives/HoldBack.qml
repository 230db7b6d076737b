// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

// Which parts of a sealed answer stay closed when both open. To the other it looks as if they had been skipped.
Card {
    id: root
    required property var frame // an InputFrame, which holds this in turn
    readonly property var held: root.frame.node.held ?? []

    color: Theme.colours.ground
    spacing: Theme.small

    function toggle(item: string): void {
        const rest = root.held.filter(other => other !== item)
        root.frame.side.hold(root.frame.node.id, rest.length < root.held.length ? rest : rest.concat([item]))
    }

    Label {
        text: root.frame.words.t("hold.title")
        Layout.fillWidth: true
    }
    Label {
        text: root.frame.words.t("hold.help")
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
    Repeater {
        model: root.frame.node.items ?? []
        Chip {
            id: chip
            required property string modelData
            single: false
            tone: root.frame.tone
            text: root.frame.words.t("hold.item", { item: modelData === "" ? root.frame.words.t("hold.all") : root.frame.itemText(modelData) })
            checked: root.held.includes(modelData)
            Layout.fillWidth: true
            onClicked: root.toggle(chip.modelData)
        }
    }
}
