// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Controls
import Attune.Host

Item {
    id: root
    required property Words words

    Label {
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width)
        text: root.words.t("stage.waiting")
        size: "lead"
        quiet: true
    }
}
