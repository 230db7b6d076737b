// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Attune.Theme

// `primary`: the one thing to do next. `quiet`: everything else. `bare`: without an outline, for bars.
T.Button {
    id: root
    property string look: "quiet"
    property string iconName
    property PersonTone tone: null // of the person whose button it is
    property bool stacked: false // icon above the words
    property string hint // more, for those who listen
    property color ink: Theme.colours.quiet // of the words, where there is no outline

    readonly property color main: root.tone ? root.tone.deep : Theme.colours.accent
    readonly property color overMain: root.tone ? root.tone.overDeep : Theme.colours.overAccent
    readonly property color written: !root.enabled ? Theme.colours.quiet : root.look === "primary" ? root.overMain : root.look === "bare" ? root.ink : root.main

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: root.look === "bare" ? Theme.small + Theme.tiny : Theme.big
    verticalPadding: Theme.small
    font.family: Theme.family
    font.pixelSize: root.stacked ? Theme.captionSize : Theme.bodySize
    font.weight: root.look === "bare" ? Font.Normal : Font.DemiBold

    Accessible.name: root.text
    Accessible.description: root.hint
    Accessible.onPressAction: if (root.enabled) root.clicked() // Qt 6.4 offers the action, and does nothing
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: GridLayout {
        columns: root.stacked ? 1 : 2
        columnSpacing: Theme.small
        rowSpacing: Theme.tiny
        Icon {
            name: root.iconName
            colour: root.written
            Layout.alignment: Qt.AlignCenter
        }
        Text {
            text: root.text
            font: root.font
            color: root.written
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.look === "primary" ? (root.enabled ? root.main : Theme.colours.line) : root.look === "bare" ? "transparent" : Theme.colours.surface
        border.width: root.look === "quiet" ? Theme.stroke : 0
        border.color: root.enabled ? root.main : Theme.colours.line
        Rectangle { // pressed, or under the pointer
            anchors.fill: parent
            radius: parent.radius
            color: Theme.colours.ink
            opacity: root.down ? 0.16 : root.hovered ? 0.07 : 0
            Behavior on opacity { NumberAnimation { duration: Theme.quick } }
        }
        FocusRing { shown: root.visualFocus }
    }
}
