// SPDX-License-Identifier: Apache-2.0
// A Loader of Qt 6.4 cannot make bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

// A deck: sorted into piles, one card at a time or all at once; or some cards chosen from it.
InputFrame {
    id: root
    readonly property var cards: root.node.cards ?? []
    readonly property var piles: root.node.piles ?? []
    readonly property bool sorting: root.piles.length > 0
    property var placed: ({}) // sorting: card -> {pile, words?}
    property var picked: []   // choosing: ids
    property bool all: false
    property bool dealt: false // the draft is on the table

    fits: root.sorting ? Object.keys(root.placed).length > 0
        : root.picked.length >= (root.node.min ?? 1) && root.picked.length <= (root.node.max ?? root.cards.length)
    itemText: id => root.cardOf(id).text ?? root.node.label
    Component.onCompleted: {
        if (root.sorting)
            root.placed = root.start ?? {}
        else
            root.picked = root.start ?? []
        root.value = root.sorting ? root.placed : root.picked
        root.all = root.given
        root.dealt = true
    }
    onGivenChanged: root.all = root.given

    function cardOf(id: string): var {
        return root.cards.find(card => card.id === id) ?? {}
    }
    // No pile: the card is left out again. Words are kept with the pile that asks for them.
    function place(card: string, pile: string, words: string): void {
        const placed = Object.assign({}, root.placed)
        delete placed[card]
        if (pile.length > 0)
            placed[card] = words.trim().length > 0 ? { pile: pile, words: words } : { pile: pile }
        root.placed = placed
        root.change(placed)
    }
    function pick(card: string): void {
        const rest = root.picked.filter(other => other !== card)
        const room = root.picked.length < (root.node.max ?? root.cards.length)
        root.picked = rest.length < root.picked.length ? rest : room ? root.picked.concat([card]) : root.picked
        root.change(root.picked)
    }

    Group {
        visible: root.sorting && !root.given
        spacing: Theme.small
        Layout.fillWidth: true
        Label {
            text: root.words.t("card.sorted", { n: Object.keys(root.placed).length, of: root.cards.length })
            size: "caption"
            quiet: true
            width: Math.min(implicitWidth, parent.width)
            height: Math.max(implicitHeight, Theme.target)
            verticalAlignment: Text.AlignVCenter
        }
        Button {
            text: root.words.t(root.all ? "card.one" : "card.all")
            look: "bare"
            onClicked: root.all = !root.all
        }
    }
    Loader {
        active: root.sorting && !root.all && root.dealt
        visible: active
        Layout.fillWidth: true
        sourceComponent: CardSort { deck: root }
    }
    Repeater {
        model: root.sorting && root.all ? root.cards : []
        CardRow {
            required property var modelData
            deck: root
            card: modelData
            Layout.fillWidth: true
        }
    }
    Label {
        text: root.words.t("choice.range", { min: root.node.min ?? 1, max: root.node.max ?? root.cards.length })
        visible: !root.sorting && !root.given
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
    GridLayout {
        visible: !root.sorting
        columns: Math.max(1, Math.floor(width / (190 * Theme.textScale)))
        columnSpacing: Theme.medium
        rowSpacing: Theme.medium
        Layout.fillWidth: true
        Repeater {
            model: root.sorting ? [] : root.cards
            CardTile {
                id: tile
                required property var modelData
                card: modelData
                tone: root.tone
                checked: root.picked.includes(modelData.id)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onClicked: root.pick(tile.modelData.id)
            }
        }
    }
}
