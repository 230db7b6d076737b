// SPDX-License-Identifier: Apache-2.0
// What fits an input, what could, and what parts it has: one row a kind.
#include "core/values.hpp"

#include "core/view.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace attune::core {
namespace {

using Misfit = std::optional<std::string>;

std::vector<std::string> idsOf(const json &list) {
    std::vector<std::string> ids;
    for (const json &one : list) {
        ids.push_back(one.at("id"));
    }
    return ids;
}

bool knows(const std::vector<std::string> &ids, const json &id) {
    return id.is_string() && std::ranges::find(ids, id.get<std::string>()) != ids.end();
}

Misfit textMisfit(const json &value, int max) {
    if (!value.is_string()) {
        return "form";
    }
    const auto length = characters(value.get_ref<const std::string &>());
    return length > static_cast<std::size_t>(max) ? Misfit("too_long") : std::nullopt;
}

Misfit pickMisfit(const json &value, const std::vector<std::string> &ids, std::size_t min, std::size_t max) {
    if (!value.is_array()) {
        return "form";
    }
    std::set<std::string> seen;
    for (const json &id : value) {
        if (!knows(ids, id) || !seen.insert(id).second) {
            return "option";
        }
    }
    return seen.size() < min ? Misfit("too_few") : seen.size() > max ? Misfit("too_many") : std::nullopt;
}

Misfit choiceMisfit(const json &node, const json &value) {
    const auto ids = idsOf(node.at("options"));
    const auto max = node.value("max", std::size_t{1});
    if (max == 1) {
        return knows(ids, value) ? std::nullopt : Misfit("option");
    }
    return pickMisfit(value, ids, node.value("min", std::size_t{1}), max);
}

Misfit integerMisfit(const json &value, std::int64_t min, std::int64_t max) {
    if (!value.is_number_integer()) {
        return "form";
    }
    return value < min || value > max ? Misfit("range") : std::nullopt;
}

Misfit scaleMisfit(const json &node, const json &value) {
    return integerMisfit(value, node.at("min"), node.at("max"));
}

Misfit mapMisfit(const json &node, const json &value) {
    if (!value.is_object()) {
        return "form";
    }
    const auto ids = idsOf(node.at("regions"));
    for (const auto &[region, strength] : value.items()) {
        if (!knows(ids, region)) {
            return "option";
        }
        if (auto bad = integerMisfit(strength, 1, std::max(1, node.value("intensity", 0)))) {
            return bad;
        }
    }
    if (value.size() < node.value("min", std::size_t{0})) {
        return "too_few";
    }
    return value.size() > node.value("max", ids.size()) ? Misfit("too_many") : std::nullopt;
}

constexpr int pileWords = 140; // a condition is a few words

Misfit placementMisfit(const json &placed, const json &piles) {
    if (!placed.is_object() || !placed.contains("pile") || placed.size() > (placed.contains("words") ? 2u : 1u)) {
        return "form";
    }
    if (!knows(idsOf(piles), placed.at("pile"))) {
        return "option";
    }
    return placed.contains("words") ? textMisfit(placed.at("words"), pileWords) : std::nullopt;
}

Misfit cardMisfit(const json &node, const json &value) {
    const auto ids = idsOf(node.at("cards"));
    if (!node.contains("piles")) {
        return pickMisfit(value, ids, node.value("min", std::size_t{0}), node.at("max"));
    }
    if (!value.is_object()) {
        return "form";
    }
    for (const auto &[card, placed] : value.items()) {
        if (!knows(ids, card)) {
            return "option";
        }
        if (auto bad = placementMisfit(placed, node.at("piles"))) {
            return bad;
        }
    }
    return std::nullopt;
}

bool isTime(const std::string &text) {
    if (text.size() != 5 || text[2] != ':') {
        return false;
    }
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    return digit(0) && digit(1) && digit(3) && digit(4) && text.substr(0, 2) < "24" && text.substr(3) < "60";
}

constexpr std::array days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

Misfit scheduleMisfit(const json &node, const json &value) {
    if (!value.is_object() || !value.contains("rhythm")) {
        return "form";
    }
    for (const auto &[field, content] : value.items()) {
        const bool fine = field == "rhythm" ? std::ranges::find(node.at("rhythms"), content) != node.at("rhythms").end()
                          : field == "day"
                              ? content.is_string() && std::ranges::find(days, content.get<std::string>()) != days.end()
                          : field == "time"   ? content.is_string() && isTime(content)
                          : field == "starts" ? content.is_number_integer() && content >= 0 && content <= 12
                                              : false;
        if (!fine) {
            return field == "time" ? "time" : "option";
        }
    }
    return std::nullopt;
}

// --- samples: any value that fits ------------------------------------------------------------------------------------

std::uint64_t draw(std::uint64_t &entropy) { // splitmix64
    entropy += 0x9e3779b97f4a7c15ull;
    std::uint64_t z = entropy;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

std::uint64_t below(std::uint64_t &entropy, std::uint64_t n) {
    return n == 0 ? 0 : draw(entropy) % n;
}

std::string someWords(std::uint64_t &entropy, std::size_t max) {
    static constexpr std::array parts{"a cup of tea", "mañana", "ten minutes", "شكرا",
                                      "just ask me",  "🌿",      "“later”",     "el perro"};
    std::string words(parts.at(below(entropy, parts.size())));
    words += " " + std::to_string(below(entropy, 1000));
    return characters(words) > max ? std::string(1, 'x') : words;
}

json somePick(std::uint64_t &entropy, std::vector<std::string> ids, std::uint64_t min, std::uint64_t max) {
    json picked = json::array();
    const std::uint64_t most = std::min<std::uint64_t>(max, ids.size());
    const std::uint64_t wanted = min + below(entropy, most - std::min(min, most) + 1);
    while (picked.size() < wanted && !ids.empty()) {
        const auto at = static_cast<std::ptrdiff_t>(below(entropy, ids.size()));
        picked.push_back(ids[static_cast<std::size_t>(at)]);
        ids.erase(ids.begin() + at);
    }
    return picked;
}

json sampleText(const json &node, std::uint64_t &entropy) {
    return someWords(entropy, node.value("max", std::size_t{280}));
}

json sampleChoice(const json &node, std::uint64_t &entropy) {
    const auto ids = idsOf(node.at("options"));
    const auto max = node.value("max", std::uint64_t{1});
    return max == 1 ? json(ids[below(entropy, ids.size())])
                    : somePick(entropy, ids, node.value("min", std::uint64_t{1}), max);
}

json sampleScale(const json &node, std::uint64_t &entropy) {
    const std::int64_t min = node.at("min"), max = node.at("max");
    return min + static_cast<std::int64_t>(below(entropy, static_cast<std::uint64_t>(max - min + 1)));
}

json sampleMap(const json &node, std::uint64_t &entropy) {
    json placed = json::object();
    const auto ids = idsOf(node.at("regions"));
    for (const json &id : somePick(entropy, ids, node.value("min", std::uint64_t{0}), node.value("max", ids.size()))) {
        placed[id.get<std::string>()] =
            1 + below(entropy, static_cast<std::uint64_t>(std::max(1, node.value("intensity", 0))));
    }
    return placed;
}

json sampleCard(const json &node, std::uint64_t &entropy) {
    const auto ids = idsOf(node.at("cards"));
    if (!node.contains("piles")) {
        return somePick(entropy, ids, node.value("min", std::uint64_t{0}), node.at("max"));
    }
    json placed = json::object();
    for (const std::string &id : ids) {
        const json &pile = node.at("piles").at(below(entropy, node.at("piles").size() + 1) % node.at("piles").size());
        if (below(entropy, 8) == 0) {
            continue; // some cards are left out
        }
        placed[id] = {{"pile", pile.at("id")}};
        if (pile.contains("asks") && below(entropy, 2) == 0) {
            placed[id]["words"] = someWords(entropy, pileWords);
        }
    }
    return placed;
}

json sampleSchedule(const json &node, std::uint64_t &entropy) {
    const json rhythm = node.at("rhythms").at(below(entropy, node.at("rhythms").size()));
    return {{"rhythm", rhythm}, {"day", days.at(below(entropy, days.size()))}, {"time", "20:30"}};
}

struct Kind {
    std::string_view name;
    Misfit (*misfit)(const json &node, const json &value);
    json (*sample)(const json &node, std::uint64_t &entropy);
};
Misfit freeTextMisfit(const json &node, const json &value) {
    return textMisfit(value, node.value("max", node.at("kind") == "note" ? 2000 : 280));
}
constexpr std::array kinds{
    Kind{"text", freeTextMisfit, sampleText},
    Kind{"note", freeTextMisfit, sampleText},
    Kind{"choice", choiceMisfit, sampleChoice},
    Kind{"scale", scaleMisfit, sampleScale},
    Kind{"map", mapMisfit, sampleMap},
    Kind{"card", cardMisfit, sampleCard},
    Kind{"schedule", scheduleMisfit, sampleSchedule},
};
const Kind *kindOf(const Offer &offer) {
    const auto at =
        offer.action ? kinds.end() : std::ranges::find(kinds, offer.node.at("kind").get<std::string>(), &Kind::name);
    return at == kinds.end() ? nullptr : &*at;
}

} // namespace

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

json cleaned(const json &value) {
    if (value.is_string()) {
        std::string out;
        std::ranges::copy_if(value.get_ref<const std::string &>(), std::back_inserter(out), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t';
        });
        return out;
    }
    json out = value;
    if (value.is_structured()) {
        for (auto &part : out) {
            part = cleaned(part);
        }
    }
    return out;
}

