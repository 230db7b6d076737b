// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Attune.Theme

// Grows with what is written. Tab leaves it.
T.TextArea {
    id: root
    property string name
    property int lines: 3

    FontMetrics { id: metrics; font: root.font }

    implicitWidth: 240
    implicitHeight: Math.max(contentHeight, root.lines * metrics.lineSpacing) + topPadding + bottomPadding
    padding: Theme.medium - 2
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    color: Theme.colours.ink
    placeholderTextColor: Theme.colours.quiet
    selectionColor: Theme.colours.accent
    selectedTextColor: Theme.colours.overAccent
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    selectByMouse: true
    KeyNavigation.priority: KeyNavigation.BeforeItem
    Keys.onTabPressed: root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: root.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    Accessible.name: root.name
    Accessible.multiLine: true

    Text {
        x: root.leftPadding
        y: root.topPadding
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height - root.topPadding - root.bottomPadding
        text: root.placeholderText
        font: root.font
        color: root.placeholderTextColor
        verticalAlignment: Text.AlignTop
        wrapMode: Text.Wrap
        visible: root.length === 0
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Theme.smallRadius
        color: root.readOnly ? Theme.colours.sunken : Theme.colours.surface
        border.width: root.activeFocus ? Theme.focusWidth : Theme.hair
        border.color: root.activeFocus ? Theme.colours.focus : Theme.colours.edge
    }
}
