// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Breath, drawn: a circle that grows and rests, or a wave that rises and falls.
Stack {
    id: root
    required property Words words
    property int inSeconds: 4
    property int holdSeconds: 0
    property int outSeconds: 6
    property string picture: "breath"
    property color colour: Theme.colours.accent
    property bool running: true

    property int phase: 0 // 0 in, 1 hold, 2 out
    readonly property var seconds: [root.inSeconds, root.holdSeconds, root.outSeconds]
    readonly property bool full: root.phase < 2

    spacing: Theme.medium

    Timer {
        interval: root.seconds[root.phase] * 1000
        running: root.running && root.visible
        repeat: true
        onTriggered: root.phase = root.phase === 0 && root.holdSeconds > 0 ? 1 : root.phase === 2 ? 0 : 2
    }
    Item {
        implicitWidth: 220
        implicitHeight: root.picture === "wave" ? 160 : 220
        Layout.alignment: Qt.AlignHCenter
        Repeater { // three rings, as a breath widens
            model: root.picture === "wave" ? 0 : 3
            Rectangle {
                required property int index
                anchors.centerIn: parent
                width: 90 + index * 20
                height: width
                radius: width / 2
                color: Qt.alpha(root.colour, 0.5 - index * 0.15)
                scale: root.running && root.full ? 1.7 : 1
                Behavior on scale {
                    enabled: !Theme.reduceMotion
                    NumberAnimation { duration: root.seconds[root.phase] * 1000; easing.type: Easing.InOutSine }
                }
            }
        }
        Rectangle {
            visible: root.picture === "wave"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: root.running && root.full ? parent.height : parent.height * 0.3
            radius: Theme.radius
            color: Qt.alpha(root.colour, 0.4)
            Behavior on height {
                enabled: !Theme.reduceMotion
                NumberAnimation { duration: root.seconds[root.phase] * 1000; easing.type: Easing.InOutSine }
            }
        }
    }
    Label {
        text: root.words.t(["pacer.in", "pacer.hold", "pacer.out"][root.phase])
        size: "title"
        horizontalAlignment: Text.AlignHCenter
        visible: root.running
        Layout.fillWidth: true
    }
    Button {
        text: root.words.t(root.running ? "pacer.stop" : "pacer.start")
        look: "bare"
        Layout.alignment: Qt.AlignHCenter
        onClicked: { root.phase = 0; root.running = !root.running }
    }
}
