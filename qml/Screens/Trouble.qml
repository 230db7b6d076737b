// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// Something does not work: what it is, what is safe, and what can be done.
Page {
    id: root
    required property Words words
    required property string code
    readonly property string what: root.code.replace(/_start$/, "")
    property string again // label of "try again"; empty: there is no such thing
    property string end
    signal tried
    signal ended

    centred: true

    Icon {
        name: "leaf"
        colour: Theme.colours.accent
        size: Theme.icon * 2.5
        thickness: 1.3
    }
    Label {
        text: root.words.t(root.words.has(root.what + "_title") ? root.what + "_title" : "trouble.title")
        size: "title"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.said(root.code)
        size: "lead"
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
    }
    Group {
        spacing: Theme.medium
        Layout.fillWidth: true
        Button {
            text: root.again
            look: "primary"
            visible: text.length > 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.tried()
        }
        Button {
            text: root.end
            visible: text.length > 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.ended()
        }
    }
}