std::optional<std::string> misfit(const Offer &offer, const json &value) {
    if (value.is_null()) {
        return offer.canPass || offer.action ? std::nullopt : Misfit("needed");
    }
    const Kind *kind = kindOf(offer);
    return kind == nullptr ? Misfit("form") : kind->misfit(offer.node, value);
}

json sample(const Offer &offer, std::uint64_t entropy) {
    if (offer.action) {
        return offer.node.value("value", json());
    }
    if (offer.canPass && below(entropy, 10) == 0) {
        return nullptr;
    }
    const Kind *kind = kindOf(offer);
    return kind == nullptr ? json() : kind->sample(offer.node, entropy);
}

std::vector<Item> itemsOf(const json &value) {
    std::vector<Item> items;
    if (value.is_object() && !value.contains("rhythm")) {
        for (const auto &[item, content] : value.items()) {
            items.push_back({item, content});
        }
    } else if (value.is_array()) {
        for (const json &item : value) {
            items.push_back({item, true});
        }
    } else if (!value.is_null()) {
        items.push_back({"", value});
    }
    return items;
}

std::vector<std::string> itemOrder(const json &node) {
    for (const char *field : {"cards", "options", "regions"}) {
        if (node.contains(field)) {
            return idsOf(node.at(field));
        }
    }
    return {""};
}

} // namespace attune::core
