// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// A passphrase for one person: what it does and what it costs is said before, not after.
Sheet {
    id: root
    required property Words words
    required property Locks locks
    property var person: ({ person: "", name: "", locked: false, shown: false })
    property string suggested
    readonly property bool locked: root.person.locked

    lasting: root.locks.printed.length > 0
    title: root.words.t("lock.title", { name: root.person.name })
    onOpenChanged: {
        now.forget(); fresh.forget(); again.forget()
        root.suggested = ""
        if (!root.open)
            root.locks.putAway()
    }
    Connections {
        target: root.locks
        function onDone(): void { root.open = false }
    }

    Label {
        text: root.words.t(root.locked ? "lock.has_line" : "lock.line")
        visible: root.locks.printed.length === 0
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("lock.cost")
        visible: root.locks.printed.length === 0
        quiet: true
        Layout.fillWidth: true
    }
    SecretField {
        id: now
        visible: root.locked && root.locks.printed.length === 0
        name: root.words.t("lock.now")
        placeholderText: root.words.t("lock.now")
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("lock.suggested", { words: root.suggested })
        visible: root.suggested.length > 0 && root.locks.printed.length === 0
        size: "lead"
        Layout.fillWidth: true
    }
    SecretField {
        id: fresh
        visible: root.locks.printed.length === 0
        name: root.words.t("lock.fresh")
        placeholderText: root.words.t("lock.fresh")
        Layout.fillWidth: true
    }
    SecretField {
        id: again
        visible: root.locks.printed.length === 0
        name: root.words.t("lock.again")
        placeholderText: root.words.t("lock.again")
        Layout.fillWidth: true
        onAccepted: if (set.enabled) set.clicked()
    }
    Label {
        text: root.words.t("lock.short")
        visible: fresh.secret.length > 0 && fresh.secret.length < 10 && root.locks.printed.length === 0
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("lock.differ")
        visible: again.secret.length > 0 && fresh.secret !== again.secret && root.locks.printed.length === 0
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("lock.printed_line")
        visible: root.locks.printed.length > 0
        Layout.fillWidth: true
    }
    Label {
        text: root.locks.printed
        size: "lead"
        font.family: "monospace"
        Layout.fillWidth: true
    }
    Banner {
        text: root.words.said(root.locks.refused)
        iconName: "advice"
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            id: set
            text: root.words.t(root.locked ? "lock.change" : "lock.set")
            look: "primary"
            visible: root.locks.printed.length === 0
            enabled: !root.locks.busy && fresh.secret.length > 0 && fresh.secret === again.secret && (!root.locked || now.secret.length > 0)
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.locks.change(root.person.person, now.secret, fresh.secret)
        }
        Button {
            text: root.words.t("lock.suggest")
            visible: root.locks.printed.length === 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.suggested = root.locks.suggest(root.words.language)
        }
        Button {
            text: root.words.t("lock.print")
            visible: root.locked && root.locks.printed.length === 0
            enabled: !root.locks.busy && now.secret.length > 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.locks.print(root.person.person, now.secret)
        }
        Button {
            text: root.words.t("lock.remove")
            visible: root.locked && root.locks.printed.length === 0
            enabled: !root.locks.busy && now.secret.length > 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.locks.change(root.person.person, now.secret, "")
        }
        Button {
            text: root.words.t(root.locks.printed.length > 0 ? "lock.put_away" : "lock.not_now")
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.open = false
        }
    }
}
