// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Who is here? Under a minute, and the first exercise can begin.
Page {
    id: root
    required property AppController app
    required property Words words
    property string kind // couple mother_son parent_child family; empty: not said yet
    property bool adding: root.nobody
    property string refused // a words key
    property string tried // whose door
    readonly property bool nobody: root.app.relationships.length === 0 && root.app.locks.doors.length === 0
    signal entered
    signal forgot(string person)
    signal restore

    maxWidth: root.kind.length > 0 ? 980 : Theme.readingWidth

    function pairOf(kind: string): string {
        return kind === "mother_son" ? "parent_child" : kind
    }
    // Nobody sits down to nothing.
    function made(kind: string): bool {
        for (const pair of root.app.pairs)
            if (pair === root.pairOf(kind))
                return true
        return false
    }
    function form(): void {
        root.refused = ""
        root.app.formRelationship(root.pairOf(root.kind), [first.value, second.value])
    }
    Connections {
        target: root.app
        function onPeopleChanged(): void { root.adding = root.nobody || (root.adding && root.kind.length > 0) }
        function onFormed(): void { root.kind = ""; root.entered() }
        function onRefused(code: string): void { root.refused = root.kind.length > 0 ? code : "" }
    }

    Label {
        text: root.words.t("welcome.title")
        size: "display"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t(root.kind.length > 0 ? "welcome.about_you" : root.adding ? "welcome.line" : "welcome.again")
        size: "lead"
        quiet: true
        Layout.fillWidth: true
    }
    Repeater {
        model: root.adding ? [] : root.app.relationships
        PairTile {
            id: pair
            required property var modelData
            faces: modelData.members
            Layout.fillWidth: true
            onClicked: { root.app.choose(pair.modelData.id); root.entered() }
        }
    }
    Repeater {
        model: root.kind.length > 0 ? [] : root.app.locks.doors
        Door {
            id: door
            required property var modelData
            words: root.words
            door: door.modelData
            busy: root.app.locks.busy
            refused: root.tried === door.modelData.person ? root.app.locks.refused : ""
            Layout.fillWidth: true
            onOpened: passphrase => { root.tried = door.modelData.person; root.app.locks.unlock(door.modelData.person, passphrase) }
            onForgot: root.forgot(door.modelData.person)
        }
    }
    Group {
        name: root.words.t("welcome.kind")
        visible: root.adding && root.kind.length === 0
        spacing: Theme.medium
        Layout.fillWidth: true
        Repeater {
            model: [["couple", "heart"], ["mother_son", "hug"], ["parent_child", "family"], ["family", "home"]]
            KindTile {
                id: tile
                required property var modelData
                text: root.words.t("pair." + modelData[0])
                iconName: modelData[1]
                visible: root.made(modelData[0])
                width: Math.min(parent.width, Math.max(240 * Theme.textScale, (parent.width - Theme.medium) / 2))
                onClicked: root.kind = tile.modelData[0]
            }
        }
    }
    GridLayout {
        visible: root.kind.length > 0
        columns: width > 760 * Theme.textScale ? 2 : 1
        columnSpacing: Theme.big
        rowSpacing: Theme.big
        Layout.fillWidth: true
        PersonForm {
            id: first
            words: root.words
            seat: 1
            kind: root.kind
            taken: second.colour
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
        PersonForm {
            id: second
            words: root.words
            seat: 2
            kind: root.kind
            taken: first.colour
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
    }
    Banner {
        text: root.words.said(root.refused)
        iconName: "advice"
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.medium
        Layout.fillWidth: true
        Button {
            text: root.words.t("welcome.begin")
            look: "primary"
            visible: root.kind.length > 0
            enabled: first.complete && second.complete
            hint: enabled ? "" : root.words.t("home.name")
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.form()
        }
        Button {
            text: root.words.t("welcome.back")
            look: "bare"
            iconName: "back"
            visible: root.kind.length > 0
            onClicked: root.kind = ""
        }
        Button {
            text: root.words.t("welcome.somebody_else")
            iconName: "plus"
            visible: !root.adding
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.adding = true
        }
        Repeater {
            model: ["couple", "mother_son"]
            Button {
                id: guests
                required property string modelData
                text: root.words.t("welcome.try_" + modelData)
                iconName: "play"
                visible: root.kind.length === 0 && root.made(modelData)
                width: Math.min(implicitWidth, parent.width)
                onClicked: { root.app.tryIt(guests.modelData); root.entered() }
            }
        }
    }
    Button {
        text: root.words.t("restore.open")
        look: "bare"
        visible: root.kind.length === 0 && root.nobody && !root.app.guests
        Layout.maximumWidth: root.width
        onClicked: root.restore()
    }
    Label {
        text: root.words.t("welcome.try_line")
        visible: root.kind.length === 0
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("welcome.leave")
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
}
