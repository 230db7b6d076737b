// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme
import "icons.js" as Icons

Drawing {
    id: root
    property string shape: "circle"
    property color colour: Theme.colours.ink

    size: Theme.icon
    path: Icons.shapes[root.shape] ?? Icons.shapes.circle
    fill: root.colour
}
