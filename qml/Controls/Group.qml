// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A row of things that wraps. Arrow keys move among them; Tab enters and leaves each as usual.
Flow {
    id: root
    property string name

    Accessible.role: Accessible.Grouping
    Accessible.name: root.name
    Accessible.ignored: root.name.length === 0

    function step(by: int): void {
        const stops = []
        for (let index = 0; index < root.children.length; ++index)
            if (root.children[index].activeFocusOnTab && root.children[index].visible && root.children[index].enabled)
                stops.push(root.children[index])
        const here = stops.findIndex(item => item.activeFocus)
        if (here >= 0 && stops.length > 1)
            stops[(here + by + stops.length) % stops.length].forceActiveFocus(by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason)
    }
    Keys.onRightPressed: root.step(1)
    Keys.onDownPressed: root.step(1)
    Keys.onLeftPressed: root.step(-1)
    Keys.onUpPressed: root.step(-1)
}
