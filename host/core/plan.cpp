// SPDX-License-Identifier: Apache-2.0
// What an act of a person comes to: refused with a code, or what is to be recorded.
#include "core/session.hpp"
#include "core/values.hpp"

#include <algorithm>
#include <ranges>

namespace attune::core {
namespace {

using Planned = tl::expected<Plan, Refusal>;

constexpr std::size_t longestDraft = 256 * 1024; // bytes; longer text stays on the screen, unsaved, and is said to
constexpr int deepestDraft = 4;                  // sorted cards are the deepest answer: 2

tl::unexpected<Refusal> refused(std::string code) {
    return tl::unexpected(Refusal{std::move(code)});
}

struct Planner {
    const Session &session;
    const View *view;
    Now now;

    [[nodiscard]] Event event(std::string type, Seat actor, json payload = json::object()) const {
        return {.seq = session.seq() + 1,
                .actor = actor,
                .seen = session.stateSeq(),
                .at_ms = std::max(now.atMs, session.atMs()),
                .entropy = now.entropy,
                .type = std::move(type),
                .payload = std::move(payload)};
    }
    [[nodiscard]] Plan forward(std::string type, json payload = json::object(), Seat actor = 0) const {
        return {.event = event(std::move(type), actor, std::move(payload)), .forward = true};
    }
    [[nodiscard]] std::optional<Refusal> notNow(Seat seat) const {
        if (session.status() == Status::ended) {
            return Refusal{"ended"};
        }
        if (session.status() == Status::paused) {
            return Refusal{"paused"};
        }
        return seat < 1 || seat > session.seats() ? std::optional(Refusal{"not_seat"}) : std::nullopt;
    }
    [[nodiscard]] std::optional<Refusal> notOffered(const Use &use, const Offer *offer) const {
        if (offer == nullptr) {
            return Refusal{use.seen < session.stateSeq() ? "stale" : "not_offered"};
        }
        if (!isOpen(session, use.seat, *offer)) {
            return Refusal{"already"};
        }
        if (offer->privacy == Privacy::sealed && session.opened(use.intent)) {
            return Refusal{"opened"}; // who has seen the others' answers cannot give a sealed one
        }
        if (use.seen < session.stateSeq() && !offer->staleOk) {
            return Refusal{"stale"};
        }
        const auto bad = offer->action ? std::nullopt : misfit(*offer, use.value);
        if (bad) {
            return Refusal{*bad == "needed" ? *bad : "misfit." + *bad};
        }
        return std::nullopt;
    }
    // Nobody opens what others sealed while their own answer to the same is still asked of them.
    [[nodiscard]] bool owes(Seat seat, const RevealSpec &spec) const {
        return view != nullptr && std::ranges::any_of(view->offers, [&](const Offer &offer) {
                   return offer.privacy == Privacy::sealed && isOpen(session, seat, offer) &&
                          std::ranges::find(spec.inputs, offer.intent) != spec.inputs.end();
               });
    }
    // An empty draft clears the one before.
    [[nodiscard]] static OwnRecord draftOf(Seat seat, const Offer &offer, json value) {
        return {OwnRecord::What::draft, seat, offer.intent, {std::move(value), {}, {}}, offer.privacy};
    }

    Planned operator()(const Use &given) const {
        if (auto no = notNow(given.seat)) {
            return tl::unexpected(*no);
        }
        const Offer *offer = view == nullptr ? nullptr : view->offer(given.intent);
        Use use = given;
        use.value = offer == nullptr ? json() : asMeant(*offer, given.value);
        if (auto no = notOffered(use, offer)) {
            return tl::unexpected(*no);
        }
        if (offer->privacy == Privacy::shared) {
            json payload = {{"intent", use.intent},
                            {"value", offer->action ? offer->node.value("value", json()) : use.value}};
            Plan plan = forward("intent", std::move(payload), use.seat);
            plan.event->seen = std::min(use.seen, session.stateSeq());
            if (!offer->action && session.draft(use.seat, use.intent, Privacy::shared) != nullptr) {
                plan.own.push_back(draftOf(use.seat, *offer, nullptr));
            }
            return plan;
        }
        const bool sealed = offer->privacy == Privacy::sealed;
        Plan plan;
        if (sealed) {
            plan = forward("answered", {{"intent", use.intent}}, use.seat);
        }
        plan.own.push_back({sealed ? OwnRecord::What::sealed : OwnRecord::What::kept, use.seat, use.intent,
                            SealedAnswer{use.value, use.held, itemOrder(offer->node)}, offer->privacy});
        return plan;
    }

    Planned operator()(const Draft &draft) const {
        if (auto no = notNow(draft.seat)) {
            return tl::unexpected(*no);
        }
        const Offer *offer = view == nullptr ? nullptr : view->offer(draft.intent);
        if (offer == nullptr || offer->action || !isOpen(session, draft.seat, *offer)) {
            return refused("not_offered");
        }
        const auto size = canonicalSize(draft.value);
        if (!size || depth(draft.value) > deepestDraft) {
            return refused("misfit.form");
        }
        if (*size > longestDraft) {
            return refused("misfit.too_long");
        }
        return Plan{.own = {draftOf(draft.seat, *offer, cleaned(draft.value))}};
    }

