// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
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
        Drawing {
            anchors.fill: parent
            path: "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0"
            stroke: Qt.alpha(root.colour, 0.25)
            thickness: 2
        }
        Drawing {
            readonly property real angle: 2 * Math.PI * Math.min(0.9999, root.part)
            anchors.fill: parent
            path: root.part > 0 ? `M12 2A10 10 0 ${angle > Math.PI ? 1 : 0} 1 ${12 + 10 * Math.sin(angle)} ${12 - 10 * Math.cos(angle)}` : ""
            stroke: root.colour
            thickness: 2
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
        width: Math.min(implicitWidth, 220 * Theme.textScale)
        Layout.alignment: Qt.AlignHCenter
    }
}
