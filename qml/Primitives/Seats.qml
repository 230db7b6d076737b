// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Everybody at the table, and who of them has done a thing that all must do.
Group {
    id: root
    required property Side side
    required property var done // seats
    property string doneKey // words for one who has; gets {name}
    property string waitKey // and for one who has not yet

    spacing: Theme.small + Theme.tiny

    Repeater {
        model: root.side.session.everybody
        Rectangle {
            id: seat
            required property Side modelData
            readonly property bool has: root.done.some(other => other === seat.modelData.seat)
            readonly property PersonTone tone: Theme.person(seat.modelData.colour)
            implicitWidth: row.implicitWidth + 2 * Theme.medium
            implicitHeight: row.implicitHeight + 2 * Theme.small
            width: Math.min(implicitWidth, root.width)
            radius: Theme.smallRadius
            color: seat.has ? seat.tone.soft : "transparent"
            border.width: Theme.hair
            border.color: seat.has ? seat.tone.deep : Theme.colours.line
            RowLayout {
                id: row
                anchors.fill: parent
                anchors.leftMargin: Theme.medium
                anchors.rightMargin: Theme.medium
                spacing: Theme.small
                PersonShape {
                    shape: seat.modelData.shape
                    colour: seat.tone.deep
                    size: Theme.icon * 0.75
                }
                Label {
                    text: root.side.words.t(seat.has ? root.doneKey : root.waitKey, { name: seat.modelData.name })
                    size: "caption"
                    Layout.fillWidth: true
                }
                Icon {
                    name: seat.has ? "check" : ""
                    colour: seat.tone.deep
                    size: Theme.icon * 0.8
                }
            }
        }
    }
}
