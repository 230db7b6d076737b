// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Attune.Controls
import Attune.Host
import Attune.Theme

// What only the author of an exercise needs: who plays it and in which language, and the way back.
Rectangle {
    id: root
    required property Preview preview
    readonly property Words words: root.preview.words
    readonly property bool narrow: root.width < 760 * Theme.textScale
    property bool open: !root.narrow

    readonly property var groups: [
        { what: "exercise", name: root.words.t("preview.exercises"), values: root.preview.exercises, now: root.preview.exercise },
        { what: "language", name: root.words.t("preview.languages"), values: root.preview.languages, now: root.preview.language },
        { what: "kind", name: root.words.t("preview.kinds"), values: root.preview.kinds, now: root.preview.kind }
    ]

    function label(what: string, value: string): string {
        if (what === "exercise")
            return value
        if (what === "kind")
            return root.words.t("preview.kind." + value.replace("+", "_"))
        const named = value.split(",").map(code => root.words.has("language." + code) ? root.words.t("language." + code) : code)
        return named.length === 1 ? named[0] : root.words.t("preview.both", { one: named[0], other: named[1] })
    }

    color: Theme.colours.sunken
    implicitHeight: tools.implicitHeight + 2 * Theme.tiny

    component Tool: Button {
        look: "bare"
        font.pixelSize: Theme.captionSize
    }

    Flow {
        id: tools
        x: Theme.small
        y: Theme.tiny
        width: parent.width - 2 * Theme.small
        Tool {
            text: root.words.t("preview.restart")
            iconName: root.narrow ? "" : "again"
            onClicked: root.preview.restart()
        }
        Tool {
            text: root.words.t("preview.back")
            iconName: root.narrow ? "" : "back"
            onClicked: root.preview.back()
        }
        Tool {
            text: root.words.t("preview.options")
            iconName: root.open ? "up" : "down"
            visible: root.narrow
            onClicked: root.open = !root.open
        }
        Repeater {
            model: root.open ? root.groups : []
            Grid {
                id: group
                required property var modelData
                visible: group.modelData.values.length > 1
                columns: root.narrow ? 2 : group.modelData.values.length
                Accessible.role: Accessible.Grouping
                Accessible.name: group.modelData.name
                leftPadding: Theme.small
                Repeater {
                    model: group.modelData.values
                    Tool {
                        id: value
                        required property string modelData
                        readonly property bool chosen: value.modelData === group.modelData.now
                        text: root.label(group.modelData.what, value.modelData)
                        font.weight: value.chosen ? Font.Bold : Font.Normal
                        font.underline: value.chosen
                        Accessible.selected: value.chosen
                        onClicked: root.preview.choose(group.modelData.what, value.modelData)
                    }
                }
            }
        }
        Tool {
            text: root.words.t("preview.dark")
            visible: root.open
            font.weight: root.preview.settings.dark ? Font.Bold : Font.Normal
            font.underline: root.preview.settings.dark
            Accessible.selected: root.preview.settings.dark
            onClicked: root.preview.settings.theme = root.preview.settings.dark ? "light" : "dark"
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.colours.line
    }
}
