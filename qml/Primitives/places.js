// SPDX-License-Identifier: Apache-2.0
.pragma library

// Where things are on the pictures of `map`: shares of the picture's height, from its middle.

const body = {
    head: [0, -0.43], eyes: [0, -0.445], face: [0, -0.42], jaw: [0, -0.385], mouth: [0, -0.39], throat: [0, -0.335], neck: [0, -0.335],
    shoulders: [0.125, -0.275], chest: [0, -0.23], heart: [0.035, -0.235], lungs: [-0.05, -0.22], back: [-0.08, -0.15], stomach: [0, -0.1],
    belly: [0, -0.085], gut: [0, -0.06], arms: [-0.175, -0.14], hands: [0.215, 0.015], hips: [0.07, 0], legs: [0.065, 0.18],
    knees: [-0.06, 0.2], feet: [0.07, 0.455], skin: [-0.165, -0.2], fists: [-0.215, 0.015]
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
        return [circle(12, 12, 8.64), "M19.6 9.8l1 2.2 1.2-2.1M4.4 14.2l-1-2.2-1.2 2.1"];
    return ["M12 .6c1.5 0 2.4 1.1 2.4 2.6 0 1.3-.6 2.3-1.3 2.8v.8c1.9.3 3.3.8 3.7 2.1l1.1 4.2.4 1.2c.2.7-.7 1-1 .4l-1.9-4.5-.4-.8v3.3l.5 4.3-.2 5.6c0 .8-1.7.8-1.8 0l-.9-5.6-.6-2.8-.6 2.8-.9 5.6c-.1.8-1.8.8-1.8 0l-.2-5.6.5-4.3V9.4l-.4.8-1.9 4.5c-.3.6-1.2.3-1-.4l.4-1.2 1.1-4.2c.4-1.3 1.8-1.8 3.7-2.1V6c-.7-.5-1.3-1.5-1.3-2.8C9.6 1.7 10.5.6 12 .6z"];
}
