// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Lines on a grid of 24, drawn at any size and in any ink. An SVG image, not a Shape: Shapes of Qt 6.4 are jagged on a graphics
// card and leave their clip without one.
Item {
    id: root
    property string path
    property color stroke: "transparent"
    property color fill: "transparent"
    property real thickness: 1.8
    property int size: 24
    property real breadth: 24 // of the grid, where it is no square

    function ink(kind: string, colour: color): string {
        return colour.a === 0 ? `${kind}="none"` : `${kind}="rgb(${Math.round(colour.r * 255)},${Math.round(colour.g * 255)},${Math.round(colour.b * 255)})" ${kind}-opacity="${colour.a}"`
    }

    implicitWidth: root.size
    implicitHeight: root.size
    visible: root.path.length > 0

    Image {
        anchors.fill: parent
        Accessible.ignored: true
        source: root.path.length === 0 ? "" : "data:image/svg+xml," + encodeURIComponent(
            `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${root.breadth} 24"><path d="${root.path}" ${root.ink("stroke", root.stroke)} `
            + `${root.ink("fill", root.fill)} stroke-width="${root.thickness}" stroke-linecap="round" stroke-linejoin="round"/></svg>`)
        sourceSize.width: Math.max(1, root.width)
        sourceSize.height: Math.max(1, root.height)
        fillMode: Image.PreserveAspectFit
    }
}
