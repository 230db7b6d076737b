// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Theme

// One calm line that has to be noticed.
Rectangle {
    id: root
    property string text
    property string iconName

    implicitHeight: row.implicitHeight + 2 * Theme.medium
    radius: Theme.smallRadius
    color: Theme.colours.guard
    border.width: Theme.hair
    border.color: Theme.colours.guardEdge
    visible: root.text.length > 0

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text
    Accessible.ignored: !root.visible

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.medium
        spacing: Theme.medium
        Icon {
            name: root.iconName
            Layout.alignment: Qt.AlignTop
        }
        Label {
            text: root.text
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
