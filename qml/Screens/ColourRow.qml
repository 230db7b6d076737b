// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// The six colours with their shapes; the one that the other has cannot be taken.
Stack {
    id: root
    required property Words words
    required property string chosen
    property string taken
    signal picked(string value)

    spacing: Theme.tiny + 2
    Layout.fillWidth: true

    Label {
        text: root.words.t("person.colour")
        Layout.fillWidth: true
    }
    Group {
        name: root.words.t("person.colour")
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: Theme.colourNames
            Pressable {
                id: swatch
                required property string modelData
                text: root.words.t("colour." + modelData)
                enabled: root.taken !== modelData
                checked: root.chosen === modelData
                opacity: enabled ? 1 : 0.25
                role: Accessible.RadioButton
                padding: Theme.small + Theme.tiny
                onClicked: root.picked(swatch.modelData)
                contentItem: PersonShape {
                    shape: Theme.shape(swatch.modelData)
                    colour: Theme.person(swatch.modelData).deep
                }
                background: Rectangle {
                    radius: Theme.smallRadius
                    color: swatch.checked ? Theme.person(swatch.modelData).soft : "transparent"
                    border.width: swatch.checked ? Theme.stroke : Theme.hair
                    border.color: swatch.checked ? Theme.person(swatch.modelData).deep : Theme.colours.line
                    FocusRing { shown: swatch.visualFocus; around: Theme.smallRadius }
                }
            }
        }
    }
}
