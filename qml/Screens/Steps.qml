// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Attune.Controls
import Attune.Theme

// How far along: a dot a step, the present one longer.
Item {
    id: root
    required property int at
    required property int of
    required property string spoken
    property color colour: Theme.colours.accent

    implicitHeight: row.height
    visible: root.of > 1
    Accessible.role: Accessible.StaticText
    Accessible.name: root.spoken

    Row {
        id: row
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6
        Repeater {
            model: Math.min(root.of, 20)
            Rectangle {
                required property int index
                width: index === root.at - 1 ? 22 : 8
                height: 8
                radius: 4
                color: index < root.at ? root.colour : Theme.colours.line
            }
        }
    }
}
