// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// What is private, sealed and shared in an exercise, and what stays of it.
Card {
    id: root
    required property Words words
    required property var exercise

    Repeater {
        model: [["private", "eye_closed", root.exercise.privately], ["sealed", "lock", root.exercise.sealed],
                ["shared", "eye", root.exercise.shared], ["leaves", "leaf", root.exercise.leaves]].filter(line => line[2].length > 0)
        RowLayout {
            id: line
            required property var modelData
            spacing: Theme.medium
            Layout.fillWidth: true
            Icon {
                name: line.modelData[1]
                colour: Theme.colours.accent
                Layout.alignment: Qt.AlignTop
            }
            Label {
                text: root.words.t("detail." + line.modelData[0], { what: line.modelData[2] })
                Layout.fillWidth: true
            }
        }
    }
}
