// SPDX-License-Identifier: Apache-2.0
// A Loader of Qt 6.4 cannot make bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// A session. Nothing is here but the exercise, and pause, stop, help, leave.
Rectangle {
    id: root
    required property SessionController session
    required property Words words // of the window, where no seat's language is meant
    property var entered: []
    property var suggested: []
    signal went(string id) // help, leave
    signal tried // what failed, once more
    signal finished
    signal chosen(string exercise)

    readonly property bool narrow: root.width < 760 * Theme.textScale
    readonly property bool handing: root.session.kind === SessionController.HandOver
    readonly property Side one: root.session.kind === SessionController.Alone || root.handing ? root.session.next : null
    readonly property Words spoken: root.one ? root.one.words : root.words
    readonly property bool running: root.handing || root.session.kind === SessionController.Alone || root.session.kind === SessionController.Table
    readonly property bool asking: pause.open || stop.open
    readonly property color ink: root.handing && root.one ? Theme.person(root.one.colour).overField : Theme.colours.quiet

    readonly property var items: (root.running ? [
        { id: "pause", text: root.spoken.t("stage.pause"), icon: "pause" }
    ] : []).concat(root.running || root.session.kind === SessionController.Paused ? [
        { id: "stop", text: root.spoken.t("stage.stop"), icon: "stop" }
    ] : []).concat([
        { id: "help", text: root.spoken.t("nav.help"), icon: "question" },
        { id: "leave", text: root.spoken.t("nav.leave"), icon: "leave" }
    ])

    function choose(id: string): void {
        if (id === "pause")
            pause.open = true
        else if (id === "stop")
            stop.open = true
        else
            root.went(id)
    }

    color: root.handing && root.one ? Theme.person(root.one.colour).field : Theme.colours.ground
    Behavior on color { ColorAnimation { duration: Theme.gentle } }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Bar {
            Layout.fillHeight: false
            items: root.items
            visible: !root.narrow
            ink: root.ink
            Layout.alignment: Qt.AlignRight
            Layout.margins: Theme.small
            onChosen: id => root.choose(id)
        }
        Banner {
            text: root.session.trouble.length > 0 && root.session.kind !== SessionController.Trouble
                ? root.words.t(root.words.has(root.session.trouble) ? root.session.trouble : "trouble.unsaved") : ""
            iconName: "shield"
            Layout.fillWidth: true
            Layout.margins: Theme.small
        }
        Item {
            id: body
            Layout.fillWidth: true
            Layout.fillHeight: true
            Loader {
                id: page
                anchors.fill: parent
                enabled: !root.asking
                focus: true
                sourceComponent: [waiting, handOver, alone, table, paused, ended, trouble][root.session.kind]
                onLoaded: appear.restart()
                NumberAnimation { id: appear; target: page; property: "opacity"; from: 0; to: 1; duration: Theme.gentle }
            }
            PauseSheet {
                id: pause
                anchors.fill: parent
                words: root.spoken
                onPaused: minutes => root.session.pause(minutes)
            }
            StopSheet {
                id: stop
                anchors.fill: parent
                words: root.spoken
                onStopped: root.session.stop()
            }
        }
        Bar {
            Layout.fillHeight: false
            items: root.items
            visible: root.narrow
            narrow: true
            ink: root.ink
            Layout.fillWidth: true
            onChosen: id => root.choose(id)
        }
    }

    Component { id: waiting; Waiting { words: root.words } }
    Component { id: handOver; HandOver { session: root.session; words: root.words; next: root.session.next } }
    Component { id: alone; Alone { session: root.session } }
    Component { id: table; Table { session: root.session } }
    Component { id: paused; Paused { session: root.session; words: root.words } }
    Component {
        id: ended
        Ended {
            session: root.session
            words: root.words
            entered: root.entered
            suggested: root.suggested
            onFinished: root.finished()
            onChosen: exercise => root.chosen(exercise)
        }
    }
    Component {
        id: trouble
        Trouble {
            words: root.words
            code: root.session.trouble
            again: root.words.t("trouble.again")
            end: root.words.t("trouble.end")
            onTried: root.tried()
            onEnded: root.finished()
        }
    }
}
