// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// Things below one another. It reads Layout.fillWidth, .leftMargin and .alignment of its children as a ColumnLayout
// does, but takes the height of each as it is, and keeps buttons from growing out of the page: nested ColumnLayouts of Qt 6.4 give up after two rounds of wrapping text.
Column {
    id: root
    property var laid: [] // children that are bound already

    function lay(): void {
        for (let index = 0; index < root.children.length; ++index) {
            const child = root.children[index]
            if (root.laid.includes(child))
                continue
            root.laid.push(child)
            root.place(child)
        }
    }
    function place(child: Item): void {
        if (child.Layout.fillWidth || child instanceof RowLayout || child instanceof GridLayout || child instanceof Column)
            child.width = Qt.binding(() => root.width)
        else if (child instanceof T.Button)
            child.width = Qt.binding(() => Math.min(child.implicitWidth, root.width))
        if (child.Layout.alignment & Qt.AlignHCenter)
            child.x = Qt.binding(() => Math.round((root.width - child.width) / 2))
        else if (child.Layout.leftMargin !== 0)
            child.x = child.Layout.leftMargin
    }
    onChildrenChanged: root.lay()
    Component.onCompleted: root.lay()
}
