// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Opening what was sealed: each for themselves, then both at once.
Stack {
    id: root
    required property Side side
    required property var node
    readonly property Words words: root.side.words
    readonly property bool opened: root.node.rows !== undefined
    readonly property var pressed: root.node.pressed ?? []
    readonly property bool mine: root.pressed.some(seat => seat === root.side.seat)

    spacing: Theme.medium

    Label {
        text: root.node.text ?? ""
        visible: text.length > 0
        size: root.opened ? "body" : "lead"
        Layout.fillWidth: true
    }
    Stack {
        visible: !root.opened
        spacing: Theme.medium
        Layout.fillWidth: true
        Label { // whatever the exercise says of it
            text: root.node.opens ? root.words.t("reveal." + root.node.opens) : ""
            visible: text.length > 0
            quiet: true
            Layout.fillWidth: true
        }
        Seats {
            side: root.side
            done: root.pressed
            doneKey: "reveal.pressed"
            waitKey: "reveal.sealed"
            Layout.fillWidth: true
        }
        Button {
            text: root.words.t("reveal.open", { name: root.side.name })
            look: "primary"
            iconName: "key"
            tone: Theme.person(root.side.colour)
            visible: !!root.node.pending && !root.mine
            onClicked: root.side.press(root.node.reveal)
        }
        Label {
            text: root.words.t("reveal.waiting")
            visible: root.mine
            quiet: true
            Layout.fillWidth: true
        }
        Button {
            text: root.words.t("reveal.hold", { name: root.side.name })
            look: "quiet"
            iconName: "lock"
            tone: Theme.person(root.side.colour)
            visible: (root.node.mayHold ?? []).length > 0
            onClicked: root.side.askAlone()
        }
    }
    Label {
        text: root.words.t("reveal.nothing")
        visible: root.opened && root.node.rows.length === 0
        quiet: true
        Layout.fillWidth: true
    }
    Repeater {
        model: root.node.rows ?? []
        RevealRow {
            required property int index
            required property var modelData
            side: root.side
            row: modelData
            order: index
            Layout.fillWidth: true
        }
    }
}
