// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls

InputFrame {
    id: root
    readonly property int limit: root.node.max ?? 2000

    fits: area.text.trim().length > 0 && area.length <= root.limit
    itemText: () => root.node.label
    Component.onCompleted: {
        area.text = root.start ?? ""
        root.value = area.text
    }

    TextArea {
        id: area
        name: root.node.label ?? ""
        lines: Math.max(5, root.node.lines ?? 5)
        readOnly: root.given
        Layout.fillWidth: true
        onTextChanged: if (area.activeFocus) root.change(area.text)
    }
    Label {
        text: root.words.t("text.over", { n: area.length - root.limit })
        visible: area.length > root.limit
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
}
