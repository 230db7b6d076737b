// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Primitives
import Attune.Theme

// What the two keep: agreements with their day of review, rituals, signals, notes, readings.
Page {
    id: root
    required property AppController app
    required property Words words
    signal erase(var task)
    readonly property var board: Array.from(root.app.board)
    readonly property var kinds: [["agreement", "agreement"], ["ritual", "calendar"], ["signal", "signal"], ["note", "note"], ["reading", "chart"]]

    maxWidth: 820

    Label {
        text: root.words.t("together.title")
        size: "display"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("together.empty")
        visible: root.board.length === 0
        size: "lead"
        quiet: true
        Layout.fillWidth: true
    }
    Repeater {
        model: root.kinds.filter(kind => root.board.some(one => one.kind === kind[0]))
        Stack {
            id: section
            required property var modelData
            spacing: Theme.medium
            Layout.fillWidth: true
            RowLayout {
                spacing: Theme.medium
                Icon {
                    name: section.modelData[1]
                    colour: Theme.colours.accent
                }
                Label {
                    text: root.words.t("together." + section.modelData[0])
                    size: "title"
                    Layout.fillWidth: true
                }
            }
            Repeater {
                model: root.board.filter(one => one.kind === section.modelData[0])
                Card {
                    id: kept
                    required property var modelData
                    property bool ending: false // somebody said that it does not hold; nothing has changed yet
                    Layout.fillWidth: true
                    Entry {
                        words: root.words
                        entry: kept.modelData.entry
                        dated: true
                        faces: root.app.current.members
                        Layout.fillWidth: true
                    }
                    Label {
                        text: kept.modelData.ended ? root.words.t("together.ended")
                            : [root.words.t("together.since", { day: root.words.day(kept.modelData.sinceMs) }),
                               kept.modelData.reviewMs > 0 ? root.words.t("together.review", { day: root.words.day(kept.modelData.reviewMs) }) : ""]
                              .filter(part => part.length > 0).join(" · ")
                        size: "caption"
                        quiet: true
                        Layout.fillWidth: true
                    }
                    Label {
                        text: root.words.t("together.end_line")
                        visible: kept.ending
                        Layout.fillWidth: true
                    }
                    Group {
                        spacing: Theme.small
                        Layout.fillWidth: true
                        Button {
                            text: root.words.t(kept.ending ? "together.end_no" : "together.end")
                            visible: !kept.modelData.ended
                            look: "bare"
                            width: Math.min(implicitWidth, parent.width)
                            onClicked: kept.ending = !kept.ending
                        }
                        Button {
                            text: root.words.t("together.end_yes")
                            visible: kept.ending
                            width: Math.min(implicitWidth, parent.width)
                            onClicked: root.app.endEntry(kept.modelData.id)
                        }
                        Button {
                            text: root.words.t("together.erase")
                            visible: !root.app.guests && !kept.ending
                            look: "bare"
                            width: Math.min(implicitWidth, parent.width)
                            onClicked: root.erase({ what: "entry", id: kept.modelData.id, person: "", name: "" })
                        }
                    }
                }
            }
        }
    }
}
