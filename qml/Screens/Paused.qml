// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Primitives
import Attune.Theme

// Neutral ground: nothing of the session shows, nor who paused.
Page {
    id: root
    required property SessionController session
    required property Words words
    readonly property int remaining: Math.max(0, root.session.pauseMinutes - root.session.pausedForMinutes)

    centred: true
    maxWidth: 620 * Theme.textScale

    Label {
        text: root.words.t("paused.title")
        size: "display"
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Label {
        text: root.session.pauseMinutes === 0 ? root.words.t("paused.open")
            : root.remaining > 0 ? root.words.t("paused.left", { minutes: root.remaining }) : root.words.t("paused.time")
        size: "lead"
        quiet: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Button {
        text: root.words.t("paused.go_on")
        look: "primary"
        Layout.alignment: Qt.AlignHCenter
        onClicked: root.session.resume()
    }
    Pacer {
        words: root.words
        Layout.fillWidth: true
    }
    GridLayout {
        columns: width > 460 * Theme.textScale ? 2 : 1
        columnSpacing: Theme.medium
        rowSpacing: Theme.medium
        Layout.fillWidth: true
        Repeater {
            model: [["water", "cup"], ["walk", "walk"], ["window", "tree"], ["feet", "calm"]]
            Card {
                id: coping
                required property var modelData
                padding: Theme.medium
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                RowLayout {
                    spacing: Theme.medium
                    Icon {
                        name: coping.modelData[1]
                        colour: Theme.colours.accent
                        Layout.alignment: Qt.AlignTop
                    }
                    Label {
                        text: root.words.t("paused.card." + coping.modelData[0])
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
