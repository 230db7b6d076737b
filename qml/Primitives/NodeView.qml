// SPDX-License-Identifier: Apache-2.0
// A Loader of Qt 6.4 cannot make bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// One node of a view: the table from its kind to what draws it, and its buttons below.
Stack {
    id: root
    required property Side side
    required property string kind
    required property var node

    readonly property var table: ({
        prompt: prompt, text: text, choice: choice, scale: scale, map: map, card: card, turns: turns, mirror: mirror, reveal: reveal,
        pacer: pacer, pause: pause, agreement: agreement, schedule: schedule, note: note, trend: trend, gate: gate
    })

    spacing: Theme.medium

    Component { id: prompt; Prompt { side: root.side; node: root.node } }
    Component { id: text; TextPrimitive { side: root.side; node: root.node } }
    Component { id: choice; Choice { side: root.side; node: root.node } }
    Component { id: scale; ScalePrimitive { side: root.side; node: root.node } }
    Component { id: map; MapPicture { side: root.side; node: root.node } }
    Component { id: card; CardDeck { side: root.side; node: root.node } }
    Component { id: turns; Turns { side: root.side; node: root.node } }
    Component { id: mirror; Mirror { side: root.side; node: root.node } }
    Component { id: reveal; Reveal { side: root.side; node: root.node } }
    Component { id: pacer; PacerPrimitive { side: root.side; node: root.node } }
    Component { id: pause; PausePrimitive { side: root.side; node: root.node } }
    Component { id: agreement; Agreement { side: root.side; node: root.node } }
    Component { id: schedule; Schedule { side: root.side; node: root.node } }
    Component { id: note; Note { side: root.side; node: root.node } }
    Component { id: trend; Trend { side: root.side; node: root.node } }
    Component { id: gate; Gate { side: root.side; node: root.node } }

    Loader {
        sourceComponent: root.table[root.kind] ?? null
        Layout.fillWidth: true
    }
    Actions {
        side: root.side
        node: root.node
        Layout.fillWidth: true
    }
}
