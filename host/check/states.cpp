// SPDX-License-Identifier: Apache-2.0
// STATE: what travels with every call: its form, its size, and that it can be damaged or old.
#include "check/golden.hpp"
#include "check/grow.hpp"
#include "check/poke.hpp"
#include "check/probe.hpp"
#include "worker/printable.hpp"

#include <algorithm>
#include <array>
#include <attune/attune.h>

namespace attune::check {
namespace {

bool begins(const std::string &code, std::initializer_list<std::string_view> heads) {
    return std::ranges::any_of(heads, [&](std::string_view head) { return code.starts_with(head); });
}

std::string step(const Misstep &misstep) {
    return misstep.deed ? "after " + told(*misstep.deed) : "in the view of seat " + std::to_string(misstep.seat);
}

// Of the steps, not the views, that failed with such a code.
Result withCode(Subject &subject, std::initializer_list<std::string_view> codes, const char *cure) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        for (const Stuck &stuck : seen.graph.notBegun) {
            if (stuck.by == Stuck::By::fault && begins(stuck.code, codes)) {
                return {{"In " + seen.trial.name + ", at the beginning: " + stuck.fault.error.sentence + " " + cure,
                         {core::toJson(stuck.event)}}};
            }
        }
        for (const Misstep &misstep : seen.graph.missteps) {
            if (misstep.deed && misstep.stuck.by == Stuck::By::fault && begins(misstep.stuck.code, codes)) {
                auto log = seen.graph.log(misstep.at);
                log.push_back(core::toJson(misstep.stuck.event));
                return {{at(seen, misstep.at) + step(misstep) + ": " + misstep.stuck.fault.error.sentence + " " + cure,
                         std::move(log)}};
            }
        }
        return {};
    });
}

Result form(Subject &subject) {
    return withCode(subject, {"plugin.json.", "plugin.not_canonical"},
                    "Write states and effects as canonical JSON: sorted keys, no white space, whole numbers only.");
}

Result effectsForm(Subject &subject) {
    return withCode(subject, {"effect.", "plugin.bad_effects", "board."},
                    "docs/plugin-author/effects.md lists all effects and their fields.");
}

Result refusalLeavesState(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        Raw raw(subject, seen.trial);
        for (const std::size_t node : placesOf(seen.graph, subject.level)) {
            const Node &here = seen.graph.nodes[node];
            const auto event = wireOf(eventAt(here, "intent", 1, {{"intent", "attune.check"}, {"value", nullptr}}));
            const Reply reply = raw.reduce(canonical(here.session.state()), event);
            if (reply.came == Came::refused && !reply.answer.value.empty()) {
                auto log = seen.graph.log(node);
                log.push_back(toJson(event));
                return {{at(seen, node) +
                             "an event was refused, and a state was written all the same. Write nothing to "
                             "`next` when you return ATTUNE_REJECTED.",
                         std::move(log)}};
            }
        }
        return {};
    });
}

// --- Damaged and old -------------------------------------------------------------------------------------------------

