// SPDX-License-Identifier: Apache-2.0
.pragma library

// Where things are on the pictures of `map`: shares of the picture's height, from its middle.

const body = {
    head: [0, -0.4], eyes: [0, -0.415], face: [0, -0.385], jaw: [0, -0.345], mouth: [0, -0.355], throat: [0, -0.295], neck: [0, -0.295],
    shoulders: [0.105, -0.24], chest: [0, -0.195], heart: [0.03, -0.2], lungs: [-0.045, -0.2], back: [-0.06, -0.12], stomach: [0, -0.09],
    belly: [0, -0.055], gut: [0, -0.02], arms: [-0.158, -0.1], hands: [0.203, 0.045], hips: [0.075, 0.04], legs: [0.07, 0.2],
    knees: [-0.07, 0.25], feet: [0.07, 0.44], skin: [-0.12, -0.2], fists: [-0.203, 0.045]
};

function spots(picture, regions) {
    return regions.map((region, index) => {
        if (picture === "body")
            return { known: region.id in body, x: (body[region.id] ?? [0, 0])[0], y: (body[region.id] ?? [0, 0])[1] };
        if (picture === "circles") // from the middle outwards
            return { known: true, x: 0, y: index === 0 ? 0 : -ring(index, regions.length) + 0.46 / regions.length / 2 };
        const angle = 2 * Math.PI * index / Math.max(1, regions.length) - Math.PI / 2;
        return { known: true, x: 0.36 * Math.cos(angle), y: 0.36 * Math.sin(angle) };
    });
}

// The outer edge of a ring of circles.
function ring(index, count) { return 0.46 * (index + 1) / count; }

function circle(x, y, r) { return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`; }

// Lines to draw, on a grid of 24.
function lines(picture, count) {
    if (picture === "circles")
        return Array.from({ length: count }, (_, index) => circle(12, 12, 24 * ring(index, count)));
    if (picture === "loop")
        return [circle(12, 12, 8.64), "M19.36 17.76L18.1 18.1l.34-1.26M4.64 6.24L5.9 5.9l-.34 1.26"];
    return ["M12 .7c.95 0 1.55.75 1.55 1.75 0 .85-.4 1.55-.95 1.9v.75c1.3.15 2.5.45 2.9 1.5l1.05 3.6.75 2.9c.15.6-.65.9-.95.3l-1-2.6-.9-2.7"
        + ".1 3.2.25 2.2-.25 4.6-.2 4.6c-.05.75-1.3.75-1.4 0l-.55-4.6-.4-3.6-.4 3.6-.55 4.6c-.1.75-1.35.75-1.4 0l-.2-4.6-.25-4.6"
        + ".25-2.2.1-3.2-.9 2.7-1 2.6c-.3.6-1.1.3-.95-.3l.75-2.9 1.05-3.6c.4-1.05 1.6-1.35 2.9-1.5v-.75c-.55-.35-.95-1.05-.95-1.9"
        + "C10.45 1.45 11.05.7 12 .7z"];
}
