// SPDX-License-Identifier: Apache-2.0
#include "core/view.hpp"

#include "core/node_kinds.hpp"

#include <algorithm>
#include <array>

namespace attune::core {
namespace {

constexpr std::size_t largestView = 256 * 1024; // bytes

Offer inputOffer(const json &node, int seats) {
    Offer offer;
    offer.intent = node.at("id");
    offer.privacy = privacyOf(node);
    offer.staleOk = node.value("stale_ok", offer.privacy != Privacy::shared);
    offer.canPass = node.value("can_pass", true);
    offer.answered = node.value("answered", false);
    offer.seats = seats;
    offer.node = node;
    return offer;
}

Offer actionOffer(const json &action) {
    Offer offer;
    offer.intent = action.at("intent");
    offer.staleOk = action.value("stale_ok", false);
    offer.action = true;
    offer.node = action;
    return offer;
}

constexpr std::array seatFields{"seat", "speaker", "listener", "owner", "by", "ready"};

// `isSeat`: a number here is a seat.
bool seatsFit(const json &part, int seats, bool isSeat = false) {
    if (part.is_number()) {
        return !isSeat || isIntegerWithin(part, 0, seats);
    }
    if (part.is_array()) {
        return std::ranges::all_of(part, [&](const json &one) { return seatsFit(one, seats, isSeat); });
    }
    return !part.is_object() || std::ranges::all_of(part.items(), [&](const auto &field) {
        if (field.key() == "args") { // whose names are free: {"by": 10} is a number
            return std::ranges::all_of(field.value(), [&](const json &one) { return seatsFit(one, seats); });
        }
        return seatsFit(field.value(), seats, std::ranges::find(seatFields, field.key()) != seatFields.end());
    });
}

Result<void> checkSeats(const json &part, int seats, const std::string &place) {
    if (seatsFit(part, seats)) {
        return {};
    }
    return fail("view.seat", "A seat is named that does not exist; seats go from 1 to " + std::to_string(seats) + ".",
                {.key = place});
}

Result<void> checkSize(const json &tree) {
    const auto size = canonicalSize(tree);
    if (!size || *size > largestView) {
        return fail("view.size", size ? "The view has " + std::to_string(*size) + " bytes; at most 262144 are allowed."
                                      : "The view has a text that is not UTF-8.");
    }
    return {};
}

Result<void> addOffers(View &view, const json &node, int seats, const std::string &place) {
    std::vector<Offer> found;
    if (isInput(node)) {
        found.push_back(inputOffer(node, seats));
    }
    for (const json &action : node.value("actions", json::array())) {
        found.push_back(actionOffer(action));
    }
    for (Offer &offer : found) {
        if (view.offer(offer.intent) != nullptr) {
            return fail("view.intent",
                        "The view offers the intent \"" + offer.intent + "\" twice; give each its own id.",
                        {.key = place});
        }
        view.offers.push_back(std::move(offer));
    }
    return {};
}

} // namespace

Privacy privacyOf(const json &inputNode) {
    const std::string word = inputNode.at("privacy");
    return word == "sealed" ? Privacy::sealed : word == "private" ? Privacy::owner : Privacy::shared;
}

const Offer *View::offer(std::string_view intent) const {
    const auto at = std::ranges::find(offers, intent, &Offer::intent);
    return at == offers.end() ? nullptr : &*at;
}

Result<View> readView(json tree, int seats) {
    auto checked = checkSize(tree).and_then([&] { return checkTree(tree); }).and_then([&] {
        return checkSeats(tree.value("title", json()), seats, "view.title");
    });
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    View view;
    std::size_t index = 0;
    for (const json &node : tree.at("nodes")) {
        const std::string place = "nodes[" + std::to_string(index++) + "]";
        checked = checkNode(node, place).and_then([&] { return checkSeats(node, seats, place); }).and_then([&] {
            return addOffers(view, node, seats, place);
        });
        if (!checked) {
            return tl::unexpected(checked.error());
        }
    }
    view.tree = std::move(tree);
    return view;
}

} // namespace attune::core
