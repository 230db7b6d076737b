// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

Page {
    id: root
    required property AppController app
    required property Words words
    readonly property Settings settings: root.app.settings
    signal passphrase(var person)
    signal kept
    signal added

    Label {
        text: root.words.t("settings.title")
        size: "display"
        Layout.fillWidth: true
    }
    ChipRow {
        words: root.words
        name: root.words.t("settings.text")
        prefix: "settings.size_"
        values: ["100", "125", "150", "200"]
        chosen: String(root.settings.textPercent)
        onPicked: value => root.settings.textPercent = Number(value)
    }
    ChipRow {
        words: root.words
        name: root.words.t("settings.theme")
        prefix: "settings.theme_"
        values: ["system", "light", "dark"]
        chosen: root.settings.theme
        onPicked: value => root.settings.theme = value
    }
    ChipRow {
        words: root.words
        name: root.words.t("settings.motion")
        prefix: "settings.motion_"
        values: ["full", "reduced"]
        chosen: root.settings.reduceMotion ? "reduced" : "full"
        onPicked: value => root.settings.reduceMotion = value === "reduced"
    }
    ChipRow {
        words: root.words
        name: root.words.t("settings.language")
        prefix: "language."
        values: ["en", "es"]
        chosen: root.words.language
        onPicked: value => root.settings.language = value
    }
    Repeater {
        model: root.app.current.members
        ChipRow {
            id: person
            required property var modelData
            words: root.words
            name: root.words.t("settings.language_of", { name: modelData.name })
            prefix: "language."
            values: ["en", "es"]
            chosen: modelData.language
            onPicked: value => root.app.speak(person.modelData.id, value)
        }
    }
    Label {
        text: root.words.t("lock.section")
        visible: people.count > 0
        size: "title"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("lock.section_line")
        visible: people.count > 0
        quiet: true
        Layout.fillWidth: true
    }
    Repeater {
        id: people
        model: root.app.guests ? [] : root.app.locks.people
        Group {
            id: one
            required property var modelData
            name: one.modelData.name
            spacing: Theme.medium
            Layout.fillWidth: true
            PersonBadge {
                name: one.modelData.name
                colour: one.modelData.colour
                shape: one.modelData.shape
            }
            Button {
                text: root.words.t(one.modelData.locked ? "lock.change" : "lock.set")
                hint: one.modelData.name
                iconName: "key"
                onClicked: root.passphrase(one.modelData)
            }
            Button {
                text: root.words.t(one.modelData.shown ? "lock.hide_name" : "lock.show_name")
                hint: one.modelData.name
                visible: one.modelData.locked
                look: "bare"
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.app.locks.show(one.modelData.person, !one.modelData.shown)
            }
        }
    }
    Label {
        text: root.words.t("kept.section")
        visible: !root.app.guests
        size: "title"
        Layout.fillWidth: true
    }
    Button {
        text: root.words.t("kept.open")
        visible: !root.app.guests
        iconName: "things"
        Layout.maximumWidth: root.width
        onClicked: root.kept()
    }
    Label {
        text: root.words.t("added.section")
        size: "title"
        Layout.fillWidth: true
    }
    Button {
        text: root.words.t("added.title")
        iconName: "search"
        Layout.maximumWidth: root.width
        onClicked: root.added()
    }
    Label {
        text: root.words.t("settings.leave")
        quiet: true
        Layout.fillWidth: true
    }
}
