// SPDX-License-Identifier: Apache-2.0
// The tree that an activity returns for one seat (docs/plugin-author/view.md), read and checked.
#pragma once

#include "core/activity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::core {

enum class Privacy { shared, sealed, owner }; // owner: "private" in the tree

// One thing that a seat may do now.
struct Offer {
    std::string intent;
    Privacy privacy = Privacy::shared;
    bool staleOk = false;
    bool canPass = false;
    bool answered = false; // shared: the activity has the answer; drawn read-only, no longer to be used
    bool action = false;   // a button: `node` is the action, its value is fixed
    int seats = 0;         // how many there are, for values that name one
    json node;             // the input node or the action
    bool operator==(const Offer &) const = default;
};

struct View {
    json tree = json::object();
    std::vector<Offer> offers;
    [[nodiscard]] const Offer *offer(std::string_view intent) const;
};

[[nodiscard]] Privacy privacyOf(const json &inputNode);

// Checks the form of every node. `seats`: how many there are. The error names the node and the field.
[[nodiscard]] Result<View> readView(json tree, int seats);

// Why a value does not fit what was offered, as a code (text key misfit.<code>); nullopt if it fits.
[[nodiscard]] std::optional<std::string> misfit(const Offer &offer, const json &value);

// Cleaned of what nobody can see; a text with nothing to read in it is a pass.
[[nodiscard]] json asMeant(const Offer &offer, const json &value);

// Some value that fits, chosen by `entropy`: what --auto plays. Null means that it passes.
[[nodiscard]] json sample(const Offer &offer, std::uint64_t entropy);

// The parts of a sealed answer that can be held back one by one: a sorted card, one of several options, or the whole
// (item "").
struct Item {
    std::string item;
    json value;
    bool operator==(const Item &) const = default;
};
// All that an input can have, as the view offers them. It stays with the answer: an answer alone does not tell a card
// called "rhythm" from a schedule.
[[nodiscard]] std::vector<std::string> itemOrder(const json &node);
// Those that an answer has, in that order.
[[nodiscard]] std::vector<Item> itemsOf(const json &value, const std::vector<std::string> &order);

} // namespace attune::core
