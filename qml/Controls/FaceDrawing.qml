// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme
import "icons.js" as Icons

// A face between sad (0) and glad (1).
Drawing {
    id: root
    property real gladness: 0.5
    property color colour: Theme.colours.ink

    size: Theme.target
    thickness: 1.4
    path: Icons.faces[Math.round(root.gladness * (Icons.faces.length - 1))]
    stroke: root.colour
}
