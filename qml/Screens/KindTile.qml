// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Theme

// A large choice with a drawing.
Pressable {
    id: root
    property string iconName

    padding: Theme.big

    contentItem: RowLayout {
        spacing: Theme.medium
        Icon {
            name: root.iconName
            colour: Theme.colours.accent
            size: Theme.icon * 1.6
            thickness: 1.5
        }
        Label {
            text: root.text
            size: "lead"
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.colours.accentSoft : Theme.colours.surface
        border.width: root.hovered ? Theme.stroke : Theme.hair
        border.color: root.hovered ? Theme.colours.accent : Theme.colours.line
        FocusRing { shown: root.visualFocus }
    }
}
