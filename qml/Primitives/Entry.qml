// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// What can stand on the board, of every kind: fields that an entry lacks take no room.
Stack {
    id: root
    required property Words words
    required property var entry
    property bool dated: false // the day of the review is said elsewhere
    property Side side: null // where the table is laid; else `faces` says who is who
    property var faces: []   // [{name, colour, shape}], seat 1 first

    readonly property var lines: (root.entry.clauses ?? root.entry.lines ?? [])
        .concat((root.entry.values ?? []).map(one => ({ seat: one.seat, text: one.value + " / " + root.entry.max })))
    readonly property string rhythm: root.entry.rhythm ? root.words.t("schedule." + root.entry.rhythm) : ""
    readonly property string day: root.entry.day ? root.words.t("day." + root.entry.day) : ""

    function face(seat: int): var {
        return root.side ? root.side.session.sideOf(seat) : root.faces[seat - 1] ?? null
    }

    spacing: Theme.small

    Label {
        text: root.entry.title ?? ""
        visible: text.length > 0
        size: "lead"
        font.weight: Font.DemiBold
        Layout.fillWidth: true
    }
    Repeater {
        model: root.lines
        RowLayout {
            id: line
            required property var modelData
            readonly property var face: root.face(modelData.seat ?? 0)
            spacing: Theme.medium
            Layout.fillWidth: true
            PersonBadge {
                visible: line.face !== null
                name: line.face?.name ?? ""
                colour: line.face?.colour ?? "teal"
                shape: line.face?.shape ?? "circle"
                Layout.alignment: Qt.AlignTop
            }
            Icon {
                name: line.face === null ? "together" : ""
                Layout.alignment: Qt.AlignTop
            }
            Label {
                text: line.modelData.text ?? ""
                Layout.fillWidth: true
            }
        }
    }
    Label {
        text: root.entry.text ?? ""
        visible: text.length > 0
        Layout.fillWidth: true
    }
    Label {
        text: root.entry.sign ? root.words.t("signal.means", { sign: root.entry.sign, meaning: root.entry.meaning ?? "" }) : ""
        visible: text.length > 0
        Layout.fillWidth: true
    }
    Label {
        text: [root.rhythm, root.day, root.entry.time ?? ""].filter(part => part.length > 0).join(" · ")
        visible: text.length > 0
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.entry.starts ? root.words.t("schedule.begins", { name: root.face(root.entry.starts)?.name ?? "" }) : ""
        visible: text.length > 0
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.entry.review_days && !root.dated ? root.words.t("agreement.review", { days: root.entry.review_days }) : ""
        visible: text.length > 0
        quiet: true
        Layout.fillWidth: true
    }
}
