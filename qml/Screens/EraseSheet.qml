// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// The last question before something is gone for good. What belongs to several takes the yes of each.
Sheet {
    id: root
    required property AppController app
    required property Words words
    // what: answers session entry relationship person · id · person: whose answers, or who · name
    property var task: root.nothing
    readonly property var nothing: ({ what: "session", id: "", person: "", name: "" })
    readonly property Keeping keeping: root.app.keeping
    readonly property bool ownThing: root.task.what === "answers" || root.task.what === "person"
    readonly property var asked: Array.from(root.app.locks.people).filter(one => root.ownThing ? one.person === root.task.person : root.isAtTable(one.person))
    readonly property bool somebodyLocked: !root.ownThing && root.asked.length < root.app.current.members.length
    property bool agreed: false // all of them

    function isAtTable(person: string): bool {
        return Array.from(root.app.current.members).some(member => member.id === person)
    }
    function voices(): list<EraseVoice> {
        return Array.from({ length: rows.count }, (_, i) => rows.itemAt(i) as EraseVoice).filter(voice => voice)
    }
    function listen(): void {
        root.agreed = rows.count > 0 && root.voices().length === rows.count && root.voices().every(voice => voice.ready)
    }
    function ask(task: var): void {
        root.task = task
        root.open = true
    }
    function erase(): void {
        const typed = {}
        for (const voice of root.voices()) {
            if (voice.face.locked)
                typed[voice.face.person] = voice.secret
            voice.forget()
        }
        root.keeping.erase(root.task.what, root.task.id, root.task.person, typed)
    }

    title: root.words.t("erase.title_" + root.task.what, { name: root.task.name })
    onOpenChanged: {
        root.voices().forEach(voice => voice.forget())
        root.keeping.putAway()
        if (!root.open)
            root.task = root.nothing // nobody's name stays behind
    }
    Connections {
        target: root.keeping
        function onErased(): void { root.open = false }
    }

    Label {
        text: root.words.t("erase.line_" + root.task.what, { name: root.task.name })
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("erase.copies")
        quiet: true
        Layout.fillWidth: true
    }
    Repeater {
        id: rows
        model: root.open ? root.asked : []
        onItemAdded: root.listen()
        EraseVoice {
            required property var modelData
            words: root.words
            face: modelData
            onReadyChanged: root.listen()
            Layout.fillWidth: true
        }
    }
    Label {
        text: root.words.t("erase.locked")
        visible: root.somebodyLocked
        Layout.fillWidth: true
    }
    Banner {
        text: root.words.said(root.keeping.refused)
        iconName: "advice"
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            text: root.words.t("erase.yes")
            look: "primary"
            enabled: root.agreed && !root.somebodyLocked && !root.keeping.busy
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.erase()
        }
        Button {
            text: root.words.t("erase.no")
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.open = false
        }
    }
}
