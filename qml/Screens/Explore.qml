// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// The exercises, by what people want.
Page {
    id: root
    required property AppController app
    required property Words words
    property int minutes: 0 // at most; 0: any
    property string family
    property bool everything: false
    signal opened(string exercise)
    signal takenUp(string session)

    readonly property var all: Array.from(root.app.exercises)
    readonly property var families: Array.from(new Set(root.all.map(one => one.family))).sort()
    readonly property var topics: ["", ...root.families]
    readonly property var found: root.app.whole && root.all.length > 0
        ? Array.from(root.app.find(sought.text, root.minutes, root.family, root.everything)) : []
    property int shown: root.page // of those that were found
    readonly property int page: 24
    onFoundChanged: root.shown = root.page

    maxWidth: Theme.pageWidth

    Label {
        text: root.words.t("explore.title")
        size: "display"
        Layout.fillWidth: true
    }
    Banner {
        text: root.app.whole ? "" : root.words.t("play.left")
        iconName: "together"
        Layout.fillWidth: true
    }
    Repeater {
        model: root.app.unfinished
        Card {
            id: open
            required property var modelData
            color: Theme.colours.accentSoft
            Layout.fillWidth: true
            Label {
                text: root.words.t("explore.unfinished", { title: open.modelData.title })
                Layout.fillWidth: true
            }
            Button {
                text: root.words.t("explore.go_on", { title: open.modelData.title })
                look: "primary"
                onClicked: root.takenUp(open.modelData.session)
            }
        }
    }
    Stack {
        spacing: Theme.medium
        Layout.fillWidth: true
        TextField {
            id: sought
            name: root.words.t("explore.search")
            placeholderText: root.words.t("explore.search")
            visible: root.all.length > 8
            Layout.fillWidth: true
        }
        Group {
            name: root.words.t("explore.minutes")
            spacing: Theme.small
            Layout.fillWidth: true
            Repeater {
                model: [0, 10, 20, 40]
                Chip {
                    id: length
                    required property int modelData
                    text: root.words.t(modelData > 0 ? "explore.upto" : "explore.any_time", { minutes: modelData })
                    checked: root.minutes === modelData
                    onClicked: root.minutes = length.modelData
                }
            }
        }
        Group {
            name: root.words.t("explore.family")
            visible: root.families.length > 1
            spacing: Theme.small
            Layout.fillWidth: true
            Repeater {
                model: root.topics
                Chip {
                    id: kin
                    required property string modelData
                    text: root.words.t(modelData === "" ? "explore.any_family" : "family." + modelData)
                    checked: root.family === modelData
                    width: Math.min(implicitWidth, parent.width)
                    onClicked: root.family = kin.modelData
                }
            }
        }
    }
    GridLayout {
        columns: Math.max(1, Math.floor(width / (330 * Theme.textScale)))
        columnSpacing: Theme.medium
        rowSpacing: Theme.medium
        Layout.fillWidth: true
        Repeater {
            model: root.found.slice(0, root.shown)
            ExerciseTile {
                id: tile
                required property var modelData
                exercise: modelData
                words: root.words
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onClicked: root.opened(tile.modelData.id)
            }
        }
    }
    Button {
        text: root.words.t("explore.more", { n: root.found.length - root.shown })
        visible: root.found.length > root.shown
        onClicked: root.shown += root.page
    }
    Label {
        text: root.words.t(root.all.some(one => one.fits) ? "explore.none" : "explore.nothing_yet")
        visible: root.found.length === 0
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.app.broken > 0 ? root.words.t("explore.broken", { n: root.app.broken }) : ""
        visible: text.length > 0
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
    Button {
        text: root.words.t(root.everything ? "explore.fitting" : "explore.everything")
        look: "bare"
        onClicked: root.everything = !root.everything
    }
}
