// SPDX-License-Identifier: Apache-2.0
import QtQuick

// The colours of one person. `deep` carries text and fills, `soft` tints paper, `field` covers a whole screen.
QtObject {
    required property string name
    required property color deep
    required property color overDeep
    required property color soft
    required property color field
    required property color overField
}
