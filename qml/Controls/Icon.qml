// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme
import "icons.js" as Icons

// A drawing by its name. An unknown name draws nothing and takes no room.
Drawing {
    id: root
    property string name
    property color colour: Theme.colours.ink

    size: Theme.icon
    path: Icons.paths[root.name] ?? ""
    stroke: root.colour
}
