// SPDX-License-Identifier: Apache-2.0
#include "home/play.hpp"

#include "home/asking.hpp"
#include "home/facts.hpp"
#include "home/playing.hpp"

#include <algorithm>

namespace attune::home {
namespace {

struct Parts {
    const catalog::Exercise *exercise;
    catalog::Catalog::Offer offer;
};

Result<Parts> find(const catalog::Catalog &catalog, std::string_view exercise, std::string_view activity) {
    const catalog::Exercise *found = catalog.exercise(exercise);
    if (found == nullptr) {
        return fail("play.exercise", "There is no exercise \"" + std::string(exercise) +
                                         "\" here; `attunectl exercise list` shows all.");
    }
    const auto offer = catalog.activity(activity.empty() ? std::string_view(found->activity) : activity);
    if (!offer) {
        return fail("play.plugin",
                    "The plugin for this exercise is not installed; `attunectl doctor` says what is missing.");
    }
    return Parts{found, *offer};
}

Result<core::SharedRecord> firstRecord(core::Activity &activity, const core::Event &start,
                                       const core::Opening &opening) {
    const auto step = askStart(activity, opening, start);
    if (!step) {
        return fail(faultCode(step.error()), describe(step.error().error));
    }
    const auto *advanced = std::get_if<core::Advanced>(&*step);
    if (advanced == nullptr) {
        return fail("activity.bad_answer", "The activity refused to start.");
    }
    return core::SharedRecord{start, true, advanced->state, advanced->effects};
}

} // namespace

Result<std::unique_ptr<Play>> Play::begin(Home &home, const catalog::Catalog &catalog, const catalog::Texts &words,
                                          std::string_view relationship, std::string_view exercise,
                                          const Launcher &launcher, core::Seat typist) {
    const Relationship *who = home.relationship(relationship);
    if (who == nullptr) {
        return fail("play.relationship", "Please choose first who sits down together.");
    }
    if (!home.isWhole(*who)) {
        return fail("play.left", "One of you is not here any more, so nothing new can be begun together.");
    }
    auto parts = find(catalog, exercise, {});
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    const catalog::Audience audience = home.audience(*who);
    if (std::ranges::none_of(parts->exercise->fitsFor,
                             [&](const catalog::Fit &fit) { return catalog::fits(fit, audience); })) {
        return fail("play.fit", "This exercise is not made for these people; the list shows first what fits.");
    }
    core::Opening opening;
    opening.session = home.random().id();
    opening.relationship = who->id;
    opening.exercise = parts->exercise->id;
    opening.exerciseVersion = parts->exercise->version;
    opening.activity = parts->offer.activity->id;
    opening.plugin = parts->offer.plugin->id;
    opening.pluginVersion = parts->offer.plugin->version;
    opening.signer = parts->offer.plugin->signer;
    opening.stateVersion = parts->offer.activity->stateVersion;
    opening.pair = audience.pair;
    opening.younger = audience.younger;
    opening.content = catalog::contentFor(*parts->exercise, audience);
    opening.typist = typist;
    opening.wallMs = home.clock().wallMs();
    for (const Member &member : who->members) {
        const Person *person = home.person(member.person);
        opening.seats.push_back({member.person, member.role, person->band, person->language});
    }
    auto activity = launcher(opening);
    if (!activity) {
        return tl::unexpected(activity.error());
    }
    const json board = home.board(who->id).forActivity(parts->offer.activity->readsBoard);
    auto first = firstRecord(**activity, core::startEvent(opening, board, {0, home.random().next()}), opening);
    if (!first) {
        const catalog::Resolver reader({&words}, {.language = opening.seats.front().language});
        return tl::unexpected(inWords(reader, first.error().code, first.error()));
    }
    if (auto saved = home.record({openingEntry(opening), sharedEntry(opening, *first)}); !saved) {
        return tl::unexpected(saved.error());
    }
    return playing(home, *parts->exercise, *parts->offer.plugin, words, opening.session, *std::move(activity), false);
}

Result<std::unique_ptr<Play>> Play::takeUp(Home &home, const catalog::Catalog &catalog, const catalog::Texts &words,
                                           std::string_view session, const Launcher &launcher) {
    const core::Session *left = home.session(session);
    if (left == nullptr || left->status() == core::Status::ended) {
        return fail("play.session", "This session is over, or is not here.");
    }
    const Relationship *who = home.relationship(left->opening().relationship);
    if (who == nullptr || !home.isWhole(*who)) {
        return fail("play.left", "One of you is not here any more, so this cannot be taken up.");
    }
    auto parts = find(catalog, left->opening().exercise, left->opening().activity);
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    auto activity = launcher(left->opening());
    if (!activity) {
        return tl::unexpected(activity.error());
    }
    return playing(home, *parts->exercise, *parts->offer.plugin, words, std::string(session), *std::move(activity),
                   true);
}

} // namespace attune::home
