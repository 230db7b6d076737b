// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Theme

// A person: colour, shape and name, always together.
Rectangle {
    id: root
    required property string name
    required property string colour
    required property string shape
    property bool large: false
    property bool bare: false
    readonly property PersonTone tone: Theme.person(root.colour)

    implicitWidth: row.implicitWidth + (root.bare ? 0 : 2 * Theme.medium)
    implicitHeight: row.implicitHeight + (root.bare ? 0 : 2 * Theme.tiny + 2)
    radius: height / 2
    color: root.bare ? "transparent" : root.tone.soft

    Accessible.role: Accessible.StaticText
    Accessible.name: root.name

    RowLayout {
        id: row
        x: root.bare ? 0 : Theme.medium
        width: Math.min(implicitWidth, root.width - 2 * x)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.small
        PersonShape {
            shape: root.shape
            colour: root.tone.deep
            size: root.large ? Theme.icon * 1.4 : Theme.icon * 0.8
        }
        Text {
            text: root.name
            color: root.tone.deep
            font.family: Theme.family
            font.weight: Font.Bold
            font.pixelSize: root.large ? Theme.leadSize : Theme.bodySize
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
