// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

// One card at a time, with the piles below it.
Card {
    id: root
    required property var deck // a CardDeck, which holds this in turn
    property int at: 0
    readonly property var card: root.deck.cards[root.at] ?? ({})
    readonly property var place: root.deck.placed[root.card.id] ?? null
    readonly property bool done: root.at >= root.deck.cards.length

    Component.onCompleted: {
        root.at = root.nextOpen(0)
        root.recall()
    }
    onCardChanged: root.recall()

    function recall(): void {
        words.text = root.deck.placed[root.card.id]?.words ?? ""
    }
    // The next card that lies in no pile, from `from` on.
    function nextOpen(from: int): int {
        for (let index = from; index < root.deck.cards.length; ++index)
            if (!(root.deck.cards[index].id in root.deck.placed))
                return index
        return root.deck.cards.length
    }
    function put(pile: var): void {
        root.deck.place(root.card.id, pile.id, "")
        if (pile.asks)
            words.forceActiveFocus(Qt.TabFocusReason)
        else
            root.go()
    }
    function go(): void {
        root.at = root.nextOpen(root.at + 1)
        if (!root.done)
            piles.itemAt(0).forceActiveFocus(Qt.OtherFocusReason)
    }
    readonly property var asking: root.deck.piles.find(pile => pile.id === root.place?.pile && pile.asks) ?? null

    Icon {
        name: root.done ? "check" : root.card.picture ?? ""
        colour: root.deck.tone.deep
        size: Theme.icon * 3
        thickness: 1.3
        Layout.alignment: Qt.AlignHCenter
    }
    Label {
        text: root.done ? root.deck.words.t("card.done") : root.card.text ?? ""
        size: "lead"
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Group {
        name: root.card.text ?? ""
        visible: !root.done
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Repeater {
            id: piles
            model: root.deck.piles
            Chip {
                id: pile
                required property var modelData
                text: modelData.text
                tone: root.deck.tone
                checked: root.place?.pile === modelData.id
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.put(pile.modelData)
            }
        }
    }
    Label {
        text: root.asking?.asks ?? ""
        visible: text.length > 0 && !root.done
        Layout.fillWidth: true
    }
    TextField {
        id: words
        visible: root.asking !== null && !root.done
        name: root.asking?.asks ?? ""
        maximumLength: 140
        Layout.fillWidth: true
        onTextEdited: root.deck.place(root.card.id, root.place.pile, words.text)
        onAccepted: root.go()
    }
    Group {
        spacing: Theme.small
        Layout.fillWidth: true
        Button {
            text: root.deck.words.t("card.back")
            look: "bare"
            iconName: "back"
            visible: root.at > 0
            onClicked: root.at -= 1
        }
        Button {
            text: root.deck.words.t(root.place === null ? "card.skip" : "card.next")
            look: root.place === null ? "bare" : "quiet"
            tone: root.deck.tone
            visible: !root.done
            onClicked: root.at = root.place === null ? root.at + 1 : root.nextOpen(root.at + 1)
        }
    }
}
