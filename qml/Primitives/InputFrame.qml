// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// What all inputs have in common: the question, keeping drafts, giving or passing, and what is sealed.
Stack {
    id: root
    required property Side side
    required property var node
    property var value: null // what would be given now; null: nothing yet
    property bool fits: root.value !== null
    property var itemText: item => item // words for one part of a sealed answer
    default property alias content: slot.data

    readonly property Words words: root.side.words
    readonly property PersonTone tone: Theme.person(root.side.colour)
    readonly property bool given: !!(root.node.sealed || root.node.kept || root.node.answered)
    readonly property bool closed: !!root.node.sealed && root.node.items === undefined // and here nobody is to know if it was passed
    readonly property var start: root.node.value ?? root.node.draft ?? null // what was there when the page came
    property bool touched: false

    spacing: Theme.medium

    // To be called whenever the person changed something.
    function change(value: var): void {
        root.value = value
        root.touched = true
        keep.restart()
    }
    function keepDraft(): void {
        if (root.touched && !root.given)
            root.side.draft(root.node.id, root.value)
        root.touched = false
        keep.stop()
    }
    function give(): void {
        root.touched = false
        keep.stop()
        root.side.use(root.node.id, root.value)
    }

    readonly property bool busy: scope.activeFocus
    onBusyChanged: if (!root.busy) root.keepDraft()
    Component.onDestruction: root.keepDraft()

    Timer {
        id: keep
        interval: Theme.draftDelay
        onTriggered: root.keepDraft()
    }

    Label {
        text: root.node.label ?? ""
        size: "lead"
        Layout.fillWidth: true
    }
    Label {
        text: root.node.help ?? ""
        visible: text.length > 0 && !root.closed
        quiet: true
        Layout.fillWidth: true
    }
    FocusScope {
        id: scope
        Layout.fillWidth: true
        implicitHeight: slot.implicitHeight
        visible: !root.node.sealed || (root.node.value ?? null) !== null
        Stack {
            id: slot
            width: parent.width
            enabled: !root.given
            spacing: Theme.small + Theme.tiny
        }
    }
    InputFoot {
        frame: root
        Layout.fillWidth: true
    }
}
