// SPDX-License-Identifier: Apache-2.0
#include "cli/ask.hpp"

#include "cli/draw.hpp"

#include <algorithm>
#include <charconv>
#include <istream>
#include <ostream>
#include <sstream>

namespace attune::cli {
namespace {

using Line = std::optional<std::string>;

struct Asker {
    std::istream &in;
    std::ostream &out;
    const catalog::Resolver &words;

    [[nodiscard]] Line line(const std::string &prompt) const {
        out << wrapped(prompt, 4) << " > " << std::flush;
        std::string text;
        return std::getline(in, text) ? Line(text) : std::nullopt;
    }
    [[nodiscard]] Line lineFor(const char *key) const { return line(words.text(std::string_view(key))); }
};

std::optional<int> number(const std::string &text) {
    int value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "1 3" against a list of things with ids.
json picked(const std::string &text, const json &list) {
    json ids = json::array();
    std::istringstream parts(text);
    for (std::string part; parts >> part;) {
        const auto at = number(part);
        if (!at || *at < 1 || static_cast<std::size_t>(*at) > list.size()) {
            return nullptr;
        }
        ids.push_back(list[static_cast<std::size_t>(*at - 1)].at("id"));
    }
    return ids;
}

std::optional<json> askPick(const Asker &asker, const json &node) {
    const json &list = node.contains("cards") ? node["cards"] : node["options"];
    const int max = node.value("max", 1);
    const Line line = asker.lineFor(max == 1 ? "term.pick_one" : "term.pick_some");
    if (!line) {
        return std::nullopt;
    }
    const json ids = line->empty() ? json() : picked(*line, list);
    return max == 1 && node.contains("options") && ids.is_array() && ids.size() == 1 ? ids[0] : ids;
}

std::optional<json> askPiles(const Asker &asker, const json &node) {
    json placed = json::object();
    for (const json &card : node.at("cards")) {
        const Line line = asker.line(card.at("text").get<std::string>());
        if (!line) {
            return std::nullopt;
        }
        const json pile = picked(*line, node.at("piles"));
        if (!pile.is_array() || pile.size() != 1) {
            continue; // left out
        }
        json &place = placed[card.at("id").get<std::string>()] = {{"pile", pile[0]}};
        const auto chosen =
            std::ranges::find_if(node.at("piles"), [&](const json &one) { return one.at("id") == pile[0]; });
        if (chosen->contains("asks")) {
            const Line said = asker.line(chosen->at("asks").get<std::string>());
            if (said && !said->empty()) {
                place["words"] = *said;
            }
        }
    }
    return placed;
}

std::optional<json> askMap(const Asker &asker, const json &node) {
    const Line line = asker.lineFor("term.pick_some");
    if (!line) {
        return std::nullopt;
    }
    json placed = json::object();
    for (const json &id : picked(*line, node.at("regions"))) {
        placed[id.get<std::string>()] = 1;
    }
    return placed;
}

std::optional<json> askSchedule(const Asker &asker, const json &node) {
    const Line rhythm = asker.lineFor("term.rhythm");
    const Line time = rhythm && !rhythm->empty() ? asker.lineFor("term.time") : Line("");
    if (!rhythm || !time) {
        return std::nullopt;
    }
    if (rhythm->empty()) {
        return json();
    }
    const auto at = number(*rhythm);
    const json &rhythms = node.at("rhythms");
    if (!at || *at < 1 || static_cast<std::size_t>(*at) > rhythms.size()) {
        return json();
    }
    json value = {{"rhythm", rhythms[static_cast<std::size_t>(*at - 1)]}};
    if (!time->empty()) {
        value["time"] = *time;
    }
    return value;
}

std::optional<json> askLine(const Asker &asker, const char *key) {
    const Line line = asker.lineFor(key);
    if (!line) {
        return std::nullopt;
    }
    return line->empty() ? json() : json(*line);
}

std::optional<json> askValue(const Asker &asker, const json &node) {
    const std::string kind = node.at("kind");
    if (node.contains("piles")) {
        return askPiles(asker, node);
    }
    if (kind == "choice" || kind == "card") {
        return askPick(asker, node);
    }
    if (kind == "map") {
        return askMap(asker, node);
    }
    if (kind == "schedule") {
        return askSchedule(asker, node);
    }
    auto line = askLine(asker, kind == "scale" ? "term.number" : "term.words");
    if (line && kind == "scale" && line->is_string()) {
        const auto value = number(line->get<std::string>());
        return value ? json(*value) : json();
    }
    return line;
}

} // namespace

std::optional<Answer> ask(std::istream &in, std::ostream &out, const json &node, const catalog::Resolver &words) {
    const Asker asker{in, out, words};
    auto value = askValue(asker, node);
    if (!value) {
        return std::nullopt;
    }
    Answer answer{*std::move(value), {}};
    if (node.value("privacy", "shared") == "sealed" && !answer.value.is_null()) {
        const Line closed = asker.lineFor("term.keep_closed");
        const json &list = node.contains("cards") ? node["cards"] : node.value("options", json::array());
        if (closed && !closed->empty()) {
            for (const json &id : picked(*closed, list)) {
                answer.held.insert(id.get<std::string>());
            }
            if (list.empty()) {
                answer.held.insert(""); // an answer of one piece
            }
        }
    }
    return answer;
}

} // namespace attune::cli
