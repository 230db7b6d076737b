// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Attune.Controls
import Attune.Host
import Attune.Theme

// The buttons of a node.
Group {
    id: root
    required property Side side
    required property var node
    property PersonTone tone: Theme.person(root.side.colour)

    spacing: Theme.small + Theme.tiny
    visible: repeater.count > 0

    Repeater {
        id: repeater
        model: root.node.actions ?? []
        Button {
            required property var modelData
            text: modelData.text
            look: modelData.style === "primary" ? "primary" : "quiet"
            tone: root.tone
            width: Math.min(implicitWidth, root.width)
            onClicked: root.side.use(modelData.intent, modelData.value ?? null)
        }
    }
}
