// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls

InputFrame {
    id: root
    readonly property int limit: root.node.max ?? 280
    readonly property int remaining: root.limit - area.length
    readonly property bool blame: (root.node.checks ?? []).includes("blame")
        && new RegExp(root.words.t("check.blame_words"), "i").test(area.text)

    fits: area.text.trim().length > 0 && root.remaining >= 0
    itemText: () => root.node.stem ?? root.node.label
    Component.onCompleted: {
        area.text = root.start ?? ""
        root.value = area.text
    }

    Label {
        text: root.node.stem ?? ""
        visible: text.length > 0
        Layout.fillWidth: true
    }
    TextArea {
        id: area
        name: root.node.label ?? root.node.stem ?? ""
        lines: root.node.lines ?? 2
        readOnly: root.given
        Layout.fillWidth: true
        Accessible.description: root.node.stem ?? ""
        onTextChanged: if (area.activeFocus) root.change(area.text)
    }
    Label {
        text: root.remaining < 0 ? root.words.t("text.over", { n: -root.remaining }) : root.words.t("text.left", { n: root.remaining })
        visible: !root.given && root.remaining < 60
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.blame ? root.words.t("check.blame") : ""
        visible: text.length > 0
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
}
