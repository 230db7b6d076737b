// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Before a parent and a child begin: who answers, about whom, who is typing. What is said aloud is not secret.
Card {
    id: root
    required property Words words
    required property var faces // seat 1 first
    property int typist: 0
    readonly property int child: Math.max(0, root.faces.findIndex(face => face.band !== "adult"))

    Label {
        text: root.words.t("three.title")
        size: "lead"
        font.weight: Font.DemiBold
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("three.who", { first: root.faces[0]?.name ?? "", second: root.faces[1]?.name ?? "" })
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("three.about")
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("three.typing")
        Layout.fillWidth: true
    }
    Group {
        name: root.words.t("three.typing")
        spacing: Theme.small
        Layout.fillWidth: true
        Chip {
            text: root.words.t("three.typing_each")
            checked: root.typist === 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.typist = 0
        }
        Repeater {
            model: root.faces
            Chip {
                id: chip
                required property int index
                required property var modelData
                text: root.words.t("three.typing_one", { name: modelData.name })
                visible: index !== root.child
                tone: Theme.person(modelData.colour)
                checked: root.typist === index + 1
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.typist = chip.index + 1
            }
        }
    }
    Banner {
        text: root.typist > 0 ? root.words.t("three.typed", { typist: root.faces[root.typist - 1].name, name: root.faces[root.child].name }) : ""
        iconName: "eye"
        Layout.fillWidth: true
    }
}
