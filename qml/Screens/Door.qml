// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// A vault that waits for its owner. It says a name only if its owner wanted that.
Card {
    id: root
    required property Words words
    required property var door
    property bool busy: false
    property string refused // a words key
    signal opened(string passphrase)
    signal forgot

    readonly property bool named: root.door.name.length > 0

    PersonBadge {
        visible: root.named
        name: root.door.name
        colour: root.door.colour
        shape: root.door.shape
        large: true
        Accessible.ignored: !root.named
    }
    Label {
        visible: !root.named
        text: root.words.t("lock.somebody")
        size: "lead"
        Layout.fillWidth: true
    }
    SecretField {
        id: field
        name: root.words.t("lock.passphrase")
        placeholderText: root.words.t("lock.passphrase")
        enabled: !root.busy
        Layout.fillWidth: true
        onAccepted: open.clicked()
    }
    Banner {
        text: root.words.said(root.refused)
        iconName: "advice"
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            id: open
            text: root.words.t("lock.open")
            iconName: "key"
            look: "primary"
            enabled: field.secret.length > 0 && !root.busy
            width: Math.min(implicitWidth, parent.width)
            onClicked: { root.opened(field.secret); field.forget() }
        }
        Button {
            text: root.words.t("lock.forgot")
            look: "bare"
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.forgot()
        }
    }
}
