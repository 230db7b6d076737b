// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme

// Drawn around what has the keyboard: a dark line with a light one outside, to be seen on any ground.
Rectangle {
    id: root
    property real around: Theme.radius
    property bool shown: false

    anchors.fill: parent
    anchors.margins: -Theme.focusWidth - 1
    radius: root.around + Theme.focusWidth + 1
    color: "transparent"
    border.width: Theme.focusWidth
    border.color: Theme.colours.focus
    visible: root.shown

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.stroke
        radius: parent.radius + Theme.stroke
        color: "transparent"
        border.width: Theme.stroke
        border.color: Theme.colours.surface
    }
}
