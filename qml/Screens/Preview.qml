// SPDX-License-Identifier: Apache-2.0
// A Loader of Qt 6.4 cannot make bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Attune.Controls
import Attune.Host
import Attune.Theme

// An exercise and the words of it, while somebody writes it.
Window {
    id: root
    required property Preview preview
    readonly property Words words: root.preview.words
    property bool helping: false

    title: root.words.t("preview.name", { title: root.preview.exercise })
    width: 1100
    height: 780
    minimumWidth: 320
    minimumHeight: 480
    color: Theme.colours.ground
    visible: true

    Binding { target: Theme; property: "dark"; value: root.preview.settings.dark }
    Binding { target: Theme; property: "large"; value: root.preview.child }

    function go(id: string): void {
        if (id === "help")
            root.helping = true
        else
            root.preview.leave()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        PreviewBar {
            preview: root.preview
            Layout.fillWidth: true
        }
        Banner {
            text: root.preview.mistake + (root.preview.mistakes > 1 ? " " + root.words.t("preview.more", { count: root.preview.mistakes - 1 }) : "")
            iconName: "note"
            Layout.fillWidth: true
            Layout.margins: Theme.small
            Layout.bottomMargin: 0
        }
        Banner {
            text: root.preview.note.length > 0 && root.preview.mistakes === 0 ? root.words.t(root.preview.note) : ""
            iconName: "leaf"
            Layout.fillWidth: true
            Layout.margins: Theme.small
            Layout.bottomMargin: 0
        }
        Loader {
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            sourceComponent: root.helping ? help : root.preview.session ? stage : root.preview.mistakes > 0 ? nothing : waiting
        }
    }

    Component { id: waiting; Waiting { words: root.words } }
    Component { id: help; Help { words: root.words; returns: true; onBack: root.helping = false } }
    Component {
        id: nothing
        Page {
            centred: true
            Label {
                text: root.words.t("preview.empty")
                size: "lead"
                Layout.fillWidth: true
            }
        }
    }
    Component {
        id: stage
        Stage {
            session: root.preview.session
            words: root.words
            entered: root.preview.entered
            onWent: id => root.go(id)
            onTried: root.preview.restart()
            onFinished: root.preview.restart()
        }
    }
}
