// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

// Every colour, size and duration of the window.
QtObject {
    id: root

    // Set from Settings.
    property bool dark: false
    property real textScale: 1.0 // 1.0 to 2.0
    property bool reduceMotion: false
    property bool large: false // bigger targets and faces, for children

    readonly property Colours colours: Colours { dark: root.dark }

    readonly property var shapes: ({ teal: "circle", plum: "square", amber: "triangle", slate: "diamond", moss: "hexagon", rose: "star" })
    readonly property var colourNames: ["teal", "plum", "amber", "slate", "moss", "rose"]

    function person(name: string): PersonTone {
        return root.colours.people[root.colourNames.indexOf(name)] ?? root.colours.everybody
    }
    function shape(colour: string): string {
        return root.shapes[colour] ?? "circle"
    }

    // Type, in pixels.
    readonly property string family: "Lato"
    readonly property int captionSize: Math.round(16 * textScale)
    readonly property int bodySize: Math.round(18 * textScale)
    readonly property int leadSize: Math.round(22 * textScale)
    readonly property int titleSize: Math.round(30 * (1 + (textScale - 1) * 0.6))
    readonly property int displaySize: Math.round(42 * (1 + (textScale - 1) * 0.5))
    readonly property real lineHeight: 1.35

    // Space.
    readonly property int tiny: 4
    readonly property int small: 8
    readonly property int medium: 16
    readonly property int big: 24
    readonly property int huge: 40
    readonly property int radius: 14
    readonly property int smallRadius: 10
    readonly property int hair: 1
    readonly property int stroke: 2
    readonly property int focusWidth: 3
    readonly property int target: Math.max(large ? 60 : 48, Math.round(30 * textScale)) // at least 44
    readonly property int icon: Math.round(24 * (1 + (textScale - 1) * 0.6))
    readonly property int readingWidth: Math.round(660 * (1 + (textScale - 1) * 0.6)) // 60 to 70 characters
    readonly property int pageWidth: 1160
    readonly property int tableWidth: 900 // from here on, two sides stand side by side
    readonly property int narrow: 620 // below: one column, small margins

    // Time, in milliseconds. None is needed to understand what happens.
    readonly property int quick: reduceMotion ? 0 : 140
    readonly property int gentle: reduceMotion ? 0 : 320
    readonly property int slow: reduceMotion ? 0 : 700
    readonly property int draftDelay: 600 // from the last key to the draft being kept
    readonly property int tick: 1000
}
