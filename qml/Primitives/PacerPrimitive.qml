// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Attune.Host
import Attune.Theme

Pacer {
    id: root
    required property Side side
    required property var node

    words: root.side.words
    inSeconds: root.node.in ?? 4
    holdSeconds: root.node.hold ?? 0
    outSeconds: root.node.out ?? 6
    picture: root.node.picture ?? "breath"
    colour: Theme.person(root.side.colour).deep
}
