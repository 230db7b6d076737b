// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

Stack {
    id: root
    required property Side side
    required property var node
    readonly property string tone: root.node.tone ?? "plain"

    spacing: Theme.small

    Banner {
        text: root.tone === "guard" ? root.node.text : ""
        iconName: "shield"
        Layout.fillWidth: true
    }
    RowLayout {
        visible: root.tone !== "guard"
        spacing: Theme.medium
        Icon {
            name: root.tone === "hint" ? "advice" : ""
            colour: Theme.person(root.side.colour).deep
            Layout.alignment: Qt.AlignTop
        }
        Label {
            text: root.node.text ?? ""
            size: root.tone === "lead" ? "lead" : "body"
            quiet: root.tone === "quiet" || root.tone === "hint"
            Layout.fillWidth: true
        }
    }
    Rectangle {
        visible: !!root.node.example
        color: Theme.person(root.side.colour).soft
        radius: Theme.smallRadius
        implicitHeight: example.implicitHeight + 2 * Theme.medium
        Layout.fillWidth: true
        Label {
            id: example
            anchors.fill: parent
            anchors.margins: Theme.medium
            text: root.node.example ? root.side.words.t("prompt.example", { example: root.node.example }) : ""
            font.italic: true
        }
    }
}
