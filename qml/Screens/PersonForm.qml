// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// One person: a name, a colour with its shape, an age, a language.
Card {
    id: root
    required property Words words
    required property int seat
    required property string kind
    property string taken // the colour of the other

    readonly property var roles: ({
        couple: [["partner"], ["partner"]], mother_son: [["mother"], ["son"]],
        parent_child: [["mother", "father", "parent"], ["son", "daughter", "child"]], family: [["relative"], ["relative"]]
    })[root.kind]?.[root.seat - 1] ?? ["partner"]
    property string role: root.roles[0]
    onRolesChanged: { root.role = root.roles[0]; root.grammar = root.usual() }
    readonly property bool younger: root.seat === 2 && (root.kind === "mother_son" || root.kind === "parent_child")
    property string colour: root.seat === 1 ? "teal" : "amber"
    property string band: root.younger && root.kind === "parent_child" ? "child" : "adult" // to be looked at, not overlooked
    property string language: root.words.language
    property string grammar: root.usual()
    readonly property bool complete: name.text.trim().length > 0 && name.text.length <= 40
    readonly property var value: ({
        name: name.text.trim(), colour: root.colour, shape: Theme.shape(root.colour), band: root.band,
        language: root.language, grammar: root.grammar, role: root.role
    })

    function usual(): string {
        return ({ mother: "f", daughter: "f", father: "m", son: "m" })[root.role] ?? "n"
    }

    edge: Theme.person(root.colour).deep

    RowLayout {
        spacing: Theme.medium
        PersonShape {
            shape: Theme.shape(root.colour)
            colour: Theme.person(root.colour).deep
            size: Theme.icon * 1.6
        }
        Label {
            text: root.words.t("person." + root.seat)
            size: "lead"
            font.weight: Font.DemiBold
            Layout.fillWidth: true
        }
    }
    Stack {
        spacing: Theme.tiny
        Label { text: root.words.t("person.name"); Layout.fillWidth: true }
        TextField {
            id: name
            name: root.words.t("person.name_of", { person: root.words.t("person." + root.seat) })
            maximumLength: 40
            Layout.fillWidth: true
        }
    }
    ChipRow {
        words: root.words
        name: root.words.t("person.role")
        prefix: "role."
        values: root.roles
        chosen: root.role
        visible: root.roles.length > 1
        onPicked: value => { root.role = value; root.grammar = root.usual() }
    }
    ColourRow {
        words: root.words
        chosen: root.colour
        taken: root.taken
        onPicked: value => root.colour = value
    }
    ChipRow {
        words: root.words
        name: root.words.t("person.band")
        prefix: "band."
        values: root.younger ? ["child", "teen", "adult"] : ["adult", "teen"]
        chosen: root.band
        visible: root.younger || root.kind === "family"
        onPicked: value => root.band = value
    }
    ChipRow {
        words: root.words
        name: root.words.t("person.language")
        prefix: "language."
        values: ["en", "es"]
        chosen: root.language
        onPicked: value => root.language = value
    }
    ChipRow {
        words: root.words
        name: root.words.t("person.grammar")
        prefix: "grammar."
        values: ["f", "m", "n"]
        chosen: root.grammar
        onPicked: value => root.grammar = value
    }
}
