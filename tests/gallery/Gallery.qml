// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Attune.Host
import Attune.Screens
import Attune.Theme

Window {
    id: root
    required property SessionController session
    required property Words words
    property bool dark: false
    property bool still: false
    property bool child: false
    property real textScale: 1

    title: "Attune"
    color: Theme.colours.ground
    visible: true

    Binding { target: Theme; property: "dark"; value: root.dark }
    Binding { target: Theme; property: "textScale"; value: root.textScale }
    Binding { target: Theme; property: "reduceMotion"; value: root.still }
    Binding { target: Theme; property: "large"; value: root.child }

    Stage {
        anchors.fill: parent
        session: root.session
        words: root.words
        suggested: [{ id: "breathe_together", title: "Breathe together" }]
        entered: [{
            entry: { title: "Knocking and asking", clauses: [{ seat: 1, text: "I knock twice and wait." }, { seat: 2, text: "I answer." }] },
            faces: [{ name: "Ana", colour: "teal", shape: "circle" }, { name: "Leo", colour: "amber", shape: "triangle" }]
        }]
        onWent: id => { if (id === "leave") Qt.quit() }
        onFinished: Qt.quit()
    }
}
