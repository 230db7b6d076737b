// SPDX-License-Identifier: Apache-2.0
#include "cli/auto_choices.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace attune::cli {
namespace {

using Kind = home::Screen::Kind;

std::set<std::string> some(const std::vector<std::string> &items, Random &random) {
    std::set<std::string> held;
    std::ranges::copy_if(items, std::inserter(held, held.end()),
                         [&](const std::string &) { return below(random, 8) == 0; });
    return held;
}

std::string_view kindOf(const core::Offer &offer, const core::Use &use) {
    if (offer.action) {
        return offer.intent.ends_with("not_today") ? "not_today" : "action";
    }
    if (use.value.is_null()) {
        return "pass";
    }
    if (!use.held.empty()) {
        return "answer_holding_back";
    }
    return offer.privacy == core::Privacy::shared   ? "answer_shared"
           : offer.privacy == core::Privacy::sealed ? "answer_sealed"
                                                    : "answer_private";
}

// Buttons by which an exercise ends early, or leaves out a part.
constexpr std::array waysOut{"not_today", "enough", "hot", "too_much", "closed", "leave", "skip"};

std::uint64_t oddsOf(const core::Offer &offer, std::uint64_t patience) {
    if (std::ranges::any_of(waysOut, [&](const char *way) { return offer.intent.ends_with(way); })) {
        return patience;
    }
    return offer.action && offer.node.value("style", "quiet") == "quiet" ? 2 : 1;
}

struct Collector {
    home::Play &play;
    const home::Screen &screen;
    Random &random;
    std::uint64_t patience;
    std::vector<Choice> choices;

    void offered(core::Seat seat, const core::Offer &offer) {
        const bool mayBeSeen = offer.privacy == core::Privacy::shared || screen.kind == Kind::alone;
        if (!mayBeSeen || !core::isOpen(play.session(), seat, offer)) {
            return;
        }
        core::Use use{seat, offer.intent, core::sample(offer, random.next()), screen.seen, {}};
        if (offer.privacy == core::Privacy::sealed) {
            use.held = some(core::itemOrder(offer.node), random);
        }
        if (!offer.action) {
            choices.push_back({core::Draft{seat, offer.intent, use.value}, "draft", true, 12});
        }
        const auto kind = kindOf(offer, use);
        choices.push_back({std::move(use), kind, offer.staleOk, oddsOf(offer, patience)});
    }

    // What the host itself offers beside the view: to open together, to accept or not.
    void hosts(core::Seat seat, const json &node) {
        const core::Session &session = play.session();
        for (const core::PendingReveal &pending : session.reveals()) {
            if (node.at("kind") == "reveal" && node.at("reveal") == pending.spec.id &&
                !pending.pressed.contains(seat)) {
                choices.push_back({core::Press{seat, pending.spec.id}, "press"});
            }
        }
        for (const core::Proposal &proposal : session.proposals()) {
            if (node.at("kind") == "agreement" && node.at("proposal") == proposal.id) {
                decision(seat, proposal);
            }
        }
    }

    void decision(core::Seat seat, const core::Proposal &proposal) {
        const bool accepted = proposal.accepted.contains(seat);
        if (accepted) {
            choices.push_back({core::Decide{seat, proposal.id, false}, "changed_mind", true, 8});
        } else {
            choices.push_back({core::Decide{seat, proposal.id, true}, "accept"});
            choices.push_back({core::Decide{seat, proposal.id, false}, "decline", true, 4});
        }
    }
};

} // namespace

std::uint64_t below(Random &random, std::uint64_t n) {
    return n == 0 ? 0 : random.next() % n;
}

Result<std::vector<Choice>> choicesAt(home::Play &play, const home::Screen &screen, Random &random,
                                      std::uint64_t patience) {
    Collector collector{play, screen, random, patience, {}};
    for (core::Seat seat = 1; seat <= play.session().seats(); ++seat) {
        if (screen.kind == Kind::alone && seat != screen.seat) {
            continue;
        }
        const auto view = play.view(seat);
        if (!view) {
            return tl::unexpected(view.error());
        }
        for (const core::Offer &offer : view->offers) {
            collector.offered(seat, offer);
        }
        if (screen.kind == Kind::table) {
            for (const json &node : view->tree.at("nodes")) {
                collector.hosts(seat, node);
            }
        }
    }
    return std::move(collector.choices);
}

std::vector<Choice> holdsOf(const core::Session &session, core::Seat seat, Random &random) {
    std::vector<Choice> holds;
    for (const core::PendingReveal &pending : session.reveals()) {
        for (const std::string &input : pending.spec.inputs) {
            if (const core::SealedAnswer *answer = session.sealed(seat, input)) {
                holds.push_back({core::Hold{seat, input, some(answer->order, random)}, "hold_back_later"});
            }
        }
    }
    return holds;
}

bool stillTheirs(home::Play &play, const Choice &choice) {
    const core::Session &session = play.session();
    if (const auto *press = std::get_if<core::Press>(&choice.act)) {
        return std::ranges::any_of(session.reveals(), [&](const auto &pending) {
            return pending.spec.id == press->reveal && !pending.pressed.contains(press->seat);
        });
    }
    if (const auto *decide = std::get_if<core::Decide>(&choice.act)) {
        return std::ranges::any_of(session.proposals(), [&](const auto &proposal) {
            return proposal.id == decide->proposal && !(decide->yes && proposal.accepted.contains(decide->seat));
        });
    }
    const auto offered = [&](core::Seat seat, const std::string &intent, const json &value) {
        const auto view = play.view(seat);
        const core::Offer *offer = view ? view->offer(intent) : nullptr;
        return offer != nullptr && core::isOpen(session, seat, *offer) &&
               (offer->action || !core::misfit(*offer, value));
    };
    if (const auto *use = std::get_if<core::Use>(&choice.act)) {
        return offered(use->seat, use->intent, use->value);
    }
    if (const auto *draft = std::get_if<core::Draft>(&choice.act)) {
        return offered(draft->seat, draft->intent, draft->value);
    }
    return true;
}

} // namespace attune::cli
