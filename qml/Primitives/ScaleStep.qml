// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Controls
import Attune.Theme

// One step of a short scale: a number, or a face.
Pressable {
    id: root
    required property int at
    required property PersonTone tone
    property real gladness: -1 // below 0: no face
    property string anchor // what this end of the scale means

    text: root.at
    hint: root.anchor
    role: Accessible.RadioButton
    implicitWidth: Theme.target + (root.gladness >= 0 ? Theme.medium : 0)
    implicitHeight: implicitWidth

    contentItem: Item {
        FaceDrawing {
            anchors.fill: parent
            anchors.margins: Theme.tiny
            visible: root.gladness >= 0
            gladness: Math.max(0, root.gladness)
            colour: root.checked ? root.tone.overDeep : Theme.colours.ink
        }
        Text {
            anchors.centerIn: parent
            visible: root.gladness < 0
            text: root.text
            font.family: Theme.family
            font.pixelSize: Theme.leadSize
            font.weight: Font.DemiBold
            color: root.checked ? root.tone.overDeep : Theme.colours.ink
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: root.gladness >= 0 ? width / 2 : Theme.smallRadius
        color: root.checked ? root.tone.deep : Theme.colours.surface
        border.width: root.checked ? Theme.stroke : Theme.hair
        border.color: root.checked ? root.tone.deep : Theme.colours.edge
        FocusRing { shown: root.visualFocus; around: parent.radius }
    }
}
