// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Attune.Controls
import Attune.Host
import Attune.Theme

// Time as a ring that grows thinner. A guide: nothing happens at the end but a few kind words.
Stack {
    id: root
    required property int seconds
    required property int remainingMs // below 0: not running
    required property Words words
    property color colour: Theme.colours.ink

    property int remaining: root.seconds
    readonly property real part: root.seconds > 0 ? Math.max(0, root.remaining / root.seconds) : 0
    readonly property string spoken: root.remainingMs < 0 ? root.words.t("timer.planned", { minutes: Math.max(1, Math.round(root.seconds / 60)) })
        : root.remaining <= 0 ? root.words.t("timer.over")
        : root.remaining < 60 ? root.words.t("timer.seconds") : root.words.t("timer.minutes", { minutes: Math.ceil(root.remaining / 60) })

    onRemainingMsChanged: root.remaining = root.remainingMs < 0 ? root.seconds : Math.ceil(root.remainingMs / 1000)
    Component.onCompleted: root.remainingMsChanged()
    spacing: Theme.small

    Timer {
        running: root.remainingMs >= 0 && root.remaining > 0
        interval: Theme.tick
        repeat: true
        onTriggered: root.remaining -= 1
    }
    Item {
        implicitWidth: 120
        implicitHeight: 120
        Layout.alignment: Qt.AlignHCenter
        Shape {
            anchors.fill: parent
            ShapePath {
                strokeColor: Qt.alpha(root.colour, 0.25)
                strokeWidth: 10
                fillColor: "transparent"
                PathAngleArc { centerX: 60; centerY: 60; radiusX: 52; radiusY: 52; startAngle: 0; sweepAngle: 360 }
            }
            ShapePath {
                strokeColor: root.colour
                strokeWidth: 10
                capStyle: ShapePath.RoundCap
                fillColor: "transparent"
                PathAngleArc { centerX: 60; centerY: 60; radiusX: 52; radiusY: 52; startAngle: -90; sweepAngle: 359.9 * root.part }
            }
        }
        Label {
            anchors.centerIn: parent
            text: root.remaining >= 60 ? Math.ceil(root.remaining / 60) + "′" : root.remaining > 0 ? "<1′" : "♡"
            font.pixelSize: 34
            color: root.colour
            Accessible.ignored: true
        }
    }
    Label {
        text: root.spoken
        size: "caption"
        color: root.colour
        horizontalAlignment: Text.AlignHCenter
        Layout.maximumWidth: 220 * Theme.textScale
        Layout.alignment: Qt.AlignHCenter
    }
}
