// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Paper and ink: one set of colours for light, one for dark.
QtObject {
    id: root
    required property bool dark

    readonly property color ground: dark ? "#191613" : "#F8F3EA"
    readonly property color surface: dark ? "#25211C" : "#FFFDF9"
    readonly property color sunken: dark ? "#110F0D" : "#EFE8DB"
    readonly property color line: dark ? "#4A4238" : "#DDD3C2"
    readonly property color edge: dark ? "#8F8373" : "#8A7D6B" // of controls: 3 : 1 on paper
    readonly property color ink: dark ? "#F4ECDF" : "#2B2621"
    readonly property color quiet: dark ? "#CDC1B0" : "#5A5146"
    readonly property color accent: dark ? "#EDA27C" : "#97401F"
    readonly property color overAccent: dark ? "#2A1409" : "#FFFFFF"
    readonly property color accentSoft: dark ? "#3C2A20" : "#F6E4D8"
    readonly property color focus: dark ? "#FFD27A" : "#1D4ED8"
    readonly property color guard: dark ? "#3A3018" : "#FBF0CF"
    readonly property color guardEdge: dark ? "#C9A227" : "#8F6B00"
    readonly property color shade: dark ? "#99000000" : "#66332A20"

    // The cover of "leave at once": of no programme in particular.
    readonly property color blank: dark ? "#1E1E1E" : "#FFFFFF"

    readonly property PersonTone everybody: PersonTone {
        name: ""
        deep: root.accent; overDeep: root.overAccent; soft: root.accentSoft; field: root.accentSoft; overField: root.ink
    }
    readonly property list<PersonTone> people: [
        PersonTone {
            name: "teal"
            deep: root.dark ? "#74CBC4" : "#0C6561"; overDeep: root.dark ? "#06211F" : "#FFFFFF"
            soft: root.dark ? "#1B3432" : "#DDEEEB"; field: root.dark ? "#0B3634" : "#0A5B57"; overField: "#FFFFFF"
        },
        PersonTone {
            name: "plum"
            deep: root.dark ? "#D9A9DD" : "#6A3070"; overDeep: root.dark ? "#2A0F2D" : "#FFFFFF"
            soft: root.dark ? "#3A2A3D" : "#F1E3F1"; field: root.dark ? "#40204A" : "#6A3070"; overField: "#FFFFFF"
        },
        PersonTone {
            name: "amber"
            deep: root.dark ? "#EDBE63" : "#805300"; overDeep: root.dark ? "#2B1C00" : "#FFFFFF"
            soft: root.dark ? "#3A301B" : "#F8EACD"; field: root.dark ? "#4D3405" : "#E8B44F"; overField: root.dark ? "#FFFFFF" : "#2B1C00"
        },
        PersonTone {
            name: "slate"
            deep: root.dark ? "#ABC2E0" : "#3C5576"; overDeep: root.dark ? "#0F1B2B" : "#FFFFFF"
            soft: root.dark ? "#27313F" : "#E1E8F1"; field: root.dark ? "#24364D" : "#3C5576"; overField: "#FFFFFF"
        },
        PersonTone {
            name: "moss"
            deep: root.dark ? "#B9D07F" : "#47621A"; overDeep: root.dark ? "#1A2505" : "#FFFFFF"
            soft: root.dark ? "#2D351F" : "#E7EED6"; field: root.dark ? "#2F420F" : "#425B18"; overField: "#FFFFFF"
        },
        PersonTone {
            name: "rose"
            deep: root.dark ? "#F3A3B9" : "#A02C52"; overDeep: root.dark ? "#360817" : "#FFFFFF"
            soft: root.dark ? "#3F2830" : "#F9E2E8"; field: root.dark ? "#5C1D33" : "#98284D"; overField: "#FFFFFF"
        }
    ]
}
