// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Theme

// What is seen after "leave at once", for as long as the program still needs to end: a blank page of nobody.
Rectangle {
    id: root
    color: Theme.colours.blank
    Accessible.ignored: true
}
