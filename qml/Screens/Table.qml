// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// All seats at one table, each on their side and in their language.
Page {
    id: root
    required property SessionController session
    maxWidth: Theme.pageWidth
    margin: root.width < Theme.narrow ? Theme.small : Theme.big

    Rectangle { // what all read alike
        visible: !root.session.common.bare
        color: Theme.colours.surface
        radius: Theme.radius
        border.width: Theme.hair
        border.color: Theme.colours.line
        implicitHeight: together.implicitHeight + 2 * Theme.big
        Layout.fillWidth: true
        SideView {
            id: together
            side: root.session.common
            badge: false
            x: Math.round((parent.width - width) / 2)
            y: Theme.big
            width: Math.min(parent.width - 2 * (root.width < Theme.narrow ? Theme.medium : Theme.big), Theme.readingWidth)
        }
    }
    GridLayout {
        columns: root.width >= Theme.tableWidth * Math.min(1.3, Theme.textScale) ? 2 : 1
        columnSpacing: Theme.big
        rowSpacing: Theme.big
        Layout.fillWidth: true
        Repeater {
            model: root.session.shown
            Rectangle {
                id: place
                required property Side modelData
                readonly property PersonTone tone: Theme.person(place.modelData.colour)
                color: place.tone.deep // the edge of the table on this side
                radius: Theme.radius
                visible: !place.modelData.bare
                implicitHeight: view.implicitHeight + view.y + Theme.big
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Accessible.role: Accessible.Grouping
                Accessible.name: place.modelData.name

                Rectangle {
                    anchors.fill: parent
                    anchors.topMargin: Theme.small
                    radius: Theme.radius
                    color: Theme.colours.surface
                    border.width: Theme.hair
                    border.color: Theme.colours.line
                }
                SideView {
                    id: view
                    side: place.modelData
                    x: root.width < Theme.narrow ? Theme.medium : Theme.big
                    y: Theme.big + Theme.tiny
                    width: parent.width - 2 * x
                }
            }
        }
    }
}
