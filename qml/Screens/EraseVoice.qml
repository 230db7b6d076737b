// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// One of those whose thing it is: their yes, and their passphrase if they have one.
Stack {
    id: root
    required property Words words
    required property var face // {person, name, colour, shape, locked}
    readonly property alias secret: field.secret
    readonly property bool ready: yes.checked && (!root.face.locked || field.secret.length > 0)

    function forget(): void {
        field.forget()
        yes.checked = false
    }

    spacing: Theme.small
    Chip {
        id: yes
        single: false
        text: root.words.t("erase.voice", { name: root.face.name })
        tone: Theme.person(root.face.colour)
        Layout.maximumWidth: root.width
        onClicked: yes.checked = !yes.checked
    }
    SecretField {
        id: field
        visible: root.face.locked
        name: root.words.t("lock.passphrase_of", { name: root.face.name })
        placeholderText: name
        Layout.fillWidth: true
    }
}
