// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// What one meant, as the other gave it back. Whose meaning it is decides whether it is right.
Stack {
    id: root
    required property Side side
    required property var node
    readonly property Side owner: root.side.session.sideOf(root.node.owner)
    readonly property Side by: root.side.session.sideOf(root.node.by)

    spacing: Theme.medium

    Label {
        text: root.node.text ?? ""
        visible: text.length > 0
        Layout.fillWidth: true
    }
    Rectangle {
        color: Theme.person(root.by.colour).soft
        radius: Theme.radius
        implicitHeight: words.implicitHeight + 2 * Theme.big
        visible: !!root.node.words
        Layout.fillWidth: true
        Stack {
            id: words
            anchors.fill: parent
            anchors.margins: Theme.big
            spacing: Theme.small
            PersonBadge {
                name: root.by.name
                colour: root.by.colour
                shape: root.by.shape
                bare: true
            }
            Label {
                text: root.node.words ? root.side.words.t("mirror.quote", { words: root.node.words }) : ""
                size: "lead"
                Layout.fillWidth: true
            }
        }
    }
    RowLayout {
        spacing: Theme.small
        PersonShape {
            shape: root.owner.shape
            colour: Theme.person(root.owner.colour).deep
            size: Theme.icon * 0.8
        }
        Label {
            text: root.side.words.t("mirror.owner", { name: root.owner.name })
            quiet: true
            Layout.fillWidth: true
        }
    }
}
