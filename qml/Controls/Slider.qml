// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Attune.Theme

T.Slider {
    id: root
    property string name
    property PersonTone tone: null
    property bool set: true // false: nobody has answered yet, and no place is suggested
    readonly property color main: root.tone ? root.tone.deep : Theme.colours.accent

    implicitWidth: 280
    implicitHeight: Theme.target
    snapMode: T.Slider.SnapAlways
    stepSize: 1

    Accessible.name: root.name
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home) { root.value = root.from; root.moved(); event.accepted = true }
        if (event.key === Qt.Key_End) { root.value = root.to; root.moved(); event.accepted = true }
    }

    background: Item {
        Rectangle {
            x: root.leftPadding
            y: parent.height / 2 - height / 2
            width: root.availableWidth
            height: 6
            radius: 3
            color: Theme.colours.line
            Rectangle {
                width: root.set ? root.visualPosition * parent.width : 0
                height: parent.height
                radius: 3
                color: root.main
            }
        }
        Repeater { // a mark for each step
            model: Math.round(root.to - root.from) <= 12 ? Math.round(root.to - root.from) + 1 : 0
            Rectangle {
                required property int index
                x: root.leftPadding + Theme.target / 2 - 1 + index * (root.availableWidth - Theme.target) / Math.max(1, root.to - root.from)
                y: root.height / 2 + 10
                width: 2
                height: 6
                color: Theme.colours.edge
            }
        }
    }

    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: root.topPadding + root.availableHeight / 2 - height / 2
        width: Theme.target
        height: Theme.target
        radius: width / 2
        color: "transparent"
        Rectangle {
            anchors.centerIn: parent
            width: Math.round(parent.width * 0.62)
            height: width
            radius: width / 2
            color: root.set ? root.main : Theme.colours.surface
            border.width: 3
            border.color: root.set ? Theme.colours.surface : root.main
            FocusRing { around: parent.width / 2; shown: root.visualFocus }
        }
    }
}
