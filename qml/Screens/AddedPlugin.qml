// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Attune.Controls
import Attune.Host
import Attune.Theme

// What somebody else's plugin is, who signed it, and what it may see.
Stack {
    id: root
    required property Words words
    required property var plugin
    readonly property string signer: root.plugin.signer ?? ""
    readonly property string trusted: root.plugin.trusted ?? ""
    readonly property var reads: Array.from(root.plugin.reads ?? []).map(kind => root.words.t("together." + kind))
    spacing: Theme.small

    // First: nothing that they wrote themselves can come before it.
    Label {
        text: root.trusted.length > 0 ? root.words.t("added.signed_known", { name: root.trusted })
            : root.signer.length > 0 ? root.words.t("added.signed", { key: root.signer }) : root.words.t("added.unsigned")
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.plugin.name ?? ""
        size: "lead"
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("added.by", { version: root.plugin.version ?? "", vendor: root.plugin.vendor ?? "" })
              + ((root.plugin.replaced ?? "").length > 0 ? " " + root.words.t("added.replaces", { version: root.plugin.replaced }) : "")
        size: "caption"
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("added.older")
        visible: root.plugin.older ?? false
        Layout.fillWidth: true
    }
    Label {
        text: root.plugin.description ?? ""
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("added.exercises", { titles: Array.from(root.plugin.exercises ?? []).join(", ") })
        visible: (root.plugin.exercises ?? []).length > 0
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("added.sees") + (root.reads.length > 0 ? " " + root.words.t("added.reads", { kinds: root.reads.join(", ") }) : "")
        quiet: true
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("packed.changed")
        visible: root.plugin.changed ?? false
        Layout.fillWidth: true
    }
    Label {
        text: root.words.t("added.off")
        visible: root.plugin.off ?? false
        Layout.fillWidth: true
    }
}
