// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// The whole screen waits for one person, or for all. It shows nothing of anybody, and never turns by itself.
Item {
    id: root
    required property SessionController session
    required property Words words
    property Side next: null
    readonly property int typist: root.session.typist
    readonly property Words spoken: root.next ? root.next.words : root.words
    readonly property Side hand: root.typist > 0 && root.next && root.next.seat !== root.typist ? root.session.sideOf(root.typist) : null

    readonly property var locked: root.session.locked
    readonly property bool typed: {
        for (let i = 0; i < fields.count; ++i) {
            const field = fields.itemAt(i) as SecretField
            if (field === null || field.secret.length === 0)
                return false
        }
        return true
    }
    function sit(): void {
        const typed = {}
        for (let i = 0; i < fields.count; ++i) {
            const field = fields.itemAt(i) as SecretField
            typed[root.locked[i].seat] = field.secret
            field.forget()
        }
        root.session.sit(root.next ? root.next.seat : 0, typed)
    }

    Component.onCompleted: {
        const first = fields.count > 0 ? fields.itemAt(0) : button
        first.forceActiveFocus(Qt.OtherFocusReason)
    }

    Page {
        anchors.fill: parent
        centred: true
        maxWidth: 560 * Theme.textScale
        spacing: Theme.big

        Row {
            spacing: Theme.big
            Layout.alignment: Qt.AlignHCenter
            Repeater {
                model: root.session.everybody
                PersonShape {
                    required property Side modelData
                    visible: root.next === null || root.next === modelData
                    shape: modelData.shape
                    colour: root.next ? Theme.person(modelData.colour).overField : Theme.person(modelData.colour).deep
                    size: root.next ? 130 : 96
                }
            }
        }
        Label {
            text: root.next ? root.next.name : root.words.t("handover.both_title")
            size: "display"
            color: root.next ? Theme.person(root.next.colour).overField : Theme.colours.ink
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Label {
            text: !root.next ? root.words.t("handover.both_line")
                : root.hand ? root.spoken.t("handover.typed", { name: root.next.name, typist: root.hand.name })
                : root.spoken.t("handover.line", { name: root.next.name })
            size: "lead"
            color: root.next ? Theme.person(root.next.colour).overField : Theme.colours.quiet
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Repeater {
            id: fields
            model: root.locked
            SecretField {
                required property Side modelData
                name: root.next ? root.spoken.t("lock.passphrase") : root.words.t("lock.passphrase_of", { name: modelData.name })
                placeholderText: name
                Layout.preferredWidth: Math.min(360 * Theme.textScale, parent.width)
                Layout.alignment: Qt.AlignHCenter
                onAccepted: if (root.typed) root.sit()
            }
        }
        Banner {
            text: root.session.refused
            iconName: "advice"
            Layout.fillWidth: true
        }
        Button {
            id: button
            text: root.next ? root.spoken.t("handover.me", { name: root.next.name }) : root.words.t("handover.both")
            look: root.next ? "quiet" : "primary"
            font.pixelSize: Theme.leadSize
            horizontalPadding: Theme.huge
            verticalPadding: Theme.medium
            tone: root.next ? Theme.person(root.next.colour) : null
            Layout.alignment: Qt.AlignHCenter
            enabled: root.typed
            onClicked: root.sit()
        }
    }
}
