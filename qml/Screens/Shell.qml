// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// A page of the house, outside a session: where one can go, and "leave".
Item {
    id: root
    required property Words words
    property string current
    property bool bare: false // before anybody lives here, there is nowhere to go but back
    property bool away: false // from a session that waits
    property bool lockable: false // somebody has a passphrase
    property alias page: slot
    default property alias content: slot.data
    signal went(string id)
    readonly property bool narrow: root.width < 760 * Theme.textScale

    readonly property var items: (root.away ? [] : root.bare ? (root.current === "welcome" ? [] : [
        { id: "welcome", text: root.words.t("nav.back"), icon: "back" }
    ]) : [
        { id: "explore", text: root.words.t("nav.explore"), icon: "explore" },
        { id: "together", text: root.words.t("nav.together"), icon: "together" },
        { id: "welcome", text: root.words.t("nav.people"), icon: "friends" }
    ]).concat([
        ...(root.away ? [] : [{ id: "settings", text: root.words.t("nav.settings"), icon: "settings" }]),
        { id: "help", text: root.words.t("nav.help"), icon: "question" },
        ...(root.lockable ? [{ id: "lock", text: root.words.t("nav.lock"), icon: "key" }] : []),
        { id: "leave", text: root.words.t("nav.leave"), icon: "leave" }
    ])

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Bar {
            Layout.fillHeight: false
            items: root.items
            current: root.current
            visible: !root.narrow
            Layout.alignment: Qt.AlignRight
            Layout.margins: Theme.small
            onChosen: id => root.went(id)
        }
        Item {
            id: slot
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Rectangle {
            visible: root.narrow
            color: Theme.colours.line
            implicitHeight: Theme.hair
            Layout.fillWidth: true
        }
        Bar {
            Layout.fillHeight: false
            items: root.items
            current: root.current
            visible: root.narrow
            narrow: true
            Layout.fillWidth: true
            onChosen: id => root.went(id)
        }
    }
}
