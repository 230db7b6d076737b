// SPDX-License-Identifier: Apache-2.0
// A Loader of Qt 6.4 cannot make bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Window
import Attune.Host
import Attune.Theme

Window {
    id: root
    required property AppController app
    readonly property Words words: root.app.words
    property string page: root.app.relationships.length > 0 ? "explore" : "welcome"
    property string exercise
    property bool helping: false // over a session that goes on waiting
    property bool gone: false
    property bool again: false // after it, locked

    title: "Attune"
    width: 1100
    height: 780
    minimumWidth: 320
    minimumHeight: 480
    color: Theme.colours.ground
    visible: true

    Binding { target: Theme; property: "dark"; value: root.app.settings.dark }
    Binding { target: Theme; property: "textScale"; value: root.app.settings.textPercent / 100 }
    Binding { target: Theme; property: "reduceMotion"; value: root.app.settings.reduceMotion }
    Binding { target: Theme; property: "large"; value: root.app.child }

    // The picture goes first; then the process.
    function leave(): void {
        root.gone = true
        root.helping = false
    }
    onFrameSwapped: if (root.gone) root.again ? root.app.lock() : root.app.leave()
    function lock(): void {
        root.again = true
        root.leave()
    }
    Shortcut {
        sequence: "Ctrl+L"
        enabled: root.app.locks.any
        onActivated: root.lock()
    }
    Connections {
        target: root.app
        function onLockAsked(): void { root.lock() }
        function onLeaveAsked(): void { root.leave() }
    }

    function go(id: string): void {
        if (id === "leave")
            root.leave()
        else if (id === "lock")
            root.lock()
        else if (id === "help" && root.app.session)
            root.helping = true
        else
            root.page = id
    }

    LeaveCover {
        anchors.fill: parent
        visible: root.gone
    }
    Loader {
        anchors.fill: parent
        active: !root.gone
        focus: true
        sourceComponent: root.app.state === AppController.Opening ? opening
            : root.app.state === AppController.Trouble ? trouble
            : root.app.session && !root.helping ? stage : house
    }

    Component { id: opening; Waiting { words: root.words } }
    Component {
        id: trouble
        Shell {
            words: root.words
            bare: true
            onWent: id => root.go(id)
            Trouble {
                anchors.fill: parent
                words: root.words
                code: root.app.trouble + (root.words.has(root.app.trouble + "_start") ? "_start" : "") // nothing was typed yet
                again: root.words.t("trouble.again")
                end: root.words.t("trouble.close")
                onTried: root.app.open()
                onEnded: root.close()
            }
        }
    }
    Component {
        id: stage
        Stage {
            session: root.app.session
            words: root.words
            entered: root.app.entered
            suggested: root.app.suggested
            onWent: id => root.go(id)
            onTried: root.app.tryAgain()
            onFinished: { root.app.closeSession(); root.page = "explore" }
            onChosen: exercise => { root.app.closeSession(); root.exercise = exercise; root.page = "detail" }
        }
    }
    Component {
        id: house
        House {
            app: root.app
            words: root.words
            page: root.helping ? "help" : root.page
            exercise: root.exercise
            helping: root.helping
            onWent: id => root.go(id)
            onReturned: root.helping = false
            onOpened: exercise => { root.exercise = exercise; root.page = "detail" }
            onBegun: (exercise, typist) => root.app.begin(exercise, typist)
        }
    }
}
