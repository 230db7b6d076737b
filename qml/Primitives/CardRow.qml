// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

// A card in the list of all, with its piles beside it; or, once given, the pile where it lies.
Card {
    id: root
    required property var deck // a CardDeck, which holds this in turn
    required property var card
    readonly property var place: root.deck.placed[root.card.id] ?? null
    readonly property var pile: root.deck.piles.find(pile => pile.id === root.place?.pile) ?? null

    padding: Theme.medium
    spacing: Theme.small

    RowLayout {
        spacing: Theme.medium
        Icon {
            name: root.card.picture ?? ""
            colour: root.deck.tone.deep
            Layout.alignment: Qt.AlignTop
        }
        Label {
            text: root.card.text
            Layout.fillWidth: true
        }
    }
    Label {
        visible: root.deck.given
        text: [root.pile?.text ?? root.deck.words.t("card.left_out"), root.place?.words ?? ""].filter(part => part.length > 0).join(": ")
        color: root.deck.tone.deep
        font.weight: Font.DemiBold
        Layout.fillWidth: true
    }
    Group {
        name: root.card.text
        visible: !root.deck.given
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: root.deck.piles
            Chip {
                id: choice
                required property var modelData
                text: modelData.text
                tone: root.deck.tone
                checked: root.place?.pile === modelData.id
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.deck.place(root.card.id, choice.checked ? "" : choice.modelData.id, root.place?.words ?? "")
            }
        }
    }
    TextField {
        visible: !root.deck.given && !!root.pile?.asks
        name: root.pile?.asks ?? ""
        placeholderText: root.pile?.asks ?? ""
        maximumLength: 140
        Layout.fillWidth: true
        Component.onCompleted: text = root.place?.words ?? ""
        onTextEdited: root.deck.place(root.card.id, root.place.pile, text)
    }
}