    Planned operator()(const Hold &hold) const {
        const SealedAnswer *answer = session.sealed(hold.seat, hold.intent);
        if (session.status() == Status::ended || answer == nullptr || session.opened(hold.intent)) {
            return refused(answer != nullptr && session.opened(hold.intent) ? "opened" : "not_offered");
        }
        SealedAnswer changed = *answer;
        changed.held = hold.held;
        return Plan{.own = {{OwnRecord::What::sealed, hold.seat, hold.intent, std::move(changed)}}};
    }

    Planned operator()(const Press &press) const {
        if (auto no = notNow(press.seat)) {
            return tl::unexpected(*no);
        }
        const auto is = [&](const PendingReveal &pending) { return pending.spec.id == press.reveal; };
        const auto at = std::ranges::find_if(session.reveals(), is);
        if (at == session.reveals().end() || at->pressed.contains(press.seat)) {
            return refused(at == session.reveals().end() ? "not_offered" : "already");
        }
        if (owes(press.seat, at->spec)) {
            return refused("answer_first");
        }
        return Plan{.event = event("reveal_pressed", press.seat, {{"reveal", press.reveal}})};
    }

    Planned operator()(const Decide &decide) const {
        if (auto no = notNow(decide.seat)) {
            return tl::unexpected(*no);
        }
        const auto at = std::ranges::find(session.proposals(), decide.proposal, &Proposal::id);
        if (at == session.proposals().end()) {
            return refused("not_offered");
        }
        if (!decide.yes) { // who said it is not on record
            return forward("decided", {{"proposal", decide.proposal}, {"accepted", false}});
        }
        if (at->accepted.contains(decide.seat)) {
            return refused("already");
        }
        return Plan{.event = event("proposal_accepted", decide.seat, {{"proposal", decide.proposal}})};
    }

    Planned operator()(const Pause &pause) const {
        if (session.status() != Status::open) {
            return refused(session.status() == Status::ended ? "ended" : "paused");
        }
        return forward("pause", {{"minutes", std::clamp<std::int64_t>(pause.minutes, 0, 60 * 24 * 14)}});
    }
    Planned operator()(const Resume &) const {
        if (session.status() != Status::paused) {
            return refused("not_paused");
        }
        return forward("resume");
    }
    Planned operator()(const Stop &) const {
        if (session.status() == Status::ended) {
            return refused("ended");
        }
        return forward("stop");
    }
    Planned operator()(const Leave &) const {
        if (session.status() != Status::open) {
            return Plan{}; // nothing is lost by leaving what stands still
        }
        return forward("left");
    }
};

} // namespace

bool isOpen(const Session &session, Seat seat, const Offer &offer) {
    return offer.privacy == Privacy::sealed ? !session.answered(seat, offer.intent)
                                            : offer.privacy == Privacy::owner || !offer.answered;
}

bool needsAlone(const Session &session, Seat seat, const View &view) {
    return std::ranges::any_of(view.offers, [&](const Offer &offer) {
        return offer.privacy != Privacy::shared && isOpen(session, seat, offer);
    });
}

tl::expected<Plan, Refusal> plan(const Session &session, const Act &act, const View *view, Now now) {
    return std::visit(Planner{session, view, now}, act);
}

std::optional<Plan> followUp(const Session &session, Now now) {
    const Planner planner{session, nullptr, now};
    if (session.status() != Status::open) {
        return std::nullopt;
    }
    const auto byAll = [&](const std::set<Seat> &some) {
        const auto all = std::views::iota(1, session.seats() + 1);
        return std::ranges::all_of(all, [&](Seat seat) { return some.contains(seat); });
    };
    for (const PendingReveal &pending : session.reveals()) {
        if (byAll(pending.pressed)) {
            return planner.forward("revealed", {{"reveal", pending.spec.id},
                                                {"mode", name(pending.spec.mode)},
                                                {"rows", openRows(pending.spec, session.sealed(), session.seats())}});
        }
    }
    for (const Proposal &proposal : session.proposals()) {
        if (byAll(proposal.accepted)) {
            return planner.forward("decided", {{"proposal", proposal.id}, {"accepted", true}});
        }
    }
    const auto due = std::ranges::min_element(session.timers(), {}, [](const auto &timer) { return timer.second; });
    if (due != session.timers().end() && due->second <= now.atMs) {
        return planner.forward("timer", {{"timer", due->first}});
    }
    return std::nullopt;
}

Event startEvent(const Opening &opening, const json &board, Now now) {
    json seats = json::array();
    for (std::size_t i = 0; i < opening.seats.size(); ++i) {
        seats.push_back({{"seat", i + 1}, {"role", opening.seats[i].role}, {"band", opening.seats[i].band}});
    }
    json payload = {
        {"seats", std::move(seats)}, {"pair", opening.pair}, {"younger", opening.younger}, {"board", board}};
    return {.seq = 1,
            .actor = 0,
            .seen = 0,
            .at_ms = now.atMs,
            .entropy = now.entropy,
            .type = "start",
            .payload = std::move(payload)};
}

} // namespace attune::core
