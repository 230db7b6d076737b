// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Theme

// One of several answers: a round mark where only one can be chosen, a square one where more can.
Pressable {
    id: root
    property bool single: true
    property string iconName
    property string number // its place in the order chosen
    property PersonTone tone: null
    readonly property color main: root.tone ? root.tone.deep : Theme.colours.accent

    role: root.single ? Accessible.RadioButton : Accessible.CheckBox
    horizontalPadding: Theme.medium
    verticalPadding: Theme.small

    contentItem: RowLayout {
        spacing: Theme.small
        Rectangle {
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
            radius: root.single ? width / 2 : Theme.tiny + 2
            color: root.checked ? root.main : Theme.colours.surface
            border.width: Theme.stroke
            border.color: root.checked ? root.main : Theme.colours.edge
            Icon {
                anchors.fill: parent
                anchors.margins: 3
                name: root.checked && root.number.length === 0 ? "check" : ""
                thickness: 3
                colour: root.tone ? root.tone.overDeep : Theme.colours.overAccent
            }
            Text {
                anchors.centerIn: parent
                text: root.checked ? root.number : ""
                color: root.tone ? root.tone.overDeep : Theme.colours.overAccent
                font.family: Theme.family
                font.pixelSize: Theme.captionSize
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }
        Icon {
            name: root.iconName
            colour: root.main
        }
        Text {
            text: root.text
            font.family: Theme.family
            font.pixelSize: Theme.bodySize
            color: Theme.colours.ink
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.smallRadius
        color: root.checked ? (root.tone ? root.tone.soft : Theme.colours.accentSoft) : Theme.colours.surface
        border.width: root.checked ? Theme.stroke : Theme.hair
        border.color: root.checked ? root.main : Theme.colours.edge
        opacity: root.enabled ? 1 : 0.6
        FocusRing { shown: root.visualFocus; around: Theme.smallRadius }
    }
}
