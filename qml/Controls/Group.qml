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
        const stops = root.children.filter(item => item.activeFocusOnTab && item.visible && item.enabled)
        const here = stops.findIndex(item => item.activeFocus)
        if (here >= 0 && stops.length > 1)
            stops[(here + by + stops.length) % stops.length].forceActiveFocus(by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason)
    }
    Keys.onRightPressed: root.step(1)
    Keys.onDownPressed: root.step(1)
    Keys.onLeftPressed: root.step(-1)
    Keys.onUpPressed: root.step(-1)
}
