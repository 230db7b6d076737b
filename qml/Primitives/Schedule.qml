// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

InputFrame {
    id: root
    property string rhythm
    property string day
    property int starts: 0
    readonly property bool timely: time.text.length === 0 || /^([01]?\d|2[0-3]):[0-5]\d$/.test(time.text)

    fits: root.rhythm.length > 0 && (root.rhythm !== "weekly" || root.day.length > 0) && root.timely
    itemText: () => root.node.label
    Component.onCompleted: {
        const start = root.start ?? {}
        root.rhythm = start.rhythm ?? (root.node.rhythms?.length === 1 ? root.node.rhythms[0] : "")
        root.day = start.day ?? ""
        root.starts = start.starts ?? 0
        time.text = start.time ?? ""
    }
    function changed(): void {
        const value = { rhythm: root.rhythm } // below by name: the compiler of Qt 6.4 crashes on value.day = …
        if (root.day.length > 0 && root.rhythm !== "daily") value["day"] = root.day
        if (time.text.length > 0 && root.timely) value["time"] = time.text.padStart(5, "0")
        if (root.starts > 0) value["starts"] = root.starts
        root.change(root.rhythm.length > 0 ? value : null)
    }

    Group {
        name: root.node.label ?? ""
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: root.node.rhythms ?? ["once", "daily", "weekly"]
            Chip {
                id: rhythmChip
                required property string modelData
                text: root.words.t("schedule." + modelData)
                tone: root.tone
                checked: root.rhythm === modelData
                onClicked: { root.rhythm = rhythmChip.modelData; root.changed() }
            }
        }
    }
    Group {
        name: root.words.t("schedule.day")
        visible: root.rhythm === "weekly" || root.rhythm === "once"
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            Chip {
                id: dayChip
                required property string modelData
                text: root.words.t("day." + modelData)
                tone: root.tone
                checked: root.day === modelData
                onClicked: { root.day = dayChip.modelData; root.changed() }
            }
        }
    }
    RowLayout {
        spacing: Theme.medium
        Label { text: root.words.t("schedule.time") }
        TextField {
            id: time
            name: root.words.t("schedule.time")
            placeholderText: "20:30"
            implicitWidth: 120 * Theme.textScale
            inputMethodHints: Qt.ImhTime
            readOnly: root.given
            onTextEdited: root.changed()
        }
    }
    Group {
        name: root.words.t("schedule.who")
        spacing: Theme.small
        Layout.fillWidth: true
        Repeater {
            model: root.side.session.everybody
            Chip {
                id: whoChip
                required property Side modelData
                text: root.words.t("schedule.begins", { name: modelData.name })
                tone: Theme.person(modelData.colour)
                checked: root.starts === modelData.seat
                onClicked: { root.starts = whoChip.modelData.seat; root.changed() }
            }
        }
    }
}
