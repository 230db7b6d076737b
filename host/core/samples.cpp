// SPDX-License-Identifier: Apache-2.0
// Any value that fits an input: one row a kind.
#include "core/values.hpp"
#include "core/view.hpp"

#include <algorithm>

namespace attune::core {
namespace {

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
                                      "just ask me",  "🌿",     "“later”",     "el perro"};
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
    json (*sample)(const json &node, std::uint64_t &entropy);
};
constexpr std::array kinds{
    Kind{"text", sampleText}, Kind{"note", sampleText}, Kind{"choice", sampleChoice},     Kind{"scale", sampleScale},
    Kind{"map", sampleMap},   Kind{"card", sampleCard}, Kind{"schedule", sampleSchedule},
};

} // namespace

json sample(const Offer &offer, std::uint64_t entropy) {
    if (offer.action) {
        return offer.node.value("value", json());
    }
    if (offer.canPass && below(entropy, 10) == 0) {
        return nullptr;
    }
    const auto kind = std::ranges::find(kinds, offer.node.at("kind").get<std::string>(), &Kind::name);
    return kind == kinds.end() ? json() : kind->sample(offer.node, entropy);
}

} // namespace attune::core
