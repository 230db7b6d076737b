// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// What will happen, before anything happens.
Page {
    id: root
    required property AppController app
    required property Words words
    required property var exercise
    readonly property bool parentChild: root.app.current.pair === "parent_child"
    property int typist: 0
    property bool refs: false
    signal begun(int typist)
    signal back

    Component.onCompleted: root.app.askCourse(root.exercise.id)

    Button {
        text: root.words.t("detail.back")
        look: "bare"
        iconName: "back"
        Layout.leftMargin: -Theme.small
        onClicked: root.back()
    }
    Label {
        text: root.exercise.title
        size: "display"
        Layout.fillWidth: true
    }
    Label {
        text: root.exercise.purpose
        size: "lead"
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("explore.takes", { min: root.exercise.minMinutes, max: root.exercise.maxMinutes })
            + (root.exercise.fromAge > 0 ? " · " + root.words.t("detail.from_age", { age: root.exercise.fromAge }) : "")
        quiet: true
        Layout.fillWidth: true
    }
    Banner {
        text: root.exercise.safety
        iconName: "shield"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("detail.steps")
        size: "title"
        visible: root.exercise.steps.length > 0
        Layout.fillWidth: true
    }
    Stack {
        spacing: Theme.medium
        visible: root.exercise.steps.length > 0
        Layout.fillWidth: true
        Repeater {
            model: root.exercise.steps
            RowLayout {
                id: step
                required property int index
                required property string modelData
                spacing: Theme.medium
                Layout.fillWidth: true
                Rectangle {
                    implicitWidth: Theme.icon * 1.4
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: Theme.colours.accentSoft
                    Layout.alignment: Qt.AlignTop
                    Label {
                        anchors.centerIn: parent
                        text: step.index + 1
                        size: "caption"
                        color: Theme.colours.accent
                        font.weight: Font.Bold
                    }
                }
                Label {
                    text: step.modelData
                    Layout.fillWidth: true
                }
            }
        }
    }
    Course {
        app: root.app
        words: root.words
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("detail.who_sees")
        size: "title"
        Layout.fillWidth: true
    }
    WhoSees {
        words: root.words
        exercise: root.exercise
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("detail.evidence")
        size: "title"
        Layout.fillWidth: true
    }
    Label {
        text: [root.words.t("grade." + root.exercise.grade.toLowerCase()), root.exercise.evidence].join(" ")
        Layout.fillWidth: true
    }
    Button {
        text: root.words.t(root.refs ? "detail.refs_less" : "detail.refs")
        look: "bare"
        iconName: root.refs ? "up" : "down"
        visible: root.exercise.refs.length > 0
        Layout.leftMargin: -Theme.small
        onClicked: root.refs = !root.refs
    }
    Repeater {
        model: root.refs ? root.exercise.refs : []
        Label {
            required property string modelData
            text: modelData
            size: "caption"
            quiet: true
            Layout.fillWidth: true
        }
    }
    ThreeQuestions {
        visible: root.parentChild
        words: root.words
        faces: root.app.current.members
        onTypistChanged: root.typist = typist
        Layout.fillWidth: true
    }
    Button {
        text: root.words.t("detail.begin")
        look: "primary"
        enabled: root.exercise.fits
        font.pixelSize: Theme.leadSize
        horizontalPadding: Theme.huge
        onClicked: root.begun(root.typist)
    }
    Label {
        text: root.words.t("detail.not_for_you")
        visible: !root.exercise.fits
        quiet: true
        Layout.fillWidth: true
    }
}
