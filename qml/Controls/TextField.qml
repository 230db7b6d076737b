// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Attune.Theme

T.TextField {
    id: root
    property string name // its label, also for those who listen

    implicitWidth: 240
    implicitHeight: Math.max(Theme.target, contentHeight + topPadding + bottomPadding)
    padding: Theme.small + 2
    leftPadding: Theme.medium
    rightPadding: Theme.medium
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    color: Theme.colours.ink
    placeholderTextColor: Theme.colours.quiet
    selectionColor: Theme.colours.accent
    selectedTextColor: Theme.colours.overAccent
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true

    Accessible.name: root.name

    Text {
        x: root.leftPadding
        y: root.topPadding
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height - root.topPadding - root.bottomPadding
        text: root.placeholderText
        font: root.font
        color: root.placeholderTextColor
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
        visible: root.length === 0
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Theme.smallRadius
        color: Theme.colours.surface
        border.width: root.activeFocus ? Theme.focusWidth : Theme.hair
        border.color: root.activeFocus ? Theme.colours.focus : Theme.colours.edge
    }
}
