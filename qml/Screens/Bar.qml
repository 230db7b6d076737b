// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Attune.Controls
import Attune.Theme

// The few things that are on every page: in a row above wide pages, in reach of the thumb below narrow ones.
Grid {
    id: root
    required property var items // [{id, text, icon}]
    property string current
    property bool narrow: false
    property color ink: Theme.colours.quiet
    signal chosen(string id)

    readonly property int most: Math.max(1, Math.floor(root.width / (84 * Theme.textScale))) // in one row
    columns: root.narrow ? Math.ceil(root.items.length / Math.ceil(root.items.length / root.most)) : root.items.length

    Repeater {
        model: root.items
        Button {
            id: button
            required property var modelData
            text: modelData.text
            iconName: root.narrow && Theme.textScale > 1.4 ? "" : modelData.icon
            look: "bare"
            ink: root.ink
            stacked: root.narrow
            horizontalPadding: root.narrow ? Theme.tiny : Theme.small + Theme.tiny
            font.weight: root.current === modelData.id ? Font.Bold : Font.Normal
            font.underline: root.current === modelData.id
            width: root.narrow ? root.width / root.columns : implicitWidth
            Accessible.selected: root.current === button.modelData.id
            onClicked: root.chosen(button.modelData.id)
        }
    }
}
