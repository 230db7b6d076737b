// SPDX-License-Identifier: Apache-2.0
#include "core/plain.hpp"
#include "core/session.hpp"

#include <algorithm>
#include <array>

namespace attune::core {
namespace {

constexpr std::size_t mostEffects = 16;
constexpr std::size_t mostAtOnce = 8;          // of each kind of what stands until it is done
constexpr std::int64_t shortestTimerMs = 1000; // each that runs out is put on record
constexpr std::int64_t longestTimerMs = 24LL * 60 * 60 * 1000;

bool isOneOf(const json &value, std::initializer_list<std::string_view> words) {
    return value.is_string() && std::ranges::find(words, value.get<std::string>()) != words.end();
}

bool hasId(const json &effect) {
    return effect.contains("id") && effect["id"].is_string() && !effect["id"].get_ref<const std::string &>().empty() &&
           effect["id"].get_ref<const std::string &>().size() <= 64;
}

using Check = bool (*)(const json &effect);
struct Known {
    std::string_view name;
    Check fits;
};
constexpr std::array known{
    Known{"reveal", [](const json &e) { return hasId(e) && readReveal(e).has_value(); }},
    Known{"timer",
          [](const json &e) {
              return hasId(e) && e.contains("ms") && isIntegerWithin(e["ms"], shortestTimerMs, longestTimerMs);
          }},
    Known{"cancel", hasId},
    Known{"propose", [](const json &e) { return hasId(e) && e.contains("entry"); }},
    Known{"withdraw", hasId},
    Known{
        "cue",
        [](const json &e) { return e.contains("cue") && isOneOf(e["cue"], {"turn", "soft_end", "reveal", "close"}); }},
    Known{"suggest", [](const json &e) { return e.contains("exercise") && e["exercise"].is_string(); }},
    Known{
        "end",
        [](const json &e) { return e.contains("outcome") && isOneOf(e["outcome"], {"done", "stopped", "not_today"}); }},
};

// What stands until it is done, taken back, or set anew.
struct Standing {
    std::string_view setBy, takenBackBy, doneBy; // effects, and the event
    std::set<std::string> ids;
};

std::vector<Standing> standing(const Session &session) {
    Standing timers{"timer", "cancel", "timer", {}}, reveals{"reveal", "withdraw", "revealed", {}},
        proposals{"propose", "withdraw", "decided", {}}, suggestions{"suggest", {}, {}, {}};
    for (const auto &[id, due] : session.timers()) {
        timers.ids.insert(id);
    }
    for (const PendingReveal &pending : session.reveals()) {
        reveals.ids.insert(pending.spec.id);
    }
    for (const Proposal &proposal : session.proposals()) {
        proposals.ids.insert(proposal.id);
    }
    suggestions.ids.insert(session.suggestions().begin(), session.suggestions().end());
    return {timers, reveals, proposals, suggestions};
}

Result<void> checkNumber(Standing some, const json &effects, const Event &event) {
    if (event.type == some.doneBy) {
        for (const char *field : {"timer", "reveal", "proposal"}) {
            some.ids.erase(event.payload.value(field, ""));
        }
    }
    for (const json &effect : effects) {
        const std::string what = effect["do"], id = effect.value(what == "suggest" ? "exercise" : "id", "");
        if (what == some.setBy) {
            some.ids.insert(id);
        } else if (what == some.takenBackBy) {
            some.ids.erase(id);
        }
    }
    return some.ids.size() <= mostAtOnce ? Result<void>{}
                                         : fail("effect.too_many",
                                                "More than 8 of \"" + std::string(some.setBy) +
                                                    "\" would stand at once; see docs/plugin-author/effects.md.",
                                                {.key = "effects"});
}

} // namespace

Result<void> checkEffect(const json &effect, int seats, const std::string &place) {
    const auto name =
        effect.is_object() && effect.contains("do") && effect["do"].is_string() ? effect["do"].get<std::string>() : "";
    const auto row = std::ranges::find(known, std::string_view(name), &Known::name);
    if (row == known.end()) {
        return fail("effect.unknown",
                    "There is no effect \"" + printable(name, 60) + "\"; docs/plugin-author/effects.md lists them.",
                    {.key = place});
    }
    if (!row->fits(effect) || (effect.contains("id") && !hasId(effect))) {
        return fail("effect.form",
                    "The effect \"" + name + "\" is not of the declared form; see docs/plugin-author/effects.md.",
                    {.key = place});
    }
    return name == "propose" ? checkEntry(effect["entry"], seats) : Result<void>{};
}

Result<void> checkEffects(const json &effects, const Session &before, const Event &event) {
    if (!effects.is_array() || effects.size() > mostEffects) {
        return fail("effect.form", "Effects are a list of at most 16; see docs/plugin-author/effects.md.",
                    {.key = "effects"});
    }
    for (std::size_t i = 0; i < effects.size(); ++i) {
        if (auto checked = checkEffect(effects[i], before.seats(), "effects[" + std::to_string(i) + "]"); !checked) {
            return checked;
        }
    }
    for (Standing &some : standing(before)) {
        if (auto checked = checkNumber(std::move(some), effects, event); !checked) {
            return checked;
        }
    }
    return {};
}

} // namespace attune::core
