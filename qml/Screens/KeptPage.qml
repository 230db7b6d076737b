// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// What is kept here: copies of it, and erasing it for good. No word of what anybody wrote stands here.
Page {
    id: root
    required property AppController app
    required property Words words
    readonly property Keeping keeping: root.app.keeping
    signal erase(var task)
    signal back
    property bool erased: false // just now

    function choose(task: var): void {
        root.erased = false
        root.erase(task)
    }
    // Of a disk that refuses: nothing was typed that could be lost.
    function worded(code: string): string {
        return root.words.said(root.words.has(code + "_start") ? code + "_start" : code)
    }

    Component.onCompleted: { root.keeping.putAway(); root.keeping.look() }

    Button {
        text: root.words.t("nav.back")
        look: "bare"
        iconName: "back"
        onClicked: root.back()
    }
    Label {
        text: root.words.t("kept.title")
        size: "display"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("kept.copies")
        size: "title"
        Layout.fillWidth: true
    }
    Label {
        text: root.keeping.copiedMs > 0 ? root.words.t("kept.copied", { day: root.words.day(root.keeping.copiedMs) }) : root.words.t("kept.no_copy")
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("kept.copy_line")
        quiet: true
        Layout.fillWidth: true
    }
    Group {
        name: root.words.t("kept.disks")
        visible: root.keeping.disks.length > 0
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: root.keeping.disks
            Chip {
                id: disk
                required property string modelData
                text: disk.modelData
                checked: folder.text === disk.modelData + "/attune"
                width: Math.min(implicitWidth, parent.width)
                onClicked: folder.text = disk.modelData + "/attune"
            }
        }
    }
    TextField {
        id: folder
        name: root.words.t("kept.folder")
        placeholderText: root.words.t("kept.folder")
        Layout.fillWidth: true
        onAccepted: if (copy.enabled) copy.clicked()
    }
    Button {
        id: copy
        text: root.words.t("kept.copy")
        iconName: "things"
        enabled: folder.text.trim().length > 0 && !root.keeping.busy
        Layout.maximumWidth: root.width
        onClicked: { root.keeping.putAway(); root.keeping.copyTo(folder.text) }
    }
    Banner {
        text: root.keeping.made.length > 0 ? root.words.t("kept.made", { file: root.keeping.made })
            : root.keeping.refused.length > 0 ? root.worded(root.keeping.refused) : ""
        iconName: root.keeping.made.length > 0 ? "check" : "advice"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("kept.erase")
        size: "title"
        Layout.topMargin: Theme.medium
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("kept.erase_line")
        quiet: true
        Layout.fillWidth: true
    }
    Connections {
        target: root.keeping
        function onErased(): void { root.erased = true }
    }
    Banner {
        text: root.erased ? root.words.t("kept.erased") : ""
        iconName: "check"
        Layout.fillWidth: true
    }
    Repeater {
        model: root.keeping.sessions
        Card {
            id: session
            required property var modelData
            Layout.fillWidth: true
            Label {
                text: root.words.t("kept.session", { title: session.modelData.title, day: root.words.day(session.modelData.dayMs) })
                Layout.fillWidth: true
            }
            Group {
                name: session.modelData.title
                spacing: Theme.small + Theme.tiny
                Layout.fillWidth: true
                Repeater {
                    model: root.app.current.members
                    Button {
                        id: answers
                        required property var modelData
                        text: root.words.t("kept.erase_answers", { name: answers.modelData.name })
                        hint: session.modelData.title
                        width: parent ? Math.min(implicitWidth, parent.width) : implicitWidth // none when the list changes
                        onClicked: root.choose({ what: "answers", id: session.modelData.session, person: answers.modelData.id, name: answers.modelData.name })
                    }
                }
                Button {
                    text: root.words.t("kept.erase_session")
                    hint: session.modelData.title
                    width: Math.min(implicitWidth, parent.width)
                    onClicked: root.choose({ what: "session", id: session.modelData.session, person: "", name: "" })
                }
            }
        }
    }
    Label {
        text: root.words.t("kept.none")
        visible: root.keeping.sessions.length === 0
        quiet: true
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            text: root.words.t("kept.erase_relationship")
            visible: root.app.current.id.length > 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.choose({ what: "relationship", id: root.app.current.id, person: "", name: "" })
        }
        Repeater {
            model: root.app.locks.people
            Button {
                id: person
                required property var modelData
                text: root.words.t("kept.erase_person", { name: person.modelData.name })
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.choose({ what: "person", id: "", person: person.modelData.person, name: person.modelData.name })
            }
        }
    }
}
