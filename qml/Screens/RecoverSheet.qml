// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Who has lost the passphrase has the printed key, or nothing. Nobody else can open it for them.
Sheet {
    id: root
    required property Words words
    required property Locks locks
    property string person

    title: root.words.t("lock.forgot")
    onOpenChanged: if (!root.open) { printed.clear(); fresh.forget(); again.forget(); root.locks.putAway() }

    Connections {
        target: root.locks
        function onUnlocked(): void { root.open = false }
    }
    Label {
        text: root.words.t("lock.forgot_line")
        Layout.fillWidth: true
    }
    TextField {
        id: printed
        name: root.words.t("lock.printed")
        placeholderText: root.words.t("lock.printed")
        Layout.fillWidth: true
    }
    SecretField {
        id: fresh
        name: root.words.t("lock.fresh")
        placeholderText: root.words.t("lock.fresh")
        Layout.fillWidth: true
    }
    SecretField {
        id: again
        name: root.words.t("lock.again")
        placeholderText: root.words.t("lock.again")
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
            text: root.words.t("lock.open")
            look: "primary"
            enabled: !root.locks.busy && printed.length > 0 && fresh.secret.length > 0 && fresh.secret === again.secret
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.locks.recover(root.person, printed.text, fresh.secret)
        }
        Button {
            text: root.words.t("lock.not_now")
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.open = false
        }
    }
}
