// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes

// A path on a grid of 24, drawn at any size with lines of one width.
Item {
    id: root
    property string path
    property color stroke: "transparent"
    property color fill: "transparent"
    property real thickness: 1.8
    property int size: 24

    implicitWidth: root.size
    implicitHeight: root.size
    visible: root.path.length > 0

    Shape {
        width: 24
        height: 24
        anchors.centerIn: parent
        scale: Math.min(root.width, root.height) / 24

        ShapePath {
            strokeColor: root.stroke
            strokeWidth: root.thickness
            fillColor: root.fill
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: root.path }
        }
    }
}