Findings answersAll(Subject &subject, const Seen &seen,
                    const std::function<std::vector<std::string>(const json &)> &broken, const char *what) {
    Raw raw(subject, seen.trial);
    for (const std::size_t node : placesOf(seen.graph, subject.level)) {
        const Node &here = seen.graph.nodes[node];
        const auto event = wireOf(eventAt(here, "pause", 0, {{"minutes", 0}}));
        for (const std::string &state : broken(here.session.state())) {
            const Came stepped = raw.reduce(state, event).came, drawn = raw.view(state, 1).came;
            for (const Came came : {stepped, drawn}) {
                if (came == Came::died || came == Came::hung) {
                    auto log = seen.graph.log(node);
                    log.push_back({{"state", state.substr(0, 16'000)}});
                    return {{at(seen, node) + what + ", and " + std::string(inWords(came)) +
                                 ". Read the state as carefully as any input, and return ATTUNE_BAD_INPUT.",
                             std::move(log)}};
                }
            }
        }
    }
    return {};
}

Result crashIf(Result result) {
    result.status = result.status == Status::fail ? Status::crash : result.status;
    return result;
}

Result damaged(Subject &subject) {
    return crashIf(ofEach(subject, [&](const Seen &seen) {
        return answersAll(
            subject, seen,
            [](const json &state) {
                const std::string whole = canonical(state);
                std::vector<std::string> broken{"",        "[", "null", "[]", "7", "\"state\"", std::string(3, '\0'),
                                                "\xff\xfe"};
                for (const std::size_t parts : {2, 3, 5}) {
                    broken.push_back(whole.substr(0, whole.size() / parts));
                }
                broken.push_back(whole.substr(0, whole.size() - 1));
                return broken;
            },
            "a state came that was damaged");
    }));
}

Result otherFields(Subject &subject) {
    return crashIf(ofEach(subject, [&](const Seen &seen) {
        return answersAll(
            subject, seen,
            [](const json &state) {
                std::vector<std::string> broken{"{}"};
                for (const auto &[field, value] : state.items()) {
                    json other = state;
                    other.erase(field);
                    broken.push_back(canonical(other));
                    other[field] = nullptr;
                    broken.push_back(canonical(other));
                    other["zz"] = 1;
                    broken.push_back(canonical(other));
                }
                return broken;
            },
            "a state came with a field missing or too many, as another version may have had it");
    }));
}

// --- Size ------------------------------------------------------------------------------------------------------------

Result growth(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        const auto activity = subject.start(seen.trial);
        Table table(*activity, entropiesOf(subject).front());
        const std::size_t deeds = subject.level >= Level::paranoid ? 150 : subject.level == Level::strict ? 100 : 60;
        const Growth grown = grow(table, seen.trial.opening, deeds, subject.seed);
        if (!grown.burst) {
            return {};
        }
        std::string curve;
        for (const std::size_t size : grown.sizes) {
            curve += (curve.empty() ? "" : ", ") + std::to_string(size);
        }
        return {{"In " + seen.trial.name + ": when everything is answered at its longest, the state grows beyond the " +
                     std::to_string(subject.launchOf(seen.trial).stateBytes) +
                     " bytes that it may have (bytes on the way: " + curve +
                     "). Keep less of what is written, or give the inputs a smaller `max`.",
                 grown.log}};
    });
}

Result golden(Subject &subject) {
    if (auto why = subject.unplayable()) {
        return skipped(*std::move(why));
    }
    return replayGolden(subject);
}

Result migrates(Subject &subject) {
    if (auto why = subject.unplayable()) {
        return skipped(*std::move(why));
    }
    if (auto why = unmet(subject, {"AT-ABI-08", "AT-ABI-09", "AT-ABI-10"})) {
        return skipped(*std::move(why));
    }
    return migrateGolden(subject);
}

// --- What the author promises ----------------------------------------------------------------------------------------

// Empty: it holds.
std::string brokenPromise(const json &answer) {
    const std::string broken = answer.at("value");
    if (answer.at("code") != ATTUNE_OK) {
        return "its own " ATTUNE_EXT_INVARIANTS " does not take this state, and returns " + answer.at("code").dump() +
               ". Take every state that init and reduce make.";
    }
    return broken.empty() ? ""
                          : "by its own " ATTUNE_EXT_INVARIANTS " this state may not be: " + worker::printable(broken) +
                                ". Mend the step that leads there, or what it promises.";
}

Findings promisesOf(const Subject &subject, const Seen &seen) {
    Probe probe(subject, activityOf(subject, seen.trial));
    json script = scriptOf(seen.trial, {});
    std::set<std::string> asked; // many sessions stand at the same state
    for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
        const json &state = seen.graph.nodes[node].session.state();
        script["state"] = canonical(state);
        if (!asked.insert(script["state"]).second) {
            continue;
        }
        if (const std::string what = brokenPromise(probe.ask("invariants", script)); !what.empty()) {
            return {{at(seen, node) + what, seen.graph.log(node)}};
        }
    }
    return {};
}

Result promises(Subject &subject) {
    if (auto why = subject.unplayable()) {
        return skipped(*std::move(why));
    }
    if (auto why = unmet(subject, {"AT-ABI-08", "AT-ABI-09", "AT-ABI-10"})) {
        return skipped(*std::move(why));
    }
    const auto makes = [&](const Trial &trial) { return names(activityOf(subject, trial), ATTUNE_EXT_INVARIANTS); };
    if (std::ranges::none_of(subject.trials, makes)) {
        return skipped("it does not offer " ATTUNE_EXT_INVARIANTS
                       ", with which it would say what is true of every state");
    }
    return ofEach(subject,
                  [&](const Seen &seen) { return makes(seen.trial) ? promisesOf(subject, seen) : Findings(); });
}

constexpr std::array all{
    Check{"AT-STATE-01", Level::core, "states and effects are canonical JSON without fractions", form},
    Check{"AT-STATE-02", Level::core, "the state stays within its limit, however much is written", growth},
    Check{"AT-STATE-03", Level::core, "a damaged state is answered, and breaks nothing", damaged},
    Check{"AT-STATE-04", Level::strict, "a state with other fields, as of another version, breaks nothing",
          otherFields},
    Check{"AT-STATE-05", Level::core, "the recorded sessions of the bundle lead to the states on record", golden},
    Check{"AT-STATE-06", Level::core, "who refuses writes no state", refusalLeavesState},
    Check{"AT-STATE-07", Level::core, "effects are of the declared form", effectsForm},
    Check{"AT-STATE-08", Level::core, "what the author holds to be true of every state is true", promises},
    Check{"AT-STATE-09", Level::core, "recorded sessions of an older state_version are brought forward", migrates},
};

} // namespace

std::span<const Check> stateChecks() {
    return all;
}

} // namespace attune::check
