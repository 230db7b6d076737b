// SPDX-License-Identifier: Apache-2.0
// What fits an input, and what parts it has: one row a kind.
#include "core/values.hpp"

#include "core/plain.hpp"
#include "core/view.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace attune::core {
namespace {

using Misfit = std::optional<std::string>;

bool knows(const std::vector<std::string> &ids, const json &id) {
    return id.is_string() && std::ranges::find(ids, id.get<std::string>()) != ids.end();
}

Misfit textMisfit(const json &value, int max) {
    if (!value.is_string() || !canonicalSize(value)) {
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

Misfit choiceMisfit(const Offer &offer, const json &value) {
    const json &node = offer.node;
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
    return isIntegerWithin(value, min, max) ? std::nullopt : Misfit("range");
}

Misfit scaleMisfit(const Offer &offer, const json &value) {
    return integerMisfit(value, offer.node.at("min"), offer.node.at("max"));
}

Misfit mapMisfit(const Offer &offer, const json &value) {
    const json &node = offer.node;
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

Misfit placementMisfit(const json &placed, const json &piles) {
    if (!placed.is_object() || !placed.contains("pile") || placed.size() > (placed.contains("words") ? 2u : 1u)) {
        return "form";
    }
    if (!knows(idsOf(piles), placed.at("pile"))) {
        return "option";
    }
    return placed.contains("words") ? textMisfit(placed.at("words"), pileWords) : std::nullopt;
}

Misfit cardMisfit(const Offer &offer, const json &value) {
    const json &node = offer.node;
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

Misfit scheduleMisfit(const Offer &offer, const json &value) {
    const json &rhythms = offer.node.at("rhythms");
    if (!value.is_object() || !value.contains("rhythm")) {
        return "form";
    }
    for (const auto &[field, content] : value.items()) {
        const bool fine = field == "rhythm" ? std::ranges::find(rhythms, content) != rhythms.end()
                          : field == "day"
                              ? content.is_string() && std::ranges::find(days, content.get<std::string>()) != days.end()
                          : field == "time"   ? content.is_string() && isTime(content)
                          : field == "starts" ? isIntegerWithin(content, 0, offer.seats)
                                              : false;
        if (!fine) {
            return field == "time" ? "time" : "option";
        }
    }
    return std::nullopt;
}

struct Kind {
    std::string_view name;
    Misfit (*misfit)(const Offer &offer, const json &value);
};
Misfit freeTextMisfit(const Offer &offer, const json &value) {
    return textMisfit(value, offer.node.value("max", offer.node.at("kind") == "note" ? 2000 : 280));
}
constexpr std::array kinds{
    Kind{"text", freeTextMisfit},     Kind{"note", freeTextMisfit}, Kind{"choice", choiceMisfit},
    Kind{"scale", scaleMisfit},       Kind{"map", mapMisfit},       Kind{"card", cardMisfit},
    Kind{"schedule", scheduleMisfit},
};
const Kind *kindOf(const Offer &offer) {
    const auto at =
        offer.action ? kinds.end() : std::ranges::find(kinds, offer.node.at("kind").get<std::string>(), &Kind::name);
    return at == kinds.end() ? nullptr : &*at;
}

} // namespace

bool isTime(const std::string &text) {
    if (text.size() != 5 || text[2] != ':') {
        return false;
    }
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    return digit(0) && digit(1) && digit(3) && digit(4) && text.substr(0, 2) < "24" && text.substr(3) < "60";
}

std::vector<std::string> idsOf(const json &list) {
    std::vector<std::string> ids;
    for (const json &one : list) {
        ids.push_back(one.at("id"));
    }
    return ids;
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

json cleaned(const json &value) {
    if (value.is_string() && canonicalSize(value)) {
        return withoutControls(value.get_ref<const std::string &>());
    }
    json out = value;
    if (value.is_structured()) {
        for (auto &part : out) {
            part = cleaned(part);
        }
    }
    return out;
}

json asMeant(const Offer &offer, const json &value) {
    json meant = cleaned(value);
    const Kind *kind = kindOf(offer);
    const bool written = kind != nullptr && kind->misfit == freeTextMisfit && meant.is_string();
    const bool blank = written && meant.get_ref<const std::string &>().find_first_not_of(" \t\n") == std::string::npos;
    return blank ? json() : meant;
}

std::optional<std::string> misfit(const Offer &offer, const json &value) {
    if (value.is_null()) {
        return offer.canPass || offer.action ? std::nullopt : Misfit("needed");
    }
    const Kind *kind = kindOf(offer);
    return kind == nullptr ? Misfit("form") : kind->misfit(offer, value);
}

std::vector<Item> itemsOf(const json &value, const std::vector<std::string> &order) {
    std::vector<Item> items;
    if (value.is_null()) {
        return items;
    }
    for (const std::string &item : order) {
        if (item.empty()) {
            items.push_back({item, value});
        } else if (value.is_object() && value.contains(item)) {
            items.push_back({item, value.at(item)});
        } else if (value.is_array() && std::ranges::find(value, json(item)) != value.end()) {
            items.push_back({item, true});
        }
    }
    return items;
}

std::vector<std::string> itemOrder(const json &node) {
    if (node.at("kind") == "choice" && node.value("max", std::size_t{1}) == 1) {
        return {""}; // one option is the whole answer
    }
    for (const char *field : {"cards", "options", "regions"}) {
        if (node.contains(field)) {
            return idsOf(node.at(field));
        }
    }
    return {""};
}

} // namespace attune::core
