// SPDX-License-Identifier: Apache-2.0
// PURE: same bytes in, same bytes out. A session is played once more under conditions that must make no difference.
#include "check/probe.hpp"
#include "core/seeded.hpp"

#include <algorithm>
#include <array>

namespace attune::check {
namespace {

std::vector<json> until(const std::vector<json> &log, std::size_t event) {
    return {log.begin(), log.begin() + static_cast<std::ptrdiff_t>(std::min(event + 1, log.size()))};
}

// Of each session that is tried; fewer at the lower levels.
std::vector<const Trial *> trialsOf(const Subject &subject) {
    const std::size_t most = subject.level < Level::strict ? 1 : subject.level == Level::strict ? 2 : 6;
    std::vector<const Trial *> some;
    for (const Trial &trial : subject.trials)
        if (some.size() < most)
            some.push_back(&trial);
    return some;
}

std::optional<std::string> untried(Subject &subject) {
    if (auto why = subject.unplayable())
        return why;
    for (const Trial *trial : trialsOf(subject))
        if (playedLog(subject, *trial).empty())
            return "no session of " + trial->name + " could be played: its first view is not of its form";
    return std::nullopt;
}

json replayed(const Subject &subject, const Trial &trial, const std::vector<json> &log, const json &how) {
    json script = scriptOf(trial, log);
    script["how"] = how;
    const bool early = how.contains("locale") || how.contains("environment"); // has to be there before the walls are
    return Probe(subject, activityOf(subject, trial), early ? how : json()).ask("replay", script);
}

// Under no special conditions, in a fresh process.
std::shared_ptr<const json> baseline(Subject &subject, const Trial &trial) {
    return subject.once<json>("baseline " + trial.name,
                              [&] { return replayed(subject, trial, playedLog(subject, trial), json::object()); });
}

// The first event of which the outcome is another one. Where views were not asked for, they are not compared.
std::optional<std::size_t> difference(const json &a, const json &b) {
    for (std::size_t at = 0; at < a.at("steps").size(); ++at) {
        const json &left = a.at("steps").at(at), &right = b.at("steps").at(at);
        for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
            if (left.at(i) != right.at(i))
                return at;
    }
    return std::nullopt;
}

constexpr const char *builtOn = "AT-PURE-02";

using Log = std::vector<json>;
using Found = std::optional<Finding>;

// What `find` says of a trial and its log, of the first of which it says anything. Tried only where `ids` passed.
Result ofTrials(Subject &subject, std::initializer_list<std::string_view> ids,
                const std::function<Found(const Trial &, const Log &)> &find) {
    if (auto why = untried(subject))
        return skipped(*why);
    if (auto why = unmet(subject, ids))
        return skipped(*why);
    for (const Trial *trial : trialsOf(subject))
        if (auto found = find(*trial, playedLog(subject, *trial)))
            return failed(trial->name + ": " + found->text, std::move(found->log));
    return {};
}

// Compares a session under `how` with the plain one.
Result sameUnder(Subject &subject, const std::vector<json> &hows, const std::string &when, const std::string &cure,
                 std::initializer_list<std::string_view> ids = {builtOn}) {
    return ofTrials(subject, ids, [&](const Trial &trial, const Log &log) -> Found {
        for (const json &how : hows)
            if (const auto at = difference(*baseline(subject, trial), replayed(subject, trial, log, how)))
                return Finding{when + ", the last of these events has another outcome; " + cure, until(log, *at)};
        return std::nullopt;
    });
}

Result sameTwice(Subject &subject) {
    return ofTrials(subject, {}, [&](const Trial &trial, const Log &log) -> Found {
        const json found = replayed(subject, trial, log, {{"twice", true}});
        if (!found.contains("differs"))
            return std::nullopt;
        return Finding{"asked twice in a row, the last of these events has two outcomes; let init, reduce and view "
                       "depend on their arguments alone, and keep no counter in a static variable or behind `self`.",
                       until(log, found.at("differs"))};
    });
}

Result sameElsewhere(Subject &subject) {
    constexpr int processes = 3; // addresses differ from one to the next
    return sameUnder(subject, std::vector<json>(processes, json::object()), "in another process",
                     "do not order by addresses or hash pointers, and read no process id.", {"AT-PURE-01"});
}

Result sameFresh(Subject &subject) {
    if (auto why = unmet(subject, {"AT-LIFE-06"}))
        return skipped(*why);
    return sameUnder(subject, {{{"fresh", true}}}, "with an instance of its own for every call",
                     "what open() made must stay as it is: keep nothing behind `self` that later calls change.");
}

Result sameBeside(Subject &subject) {
    return sameUnder(subject, {{{"beside", true}}}, "with another session of the same instance beside it",
                     "all that a session is must be in its state.");
}

Result sameBlind(Subject &subject) {
    return sameUnder(subject, {{{"blind", true}}}, "without the views in between", "view() must leave nothing behind.");
}

Result sameLocale(Subject &subject) {
    if (auto why = untried(subject))
        return skipped(*why);
    const json how = {{"locale", "C.UTF-8"}};
    if (!Probe(subject, subject.plugin->activities.front(), how).isPrepared())
        return skipped("this machine does not have the locale C.UTF-8");
    return sameUnder(
        subject, {how}, "in another locale",
        "do without functions that depend on it (isalpha, toupper, mbstowcs, strcoll, printf of fractions).");
}

Result sameTimeZone(Subject &subject) {
    return sameUnder(subject, {{{"environment", {{"TZ", "ABC-5:30"}}}}}, "in another time zone",
                     "do without localtime and mktime: the only clock is `at_ms` of the event.");
}

Result sameEnvironment(Subject &subject) {
    const json variables = {
        {"HOME", "/nonexistent"}, {"LANG", "xx_YY.UTF-8"}, {"USER", "somebody"}, {"PATH", "/"}, {"DEBUG", "1"}};
    return sameUnder(subject, {{{"environment", variables}}}, "with other environment variables", "read none of them.");
}

Result sameHeap(Subject &subject) {
    SeededRandom random(subject.seed);
    std::vector<json> hows(subject.level < Level::paranoid ? 4 : 12);
    std::ranges::generate(hows, [&] { return json{{"heap", random.next() >> 12}}; });
    return sameUnder(subject, hows, "with memory that lies elsewhere",
                     "do not order by pointers: std::set<T*>, std::unordered_map and a comparison of addresses give "
                     "another order each time.");
}

Result sameMemory(Subject &subject) {
    return sameUnder(subject, {{{"fill_memory", true}}}, "with fresh memory that is not zero",
                     "give every member and every buffer a value.");
}

Result sameStack(Subject &subject) {
    return sameUnder(subject, {{{"litter_stack", true}}}, "with a stack that is not zero",
                     "give every local variable a value.");
}

Result callsNothingImpure(Subject &subject) {
    return ofTrials(subject, {}, [&](const Trial &trial, const Log &log) -> Found {
        const json &found = *baseline(subject, trial);
        std::string names;
        for (const auto &[function, calls] : found.at("impure").items())
            names += (names.empty() ? "" : ", ") + function + " (" + calls.dump() + " times)";
        if (names.empty())
            return std::nullopt;
        return Finding{"it calls " + names +
                           "; time and entropy come in the event, and nothing else of the world does.",
                       until(log, found.value("impure_at", std::size_t{0}))};
    });
}

Result readsNoTimeStamp(Subject &subject) {
    std::optional<std::string> untrapped;
    // A clock of the C library reads it too.
    Result result = ofTrials(subject, {"AT-PURE-13"}, [&](const Trial &trial, const Log &log) -> Found {
        Probe probe(subject, activityOf(subject, trial), {{"trap_stamps", true}});
        if (!probe.isPrepared()) {
            untrapped = "this processor does not let the time stamp be trapped";
            return std::nullopt;
        }
        json script = scriptOf(trial, log);
        script["how"] = json::object();
        const json found = probe.ask("replay", script);
        if (found.at("stamps") == 0)
            return std::nullopt;
        return Finding{"it reads the processor's time stamp " + found.at("stamps").dump() +
                           " times; the only clock is `at_ms` of the event.",
                       until(log, found.at("impure_at"))};
    });
    return untrapped ? skipped(*untrapped) : result;
}

enum : int { readOnly = 1, tight = 2 }; // check::Walls of the worker

// A plugin that dies of it is told so, with the fewest events that do it.
Result survives(Subject &subject, int walls, const std::string &what) {
    const auto dies = [&](const Trial &trial, const std::vector<json> &log) {
        try {
            static_cast<void>(replayed(subject, trial, log, {{"walls", walls}}));
            return false;
        } catch (const Broken &broken) {
            if (broken.fault.kind != core::Fault::Kind::crashed)
                throw;
            return true;
        }
    };
    return ofTrials(subject, {}, [&](const Trial &trial, const Log &log) -> Found {
        if (!dies(trial, log))
            return std::nullopt;
        std::size_t event = 0;
        while (event + 1 < log.size() && !dies(trial, until(log, event)))
            ++event;
        return Finding{what, until(log, event)};
    });
}

Result leavesArguments(Subject &subject) {
    return survives(subject, readOnly, "it writes to its arguments, which belong to the host; copy them first.");
}

Result readsWithinArguments(Subject &subject) {
    return survives(subject, tight,
                    "it reads beyond the end of an argument; bytes come with their size, and no zero follows them.");
}

Result sameRestarted(Subject &subject) {
    return ofTrials(subject, {builtOn}, [&](const Trial &trial, const Log &log) -> Found {
        const auto kept = subject.start(trial);
        json state;
        for (std::size_t at = 0; at < log.size(); ++at) {
            const auto event = core::eventFrom(log[at]);
            const auto ask = [&](core::Activity &activity) {
                return at == 0 ? activity.init(*event) : activity.reduce(state, *event);
            };
            const auto before = need(ask(*kept), log);
            const auto after = need(ask(*subject.start(trial)), log);
            const auto *one = std::get_if<core::Advanced>(&before), *other = std::get_if<core::Advanced>(&after);
            if ((one == nullptr) != (other == nullptr) ||
                (one && (one->state != other->state || one->effects != other->effects)))
                return Finding{"after a restart, the last of these events has another outcome; the state must hold "
                               "all that counts.",
                               until(log, at)};
            state = one ? one->state : state;
        }
        return std::nullopt;
    });
}

constexpr std::array checks{
    Check{"AT-PURE-01", Level::core, "the same call twice gives the same bytes", &sameTwice},
    Check{"AT-PURE-02", Level::core, "another process gives the same bytes", &sameElsewhere},
    Check{"AT-PURE-03", Level::core, "a fresh instance for each call gives the same bytes", &sameFresh},
    Check{"AT-PURE-04", Level::core, "another session beside it makes no difference", &sameBeside},
    Check{"AT-PURE-05", Level::strict, "a restart between any two events makes no difference", &sameRestarted},
    Check{"AT-PURE-06", Level::core, "view() does not alter what reduce() does later", &sameBlind},
    Check{"AT-PURE-07", Level::strict, "the locale makes no difference", &sameLocale},
    Check{"AT-PURE-08", Level::strict, "the time zone makes no difference", &sameTimeZone},
    Check{"AT-PURE-09", Level::strict, "the environment makes no difference", &sameEnvironment},
    Check{"AT-PURE-10", Level::strict, "where memory lies makes no difference", &sameHeap},
    Check{"AT-PURE-11", Level::strict, "what was in fresh memory makes no difference", &sameMemory},
    Check{"AT-PURE-12", Level::strict, "what was on the stack makes no difference", &sameStack},
    Check{"AT-PURE-13", Level::core, "no clock, randomness, file or environment is asked", &callsNothingImpure},
    Check{"AT-PURE-14", Level::strict, "the processor's time stamp is not read", &readsNoTimeStamp},
    Check{"AT-PURE-15", Level::strict, "arguments are left as they are", &leavesArguments},
    Check{"AT-PURE-16", Level::strict, "nothing is read beyond the end of an argument", &readsWithinArguments},
};

} // namespace

std::span<const Check> pureChecks() {
    return checks;
}

} // namespace attune::check
