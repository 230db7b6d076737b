// SPDX-License-Identifier: Apache-2.0
// STATE: what travels with every call: its form, its size, and that it can be damaged or old.
#include "check/golden.hpp"
#include "check/grow.hpp"
#include "check/poke.hpp"

#include <algorithm>
#include <array>

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

constexpr std::array all{
    Check{"AT-STATE-01", Level::core, "states and effects are canonical JSON without fractions", form},
    Check{"AT-STATE-02", Level::core, "the state stays within its limit, however much is written", growth},
    Check{"AT-STATE-03", Level::core, "a damaged state is answered, and breaks nothing", damaged},
    Check{"AT-STATE-04", Level::strict, "a state with other fields, as of another version, breaks nothing",
          otherFields},
    Check{"AT-STATE-05", Level::core, "the recorded sessions of the bundle lead to the states on record", golden},
    Check{"AT-STATE-06", Level::core, "who refuses writes no state", refusalLeavesState},
    Check{"AT-STATE-07", Level::core, "effects are of the declared form", effectsForm},
};

} // namespace

std::span<const Check> stateChecks() {
    return all;
}

} // namespace attune::check
