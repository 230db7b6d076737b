// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Attune.Controls
import Attune.Theme

// Two people who are here already.
Pressable {
    id: root
    required property var faces

    text: root.faces.map(face => face.name).join(" · ")
    padding: Theme.big

    contentItem: Flow {
        spacing: Theme.medium
        Repeater {
            model: root.faces
            PersonBadge {
                required property var modelData
                name: modelData.name
                colour: modelData.colour
                shape: modelData.shape
                large: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.colours.surface
        border.width: root.hovered ? Theme.stroke : Theme.hair
        border.color: root.hovered ? Theme.colours.accent : Theme.colours.line
        FocusRing { shown: root.visualFocus }
    }
}
