// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Nobody goes through before all are ready.
Stack {
    id: root
    required property Side side
    required property var node

    spacing: Theme.medium

    Label {
        text: root.node.text ?? ""
        size: "lead"
        Layout.fillWidth: true
    }
    Seats {
        side: root.side
        done: root.node.ready ?? []
        doneKey: "gate.ready"
        waitKey: "gate.not_yet"
        Layout.fillWidth: true
    }
}
