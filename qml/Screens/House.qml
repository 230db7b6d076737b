// SPDX-License-Identifier: Apache-2.0
// A Loader of Qt 6.4 cannot make bound components.
// qmllint disable unqualified
import QtQuick
import Attune.Host

// The pages outside a session.
Shell {
    id: root
    required property AppController app
    required property string page
    property string exercise
    property bool helping: false
    signal returned
    signal opened(string exercise)
    signal begun(string exercise, int typist)

    current: root.page
    lockable: root.app.locks.any && !root.app.guests
    bare: root.app.current.id === ""
    away: root.helping

    onPageChanged: {
        eraseSheet.open = false
        restoreSheet.open = false
        passphraseSheet.open = false
        recoverSheet.open = false
    }

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: ({ welcome: welcome, explore: explore, detail: detail, together: together, help: help, settings: settings, kept: kept, added: added })[root.page]
    }

    Component {
        id: welcome
        Welcome {
            app: root.app
            words: root.words
            onEntered: root.went("explore")
            onRestore: restoreSheet.open = true
            onForgot: person => { recoverSheet.person = person; recoverSheet.open = true }
        }
    }
    Component {
        id: explore
        Explore {
            app: root.app
            words: root.words
            onOpened: exercise => root.opened(exercise)
            onTakenUp: session => root.app.takeUp(session)
        }
    }
    Component {
        id: detail
        Detail {
            app: root.app
            words: root.words
            exercise: root.app.exercise(root.exercise)
            onBack: root.went("explore")
            onBegun: typist => root.begun(root.exercise, typist)
        }
    }
    Component { id: together; Together { app: root.app; words: root.words; onErase: task => eraseSheet.ask(task) } }
    Component { id: added; AddedPage { app: root.app; words: root.words; onBack: root.went("settings") } }
    Component { id: kept; KeptPage { app: root.app; words: root.words; onErase: task => eraseSheet.ask(task); onBack: root.went("settings") } }
    Component { id: help; Help { words: root.words; returns: root.helping; onBack: root.returned() } }
    Component {
        id: settings
        SettingsPage {
            app: root.app
            words: root.words
            onPassphrase: person => { passphraseSheet.person = person; passphraseSheet.open = true }
            onKept: root.went("kept")
            onAdded: root.went("added")
        }
    }

    RecoverSheet {
        id: recoverSheet
        anchors.fill: parent
        words: root.words
        locks: root.app.locks
    }
    EraseSheet {
        id: eraseSheet
        anchors.fill: parent
        app: root.app
        words: root.words
    }
    RestoreSheet {
        id: restoreSheet
        anchors.fill: parent
        app: root.app
        words: root.words
    }
    PassphraseSheet {
        id: passphraseSheet
        anchors.fill: parent
        words: root.words
        locks: root.app.locks
    }
}
