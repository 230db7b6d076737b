// SPDX-License-Identifier: Apache-2.0
// A Loader of Qt 6.4 cannot make bound components.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Below an input: who will see the answer, and the buttons; or, once it is given, what became of it.
Stack {
    id: root
    required property var frame // an InputFrame, which holds this in turn
    readonly property var node: root.frame.node
    readonly property Words words: root.frame.words
    readonly property string privacy: root.node.privacy ?? "shared"
    readonly property bool passed: root.frame.given && !root.frame.closed && (root.node.value ?? null) === null && root.privacy !== "shared"

    spacing: Theme.small + Theme.tiny

    RowLayout {
        spacing: Theme.small
        Icon {
            name: root.privacy === "shared" ? "eye" : root.privacy === "sealed" ? "lock" : "eye_closed"
            colour: Theme.colours.quiet
            size: Theme.icon * 0.85
            Layout.alignment: Qt.AlignTop
        }
        Label {
            text: root.words.t(root.passed ? "input.passed" : root.frame.given ? "input." + root.privacy + "_given" : "input." + root.privacy)
            size: "caption"
            quiet: true
            Layout.fillWidth: true
        }
    }
    Group {
        visible: !root.frame.given
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            text: root.words.t("input." + root.privacy + "_give")
            look: "primary"
            tone: root.frame.tone
            enabled: root.frame.fits
            width: Math.min(implicitWidth, parent.width)
            hint: root.frame.fits ? root.node.label ?? "" : root.words.t("input.first")
            onClicked: root.frame.give()
        }
        Button {
            text: root.words.t("input.pass")
            look: "bare"
            visible: root.node.can_pass ?? true
            width: Math.min(implicitWidth, parent.width)
            hint: root.node.label ?? ""
            onClicked: root.frame.side.use(root.node.id, null)
        }
    }
    Loader {
        active: !!root.node.sealed && !root.passed && (root.node.items ?? []).length > 0
        visible: active
        Layout.fillWidth: true
        sourceComponent: HoldBack { frame: root.frame }
    }
}
