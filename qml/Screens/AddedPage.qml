// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Exercises that others made: what is here, and what is looked at before it comes in.
Page {
    id: root
    required property AppController app
    required property Words words
    readonly property Additions additions: root.app.additions
    readonly property var offered: root.additions.offered
    readonly property bool offering: (root.offered.id ?? "").length > 0
    property bool installed: false // just now
    signal back

    Component.onCompleted: root.additions.look()
    Component.onDestruction: root.additions.putAway()
    Connections {
        target: root.additions
        function onInstalled(): void { root.installed = true; file.clear() }
    }

    Button {
        text: root.words.t("nav.back")
        look: "bare"
        iconName: "back"
        onClicked: root.back()
    }
    Label {
        text: root.words.t("added.title")
        size: "display"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("added.line")
        Layout.fillWidth: true
    }
    TextField {
        id: file
        name: root.words.t("added.file")
        placeholderText: root.words.t("added.file")
        visible: !root.offering
        Layout.fillWidth: true
        onAccepted: if (open.enabled) open.clicked()
    }
    Button {
        id: open
        text: root.words.t("added.open")
        iconName: "search"
        visible: !root.offering
        enabled: file.text.trim().length > 0 && !root.additions.busy
        Layout.maximumWidth: root.width
        onClicked: { root.installed = false; root.additions.open(file.text) }
    }
    Banner {
        text: root.words.said(root.additions.refused)
        iconName: "advice"
        Layout.fillWidth: true
    }
    Banner {
        text: root.installed ? root.words.t("added.installed") : ""
        iconName: "check"
        Layout.fillWidth: true
    }
    Card {
        visible: root.offering
        Layout.fillWidth: true
        AddedPlugin {
            words: root.words
            plugin: root.offered
            Layout.fillWidth: true
        }
        Label {
            text: root.words.t((root.offered.trusted ?? "").length > 0 ? "added.known" : "added.unknown")
            Layout.fillWidth: true
        }
        Group {
            spacing: Theme.small + Theme.tiny
            Layout.fillWidth: true
            Button {
                text: root.words.t("added.install")
                look: "primary"
                enabled: !root.additions.busy
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.additions.install()
            }
            Button {
                text: root.words.t("added.not_now")
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.additions.putAway()
            }
        }
    }
    Repeater {
        model: root.additions.added
        Card {
            id: one
            required property var modelData
            Layout.fillWidth: true
            AddedPlugin {
                words: root.words
                plugin: one.modelData
                Layout.fillWidth: true
            }
            Group {
                name: one.modelData.name
                spacing: Theme.small + Theme.tiny
                Layout.fillWidth: true
                Button {
                    text: root.words.t(one.modelData.off ? "added.turn_on" : "added.turn_off")
                    hint: one.modelData.name
                    width: Math.min(implicitWidth, parent.width)
                    onClicked: root.additions.turn(one.modelData.id, one.modelData.off)
                }
                Button {
                    text: root.words.t("added.remove")
                    hint: one.modelData.name
                    look: "bare"
                    width: Math.min(implicitWidth, parent.width)
                    onClicked: root.additions.remove(one.modelData.id)
                }
            }
        }
    }
    Label {
        text: root.words.t("added.none")
        visible: root.additions.added.length === 0 && !root.offering
        quiet: true
        Layout.fillWidth: true
    }
}
