// SPDX-License-Identifier: Apache-2.0
#include "cli/draw.hpp"

#include "core/values.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <sstream>

namespace attune::cli {
namespace {

constexpr std::size_t columns = 76;

struct Brush {
    std::ostream &out;
    const catalog::Resolver &words;

    void line(const std::string &text, std::size_t indent = 2) const { out << wrapped(text, indent) << '\n'; }
    void field(const json &node, const char *name, std::size_t indent = 2) const {
        if (node.contains(name) && node[name].is_string()) {
            line(node[name].get<std::string>(), indent);
        }
    }
    [[nodiscard]] std::string seat(int number) const {
        return number < 1 ? words.text(std::string_view("term.both"))
                          : words.text(json{{"key", "term.name"}, {"args", {{"who", {{"seat", number}}}}}});
    }
    [[nodiscard]] std::string own(const char *key) const { return words.text(std::string_view(key)); }
};

std::string labelOf(const json &list, const json &id) {
    const auto at = std::ranges::find_if(list, [&](const json &one) { return one.at("id") == id; });
    return at == list.end() ? id.dump() : at->at("text").get<std::string>();
}

std::string valueText(const json &node, const json &value) {
    if (value.is_array()) {
        std::string text;
        for (const json &id : value) {
            text += (text.empty() ? "" : ", ") + labelOf(node.value("options", node.value("cards", json::array())), id);
        }
        return text;
    }
    if (value.is_string() && node.contains("options")) {
        return labelOf(node["options"], value);
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

void drawPiles(const Brush &brush, const json &node, const json &value) {
    for (const auto &[card, placed] : value.items()) {
        std::string text = labelOf(node.at("cards"), card) + " → " + labelOf(node.at("piles"), placed.at("pile"));
        brush.line(text + (placed.contains("words") ? ": " + placed["words"].get<std::string>() : ""), 6);
    }
}

void drawGiven(const Brush &brush, const json &node) {
    if (node.contains("value") && !node["value"].is_null()) {
        if (node.contains("piles")) {
            drawPiles(brush, node, node["value"]);
        } else {
            brush.line("= " + valueText(node, node["value"]), 4);
        }
    }
    if (node.value("sealed", false)) {
        brush.line("[" + brush.own("term.sealed") + "]", 4);
    }
}

void drawPrompt(const Brush &brush, const json &node) {
    brush.field(node, "text", node.value("tone", "plain") == "lead" ? 2 : 4);
    brush.field(node, "example", 6);
}

void drawInput(const Brush &brush, const json &node) {
    brush.field(node, "label");
    if (node.value("sealed", false) && !node.contains("value")) {
        return drawGiven(brush, node); // here it is nobody's to change
    }
    brush.field(node, "help", 4);
    brush.field(node, "stem", 4);
    if (node.contains("low")) {
        brush.line(std::to_string(node["min"].get<int>()) + " " + node.value("low", "") + "  …  " +
                       std::to_string(node["max"].get<int>()) + " " + node.value("high", ""),
                   4);
    }
    for (const char *list : {"options", "cards", "regions", "piles"}) {
        int number = 1;
        for (const json &one : node.value(list, json::array())) {
            brush.line(std::to_string(number++) + "  " + one.at("text").get<std::string>(),
                       std::string_view(list) == "piles" ? 6 : 4);
        }
    }
    drawGiven(brush, node);
    if (!node.value("answered", false) && !node.value("sealed", false)) {
        brush.line("(" + brush.own(("input." + node.value("privacy", "shared")).c_str()) + ")", 4);
    }
}

void drawTurns(const Brush &brush, const json &node) {
    brush.line("» " + brush.seat(node.at("speaker")) + " «", 4);
    brush.field(node, "text", 4);
}

void drawMirror(const Brush &brush, const json &node) {
    brush.field(node, "text", 4);
    if (node.contains("words")) {
        brush.line(brush.seat(node.at("by")) + ": “" + node["words"].get<std::string>() + "”", 6);
    }
}

void drawReveal(const Brush &brush, const json &node) {
    brush.field(node, "text", 4);
    for (const json &row : node.value("rows", json::array())) {
        brush.line((row.value("same", false) ? "= " : "· ") + row.at("item").get<std::string>(), 4);
        for (const json &answer : row.at("answers")) {
            brush.line(brush.seat(answer.at("seat")) + ": " + answer.at("text").get<std::string>(), 8);
        }
    }
    if (node.contains("opens")) { // whatever the exercise says of it
        brush.line(brush.own(("reveal." + node["opens"].get<std::string>()).c_str()), 6);
    }
    for (const json &seat : node.value("pressed", json::array())) {
        brush.line("✓ " + brush.seat(seat), 6);
    }
}

void drawPause(const Brush &brush, const json &node) {
    brush.field(node, "text", 4);
    for (const json &card : node.value("cards", json::array())) {
        brush.line("· " + card.get<std::string>(), 6);
    }
}

void drawAgreement(const Brush &brush, const json &node) {
    brush.field(node, "text", 4);
    const json entry = node.value("entry", json::object());
    brush.field(entry, "title", 6);
    for (const char *list : {"clauses", "lines"}) {
        for (const json &clause : entry.value(list, json::array())) {
            brush.line(brush.seat(clause.at("seat")) + ": " + clause.at("text").get<std::string>(), 8);
        }
    }
    for (const char *field : {"text", "sign", "meaning"}) {
        brush.field(entry, field, 8);
    }
    std::string when;
    for (const auto &[field, names] : {std::pair("rhythm", "schedule."), {"day", "day."}, {"time", ""}}) {
        const bool isAny = std::string_view(field) == "day" && entry.value("rhythm", "") == "daily";
        if (const std::string part = entry.value(field, ""); !part.empty() && !isAny) {
            when += (when.empty() ? "" : " · ") + (*names == 0 ? part : brush.own((names + part).c_str()));
        }
    }
    if (!when.empty()) {
        brush.line(when, 8);
    }
    for (const json &seat : node.value("accepted", json::array())) {
        brush.line("✓ " + brush.seat(seat), 6);
    }
}

void drawTrend(const Brush &brush, const json &node) {
    brush.field(node, "text", 4);
    for (const json &series : node.at("series")) {
        std::string text = brush.seat(series.at("seat")) + ":";
        for (const json &point : series.at("points")) {
            text += " " + point.dump();
        }
        brush.line(text, 6);
    }
}

void drawGate(const Brush &brush, const json &node) {
    brush.field(node, "text", 4);
    for (const json &seat : node.value("ready", json::array())) {
        brush.line("✓ " + brush.seat(seat), 6);
    }
}

void drawPacer(const Brush &brush, const json &node) {
    brush.line(std::to_string(node.at("in").get<int>()) + " ↑  " + std::to_string(node.value("hold", 0)) + " ·  " +
                   std::to_string(node.at("out").get<int>()) + " ↓",
               4);
}

struct Drawing {
    std::string_view kind;
    void (*draw)(const Brush &, const json &);
};
constexpr std::array drawings{
    Drawing{"prompt", drawPrompt},  Drawing{"text", drawInput},    Drawing{"choice", drawInput},
    Drawing{"scale", drawInput},    Drawing{"map", drawInput},     Drawing{"card", drawInput},
    Drawing{"turns", drawTurns},    Drawing{"mirror", drawMirror}, Drawing{"reveal", drawReveal},
    Drawing{"pacer", drawPacer},    Drawing{"pause", drawPause},   Drawing{"agreement", drawAgreement},
    Drawing{"schedule", drawInput}, Drawing{"note", drawInput},    Drawing{"trend", drawTrend},
    Drawing{"gate", drawGate},
};

void drawView(std::ostream &out, const json &tree, const catalog::Resolver &words, bool named) {
    const Brush brush{out, words};
    if (named) {
        out << "── " << brush.seat(tree.at("seat")) << " ──\n";
    }
    brush.field(tree, "title", 0);
    out << '\n';
    for (const json &node : tree.at("nodes")) {
        drawNode(out, node, words);
    }
}

} // namespace

std::string wrapped(const std::string &text, std::size_t indent) {
    const std::string margin(indent, ' ');
    std::string result = margin;
    std::size_t used = indent;
    std::istringstream in(text);
    for (std::string word; in >> word;) {
        const std::size_t length = core::characters(word);
        if (used > indent && used + 1 + length > columns) {
            result += '\n' + margin;
            used = indent;
        }
        if (used > indent) {
            result += ' ';
            ++used;
        }
        result += word;
        used += length;
    }
    return result;
}

void drawNode(std::ostream &out, const json &node, const catalog::Resolver &words) {
    const Brush brush{out, words};
    const auto drawing = std::ranges::find(drawings, node.at("kind").get<std::string>(),
                                           [](const Drawing &d) { return std::string(d.kind); });
    if (drawing != drawings.end()) {
        drawing->draw(brush, node);
    }
    for (const json &action : node.value("actions", json::array())) {
        brush.line("[ " + action.at("text").get<std::string>() + " ]", 6);
    }
    out << '\n';
}

catalog::Resolver ownWords(const home::Play &play, core::Seat seat, const catalog::Texts &words) {
    return catalog::Resolver({&words}, play.words(std::max(1, seat)).reader());
}

void drawScreen(std::ostream &out, const home::Screen &screen, const home::Play &play, const catalog::Texts &words) {
    using Kind = home::Screen::Kind;
    const catalog::Resolver own = ownWords(play, screen.seat, words);
    const Brush brush{out, own};
    switch (screen.kind) {
    case Kind::handOver:
        brush.line("── " + (screen.seat == 0 ? brush.own("term.together") : brush.seat(screen.seat)) + " ──", 0);
        return;
    case Kind::paused:
        brush.line(brush.own("term.paused"), 0);
        return;
    case Kind::trouble:
        brush.line(brush.own("term.trouble"), 0);
        return;
    case Kind::alone:
    case Kind::table:
    case Kind::ended:
        break;
    }
    for (const json &tree : screen.views) {
        drawView(out, tree, ownWords(play, tree.at("seat"), words), screen.views.size() > 1);
    }
    if (screen.kind == Kind::ended) {
        brush.line(brush.own(("term.ended." + screen.host.value("outcome", "done")).c_str()), 0);
    }
}

} // namespace attune::cli
