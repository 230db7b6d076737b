// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Attune.Controls
import Attune.Host
import Attune.Theme

// One step: where the threads come from, where they are, and what it is called.
Item {
    id: root
    required property Words words
    required property var step
    required property var threads // PersonFace of each
    required property bool fromAlone
    required property bool first
    required property bool last

    readonly property int bend: 28 // the height in which they part or meet
    readonly property int at: root.bend + Math.round(Theme.bodySize * 0.68) // of the mark: the middle of the first line
    readonly property string said: {
        const notes = []
        for (const note of ["alone", "opens", "rest", "optional", "may_end"])
            if (root.step[note])
                notes.push(root.words.t("detail." + note))
        return notes.join(" · ")
    }

    implicitHeight: root.bend + lines.implicitHeight + Theme.tiny
    Accessible.role: Accessible.ListItem
    Accessible.name: root.step.title + (root.said.length > 0 ? ": " + root.said : "")

    function place(seat: int, alone: bool): real { return 30 + (seat === 0 ? -1 : 1) * (alone ? 14 : 3) }
    function tone(seat: int): color {
        return root.threads.length > seat ? Theme.person(root.threads[seat].colour).deep : Theme.colours.edge
    }

    Repeater {
        model: 2
        Item {
            id: thread
            required property int index
            readonly property real from: root.place(thread.index, root.fromAlone)
            readonly property real to: root.place(thread.index, root.step.alone)
            opacity: root.step.optional ? 0.55 : 1
            anchors.fill: parent
            Image {
                visible: !root.first
                width: 60
                height: root.bend
                sourceSize.width: 60
                sourceSize.height: root.bend
                Accessible.ignored: true
                source: "data:image/svg+xml," + encodeURIComponent(
                    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 ${root.bend}"><path d="M${thread.from} 0C${thread.from} ${root.bend / 2} ${thread.to} ${root.bend / 2} ${thread.to} ${root.bend}" fill="none" stroke="${root.tone(thread.index)}" stroke-width="3"/></svg>`)
            }
            Rectangle {
                x: thread.to - width / 2
                y: root.first ? root.at : root.bend
                width: 3
                height: (root.last ? root.at : root.height) - y
                color: root.tone(thread.index)
            }
            Rectangle { // each has a place of their own
                visible: root.step.alone
                x: thread.to - width / 2
                y: root.at - height / 2
                width: 16
                height: width
                radius: width / 2
                color: root.step.optional ? Theme.colours.ground : root.tone(thread.index)
                border.width: 3
                border.color: root.tone(thread.index)
            }
        }
    }
    Rectangle { // one place for both
        visible: !root.step.alone
        x: 30 - width / 2
        y: root.at - height / 2
        width: root.step.opens ? 30 : 18
        height: width
        radius: width / 2
        color: root.last ? Theme.colours.ink : root.step.opens ? Theme.colours.accentSoft : Theme.colours.ground
        border.width: root.step.optional ? Theme.hair : 3
        border.color: root.last ? Theme.colours.ink : root.step.opens ? Theme.colours.accent : Theme.colours.quiet
        Icon {
            anchors.centerIn: parent
            visible: root.step.opens
            name: "eye"
            size: 18
            colour: Theme.colours.accent
        }
    }
    Column {
        id: lines
        x: 76
        y: root.bend
        width: root.width - x
        Label {
            text: root.step.title
            width: parent.width
            Accessible.ignored: true
        }
        Label {
            text: root.said
            visible: text.length > 0
            size: "caption"
            quiet: true
            width: parent.width
            Accessible.ignored: true
        }
    }
}
