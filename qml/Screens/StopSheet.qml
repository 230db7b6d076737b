// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

Sheet {
    id: root
    required property Words words
    signal stopped

    title: root.words.t("stop.title")

    Label {
        text: root.words.t("stop.line")
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            text: root.words.t("stop.yes")
            look: "primary"
            width: Math.min(implicitWidth, parent.width)
            onClicked: { root.open = false; root.stopped() }
        }
        Button {
            text: root.words.t("stop.no")
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.open = false
        }
    }
}
