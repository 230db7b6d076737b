// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Primitives
import Attune.Theme

// What one seat sees: where we are, and the nodes of its view.
Stack {
    id: root
    required property Side side
    property bool badge: true

    spacing: Theme.big

    RowLayout {
        spacing: Theme.medium
        PersonBadge {
            visible: root.badge
            name: root.side.name
            colour: root.side.colour
            shape: root.side.shape
        }
        Steps {
            at: root.side.at
            of: root.side.of
            spoken: root.side.words.t("stage.progress", { at: root.side.at, of: root.side.of })
            colour: Theme.person(root.side.colour).deep
            Layout.fillWidth: true
        }
    }
    Label {
        text: root.side.title
        size: "title"
        visible: text.length > 0
        Layout.fillWidth: true
    }
    Banner {
        text: root.side.notice
        iconName: "advice"
        Layout.fillWidth: true
    }
    Stack {
        spacing: Theme.huge
        Layout.fillWidth: true
        Repeater {
            model: root.side.nodes
            NodeView {
                side: root.side
                Layout.fillWidth: true
            }
        }
    }
}
