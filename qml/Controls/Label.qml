// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme

// Running text. It wraps; it is never cut off.
Text {
    id: root
    property string size: "body" // caption body lead title display
    property bool quiet: false

    readonly property var pixels: ({
        caption: Theme.captionSize, body: Theme.bodySize, lead: Theme.leadSize,
        title: Theme.titleSize, display: Theme.displaySize
    })
    readonly property bool heading: root.size === "title" || root.size === "display"

    font.family: Theme.family
    font.pixelSize: root.pixels[root.size] ?? Theme.bodySize
    font.weight: root.heading ? Font.DemiBold : Font.Normal
    lineHeight: root.heading ? 1.12 : Theme.lineHeight
    color: root.quiet ? Theme.colours.quiet : Theme.colours.ink
    wrapMode: Text.Wrap
    textFormat: Text.PlainText

    Accessible.role: root.heading ? Accessible.Heading : Accessible.StaticText
    Accessible.name: root.text
    Accessible.ignored: root.text.length === 0
}
