// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// A question with a few answers, one of which holds.
Stack {
    id: root
    required property Words words
    required property string name
    required property string prefix // of the words keys
    required property var values
    required property string chosen
    signal picked(string value)

    spacing: Theme.tiny + 2
    Layout.fillWidth: true

    Label {
        text: root.name
        Layout.fillWidth: true
    }
    Group {
        name: root.name
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: root.values
            Chip {
                id: chip
                required property string modelData
                text: root.words.t(root.prefix + modelData)
                checked: root.chosen === modelData
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.picked(chip.modelData)
            }
        }
    }
}
