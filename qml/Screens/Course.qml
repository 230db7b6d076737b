// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// How an exercise goes, as two threads: apart where each is alone, and side by side where both are at the table.
Stack {
    id: root
    required property AppController app
    required property Words words
    readonly property int steps: root.app.course.length

    visible: root.steps > 0
    spacing: Theme.medium

    Label {
        text: root.words.t("detail.course")
        size: "title"
        Layout.fillWidth: true
    }
    Stack {
        spacing: 0
        Layout.fillWidth: true
        Accessible.role: Accessible.List
        Accessible.name: root.words.t("detail.course")
        Repeater {
            model: root.app.course
            CourseStep {
                required property int index
                required property var modelData
                words: root.words
                step: modelData
                threads: root.app.current.members
                fromAlone: index > 0 && root.app.course[index - 1].alone
                first: index === 0
                last: index === root.steps - 1
                Layout.fillWidth: true
            }
        }
    }
    Label {
        text: root.words.t("detail.course_end") + " " + root.words.t("detail.course_stop")
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
}
