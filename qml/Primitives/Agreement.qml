// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Something to keep: it enters the board only when each has said yes, and each speaks for themselves.
Card {
    id: root
    required property Side side
    required property var node
    readonly property Words words: root.side.words
    readonly property var accepted: root.node.accepted ?? []
    readonly property bool mine: root.accepted.some(seat => seat === root.side.seat)
    readonly property bool open: root.node.open ?? true

    edge: Theme.person(root.side.colour).deep

    Label {
        text: root.node.text ?? ""
        visible: text.length > 0
        Layout.fillWidth: true
    }
    Entry {
        side: root.side
        words: root.words
        entry: root.node.entry ?? ({})
        Layout.fillWidth: true
    }
    Seats {
        side: root.side
        done: root.accepted
        doneKey: "agreement.yes_said"
        waitKey: "agreement.not_yet"
        Layout.fillWidth: true
    }
    Group {
        visible: root.open && !root.mine
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            text: root.words.t("agreement.yes", { name: root.side.name })
            look: "primary"
            iconName: "check"
            tone: Theme.person(root.side.colour)
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.side.decide(root.node.proposal, true)
        }
        Button {
            text: root.words.t("agreement.no", { name: root.side.name })
            tone: Theme.person(root.side.colour)
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.side.decide(root.node.proposal, false)
        }
    }
}
