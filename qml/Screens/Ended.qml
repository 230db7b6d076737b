// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Primitives
import Attune.Theme

// A calm close: what was last said, what was kept, what may come next.
Page {
    id: root
    required property SessionController session
    required property Words words
    property var entered: [] // what entered the board: [{entry, faces}]
    property var suggested: [] // [{id, title}]
    readonly property int languages: {
        const all = new Set()
        for (let index = 0; index < root.session.shown.length; ++index)
            all.add(root.session.shown[index].words.language)
        return all.size
    }
    signal finished
    signal chosen(string exercise)

    Label {
        text: root.words.t("ended." + (root.session.outcome || "done") + ".title")
        size: "display"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("ended." + (root.session.outcome || "done") + ".line")
        size: "lead"
        quiet: true
        Layout.fillWidth: true
    }
    Repeater {
        model: root.session.shown
        SideView {
            required property Side modelData
            required property int index
            side: modelData
            badge: root.languages > 1
            visible: modelData.step.length > 0 && (index === 0 || root.languages > 1) // once is enough where all read the same
            Layout.fillWidth: true
        }
    }
    Label {
        text: root.words.t("ended.entered")
        size: "title"
        visible: root.entered.length > 0
        Layout.fillWidth: true
    }
    Repeater {
        model: root.entered
        Card {
            id: kept
            required property var modelData
            Layout.fillWidth: true
            Entry {
                words: root.words
                entry: kept.modelData.entry
                faces: kept.modelData.faces
                Layout.fillWidth: true
            }
        }
    }
    Label {
        text: root.words.t("ended.next")
        size: "title"
        visible: root.suggested.length > 0
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.small + Theme.tiny
        visible: root.suggested.length > 0
        Layout.fillWidth: true
        Repeater {
            model: root.suggested
            Button {
                id: other
                required property var modelData
                text: modelData.title
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.chosen(other.modelData.id)
            }
        }
    }
    Button {
        text: root.words.t("ended.finish")
        look: "primary"
        onClicked: root.finished()
    }
}
