// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Suggests a pause. Who takes it is not kept.
Stack {
    id: root
    required property Side side
    required property var node
    readonly property int least: root.node.min ?? 5
    readonly property int most: root.node.max ?? 30
    readonly property var lengths: root.least === root.most ? [root.least] : [root.least, Math.round((root.least + root.most) / 2), root.most]

    spacing: Theme.medium

    Label {
        text: root.node.text ?? ""
        size: "lead"
        visible: text.length > 0
        Layout.fillWidth: true
    }
    Group {
        name: root.side.words.t("pause.title")
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Repeater {
            model: root.lengths
            Button {
                id: length
                required property int modelData
                text: root.side.words.t("pause.for", { minutes: modelData })
                iconName: "pause"
                tone: Theme.person(root.side.colour)
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.side.session.pause(length.modelData)
            }
        }
    }
    Repeater {
        model: root.node.cards ?? []
        Label {
            required property string modelData
            text: "· " + modelData
            Layout.fillWidth: true
        }
    }
}
