// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// One person, and nobody else looks.
Page {
    id: root
    required property SessionController session

    Repeater {
        model: root.session.shown
        Stack {
            id: one
            required property Side modelData
            spacing: Theme.big
            Layout.fillWidth: true
            SideView {
                side: one.modelData
                Layout.fillWidth: true
            }
            Button {
                text: one.modelData.words.t("stage.back_to_table")
                look: "primary"
                tone: Theme.person(one.modelData.colour)
                visible: root.session.visiting
                onClicked: root.session.sit(0)
            }
        }
    }
}
