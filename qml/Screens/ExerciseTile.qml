// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// One exercise on the shelf: the wish first, then its name.
Pressable {
    id: root
    required property var exercise
    required property Words words
    readonly property var icons: ({
        check_in: "cup", repair: "storm", boundaries: "door", talking: "talk", attachment: "heart", appreciation: "sun",
        rituals: "calendar", agreements: "agreement", calm: "calm", reflection: "mirror", transitions: "walk"
    })

    text: root.exercise.title
    padding: Theme.big
    opacity: root.exercise.fits ? 1 : 0.7

    hint: root.exercise.want

    contentItem: Stack {
        spacing: Theme.small
        Icon {
            name: root.icons[root.exercise.family] ?? "leaf"
            colour: Theme.colours.accent
            size: Theme.icon * 1.4
            thickness: 1.5
        }
        Label {
            text: root.words.t("explore.want", { want: root.exercise.want })
            size: "lead"
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            text: root.exercise.title
            font.weight: Font.DemiBold
            color: Theme.colours.accent
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            text: root.words.t("explore.takes", { min: root.exercise.minMinutes, max: root.exercise.maxMinutes })
                + (root.exercise.fits ? "" : " · " + root.words.t("explore.not_for_you"))
            size: "caption"
            quiet: true
            Layout.fillWidth: true
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.colours.accentSoft : Theme.colours.surface
        border.width: root.hovered ? Theme.stroke : Theme.hair
        border.color: root.hovered ? Theme.colours.accent : Theme.colours.line
        FocusRing { shown: root.visualFocus }
    }
}
