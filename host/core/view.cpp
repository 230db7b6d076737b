// SPDX-License-Identifier: Apache-2.0
#include "core/view.hpp"

#include "core/node_kinds.hpp"

#include <algorithm>
#include <set>

namespace attune::core {
namespace {

Privacy privacyOf(const json &node) {
    const std::string word = node.value("privacy", "shared");
    return word == "sealed" ? Privacy::sealed : word == "private" ? Privacy::owner : Privacy::shared;
}

Offer inputOffer(const json &node) {
    Offer offer;
    offer.intent = node.at("id");
    offer.privacy = privacyOf(node);
    offer.staleOk = node.value("stale_ok", offer.privacy != Privacy::shared);
    offer.canPass = node.value("can_pass", true);
    offer.answered = node.value("answered", false);
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

bool seatsFit(const json &node, int seats) {
    return std::ranges::all_of(node.items(), [&](const auto &field) {
        const bool seat = field.key() == "seat" || field.key() == "speaker" || field.key() == "listener" ||
                          field.key() == "owner" || field.key() == "by";
        if (seat && field.value().is_number_integer()) {
            return field.value() >= 0 && field.value() <= seats;
        }
        return !field.value().is_structured() || seatsFit(field.value(), seats);
    });
}

Result<void> addOffers(View &view, const json &node, const std::string &place) {
    std::vector<Offer> found;
    if (isInput(node)) {
        found.push_back(inputOffer(node));
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

const Offer *View::offer(std::string_view intent) const {
    const auto at = std::ranges::find(offers, intent, &Offer::intent);
    return at == offers.end() ? nullptr : &*at;
}

bool View::alone() const {
    return std::ranges::any_of(offers, [](const Offer &o) { return !o.answered && o.privacy != Privacy::shared; });
}

Result<View> readView(json tree, int seats) {
    if (auto form = checkTree(tree); !form) {
        return tl::unexpected(form.error());
    }
    View view;
    std::size_t index = 0;
    for (const json &node : tree.at("nodes")) {
        const std::string place = "nodes[" + std::to_string(index++) + "]";
        if (auto form = checkNode(node, place); !form) {
            return tl::unexpected(form.error());
        }
        if (!seatsFit(node, seats)) {
            return fail("view.seat",
                        "A seat is named that does not exist; seats go from 1 to " + std::to_string(seats) + ".",
                        {.key = place});
        }
        if (auto added = addOffers(view, node, place); !added) {
            return tl::unexpected(added.error());
        }
    }
    view.tree = std::move(tree);
    return view;
}

} // namespace attune::core
