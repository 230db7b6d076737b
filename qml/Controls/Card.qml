// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme

// A sheet of paper on the table.
Rectangle {
    id: root
    default property alias content: column.data
    property int padding: Theme.big
    property alias spacing: column.spacing
    property color edge: Theme.colours.line

    implicitWidth: column.implicitWidth + 2 * root.padding
    implicitHeight: column.implicitHeight + 2 * root.padding
    radius: Theme.radius
    color: Theme.colours.surface
    border.width: Theme.hair
    border.color: root.edge

    Stack {
        id: column
        x: root.padding
        y: root.padding
        width: root.width - 2 * root.padding
        spacing: Theme.medium
    }
}
