// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// A copy comes back, while nobody lives here.
Sheet {
    id: root
    required property AppController app
    required property Words words
    property string refused // a words key

    title: root.words.t("restore.title")
    onOpenChanged: {
        root.refused = ""
        if (root.open)
            root.app.keeping.look()
    }
    Connections {
        target: root.app
        function onRefused(code: string): void { root.refused = code }
        function onBroughtBack(): void { root.open = false }
    }
    Label {
        text: root.words.t("restore.line")
        Layout.fillWidth: true
    }
    Repeater {
        model: root.open ? root.app.keeping.copies : []
        Chip {
            id: found
            required property string modelData
            text: found.modelData
            checked: file.text === found.modelData
            Layout.fillWidth: true
            onClicked: file.text = found.modelData
        }
    }
    TextField {
        id: file
        name: root.words.t("restore.file")
        placeholderText: root.words.t("restore.file")
        Layout.fillWidth: true
        onAccepted: if (bring.enabled) bring.clicked()
    }
    Banner {
        text: root.words.said(root.refused)
        iconName: "advice"
        Layout.fillWidth: true
    }
    Group {
        spacing: Theme.small + Theme.tiny
        Layout.fillWidth: true
        Button {
            id: bring
            text: root.words.t("restore.yes")
            look: "primary"
            enabled: file.text.trim().length > 0
            width: Math.min(implicitWidth, parent.width)
            onClicked: { root.refused = ""; root.app.bringBack(file.text) }
        }
        Button {
            text: root.words.t("restore.no")
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.open = false
        }
    }
}
