// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// For how long. Nobody is asked why.
Sheet {
    id: root
    required property Words words
    signal paused(int minutes)

    title: root.words.t("pause.title")

    Label {
        text: root.words.t("pause.line")
        Layout.fillWidth: true
    }
    Group {
        name: root.title
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Repeater {
            model: [5, 20, 60, 0]
            Button {
                id: length
                required property int modelData
                text: root.words.t(modelData > 0 ? "pause.for" : "pause.open", { minutes: modelData })
                width: Math.min(implicitWidth, parent.width)
                onClicked: { root.open = false; root.paused(length.modelData) }
            }
        }
    }
    Button {
        text: root.words.t("sheet.close")
        look: "bare"
        onClicked: root.open = false
    }
}
