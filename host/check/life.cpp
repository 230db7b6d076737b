// SPDX-License-Identifier: Apache-2.0
// LIFE: open, close, and what an activity leaves behind.
#include "check/probe.hpp"

#include <array>
#include <attune/attune.h>
#include <cmath>

namespace attune::check {
namespace {

// What is wrong with one trial, or nothing.
using Living = std::optional<Finding> (*)(Subject &subject, const Trial &trial);

template <Living living> Result lived(Subject &subject) {
    if (auto why = subject.unplayable())
        return skipped(*why);
    for (const Trial &trial : subject.trials)
        if (auto finding = living(subject, trial))
            return {Status::fail, {std::move(*finding)}, {}};
    return {};
}

json asked(const Subject &subject, const Trial &trial, const std::string &probe, const json &script) {
    return Probe(subject, activityOf(subject, trial)).ask(probe, script);
}

std::string grew(const json &found, int rounds, const std::string &what, const std::string &cure) {
    return what + " grows by " + std::to_string(found.at("grown").get<std::int64_t>() / rounds) + " bytes each time; " +
           cure;
}

constexpr int rounds = 100;
constexpr int leastLeak = 16; // bytes a round: the smallest block there is

bool leaks(const json &found) {
    return found.at("grown").get<std::int64_t>() >= std::int64_t{rounds} * leastLeak;
}

std::optional<Finding> opensWithoutGrowth(Subject &subject, const Trial &trial) {
    json script = scriptOf(trial, {});
    script["times"] = rounds;
    const json found = asked(subject, trial, "growth_of_opening", script);
    if (!leaks(found))
        return std::nullopt;
    return Finding{trial.name + ": " +
                       grew(found, rounds, "open() and close()", "free in close() what open() and init() made."),
                   {script.at("start")}};
}

Result opening(Subject &subject) {
    if (auto why = unmet(subject, {"AT-LIFE-06"}))
        return skipped(*why);
    return lived<&opensWithoutGrowth>(subject);
}

std::optional<Finding> callsWithoutGrowth(Subject &subject, const Trial &trial) {
    json script = scriptOf(trial, {});
    script["times"] = rounds;
    const std::array<const char *, 4> hostEvents{"pause", "resume", "left", "unknown"};
    script["events"] = json::array();
    for (const char *type : hostEvents) {
        script["events"].push_back(script.at("start"));
        script["events"].back()["type"] = type;
        script["events"].back()["payload"] = std::string_view(type) == "pause" ? json{{"minutes", 0}} : json::object();
    }
    const json found = asked(subject, trial, "growth_of_calls", script);
    if (!leaks(found))
        return std::nullopt;
    return Finding{trial.name + ": " +
                       grew(found, rounds, "a round of reduce() and view()",
                            "keep nothing between calls, and free what a call made."),
                   script.at("events")};
}

// At most so many bytes, and no half of a character.
std::string beginningOf(const std::string &text, std::size_t bytes) {
    while (bytes > 0 && (static_cast<unsigned char>(text.at(bytes)) & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

std::optional<Finding> refusesContent(Subject &subject, const Trial &trial) {
    const std::string whole = canonical(trial.opening.content);
    const std::array<std::pair<const char *, std::string>, 7> contents{
        {{"nothing at all", ""},
         {"half of its content", beginningOf(whole, whole.size() / 2)},
         {"content without its end", beginningOf(whole, whole.size() - 1)},
         {"a list", "[]"},
         {"a number", "7"},
         {"null", "null"},
         {"half of a surrogate pair", R"({"\ud800":1})"}}};
    json script = json::array();
    for (const auto &[what, bytes] : contents)
        script.push_back(bytes);
    const json codes = asked(subject, trial, "open_all", script);
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes.at(i) != ATTUNE_BAD_INPUT)
            return Finding{trial.name + ": open() answers " + codes.at(i).dump() + " to " + contents.at(i).first +
                               "; answer ATTUNE_BAD_INPUT to content that is not of its form.",
                           {}};
    return std::nullopt;
}

std::optional<Finding> worksInTwos(Subject &subject, const Trial &trial) {
    const json found = asked(subject, trial, "open_two", scriptOf(trial, {}));
    if (found.at("same").get<bool>())
        return std::nullopt;
    return Finding{trial.name + ": two instances that are open at once disturb each other (code " +
                       found.at("code").dump() + "); keep what belongs to one behind `self`, not in a static variable.",
                   {}};
}

std::optional<Finding> closesUnused(Subject &subject, const Trial &trial) {
    const json found = asked(subject, trial, "open_and_close", scriptOf(trial, {}));
    if (found.at("code") == ATTUNE_OK)
        return std::nullopt;
    return Finding{trial.name + ": open() answers " + found.at("code").dump() + " to content that it took before.", {}};
}

std::optional<Finding> reopens(Subject &subject, const Trial &trial) {
    const json found = asked(subject, trial, "open_twice", scriptOf(trial, {}));
    if (found.at("same").get<bool>())
        return std::nullopt;
    return Finding{trial.name + ": after close(), open() and init() do not do what they did the first time (code " +
                       found.at("code").dump() + "); leave nothing behind in static variables.",
                   {}};
}

std::optional<Finding> mindsFullSinks(Subject &subject, const Trial &trial) {
    const auto log = playedLog(subject, trial);
    const json found = asked(subject, trial, "refuse_output", scriptOf(trial, log));
    if (found.is_null())
        return std::nullopt;
    const std::size_t at = found.at("event");
    const bool wroteOn = found.at("after").get<int>() > 0;
    return Finding{trial.name + ": " + found.at("what").get<std::string>() + "() " +
                       (wroteOn ? "goes on writing to" : "answers " + found.at("code").dump() + " in spite of") +
                       " a sink that is full after " + found.at("bytes").dump() +
                       " bytes; return ATTUNE_INTERNAL as soon as write() does not return 0.",
                   {log.begin(), log.begin() + static_cast<std::ptrdiff_t>(std::min(at + 1, log.size()))}};
}

std::optional<Finding> readsGrownStructs(Subject &subject, const Trial &trial) {
    const auto log = playedLog(subject, trial);
    json script = scriptOf(trial, log);
    script["how"] = json::object();
    const json plain = asked(subject, trial, "replay", script);
    script["how"] = {{"extra_bytes", 24}};
    const json grown = asked(subject, trial, "replay", script);
    for (std::size_t at = 0; at < log.size(); ++at)
        if (plain.at("steps").at(at) != grown.at("steps").at(at))
            return Finding{trial.name + ": with the larger structs of a later minor version of the ABI the answer is "
                                        "another one; compare `size` with >=, never with ==.",
                           {log.begin(), log.begin() + static_cast<std::ptrdiff_t>(at + 1)}};
    return std::nullopt;
}

std::optional<Finding> unloads(Subject &subject, const Trial &trial) {
    if (!asked(subject, trial, "unload", scriptOf(trial, {})).at("mapped").get<bool>())
        return std::nullopt;
    return Finding{"the library stays in memory after it was unloaded; link without -z nodelete, compile with "
                   "-fno-gnu-unique, and keep no thread-local objects with destructors.",
                   {}};
}

Result growing(Subject &subject) {
    if (auto why = unmet(subject, {"AT-PURE-02"})) // two processes are compared
        return skipped(*why);
    return lived<&readsGrownStructs>(subject);
}

Result unloading(Subject &subject) {
    if (auto why = unmet(subject, {"AT-LIFE-06"}))
        return skipped(*why);
    return lived<&unloads>(subject);
}

Result loadsFast(Subject &subject) {
    constexpr double mostMs = 20;
    if (auto why = subject.unplayable())
        return skipped(*why);
    double least = HUGE_VAL; // of three: the machine may be busy
    for (int i = 0; i < 3 && least > mostMs; ++i)
        least = std::min(least, Probe(subject, subject.plugin->activities.front()).load().cpuMs);
    if (least <= mostMs)
        return {};
    return warned(
        "loading the library takes " + std::to_string(static_cast<int>(least)) +
        " ms of processor time, and each session waits for it; make tables constexpr, or fill them in open().");
}

constexpr std::array checks{
    Check{"AT-LIFE-01", Level::core, "opening and closing a hundred times leaves nothing behind", &opening},
    Check{"AT-LIFE-02", Level::core, "calls leave nothing behind", &lived<&callsWithoutGrowth>},
    Check{"AT-LIFE-03", Level::core, "content that is not of its form is refused as BAD_INPUT",
          &lived<&refusesContent>},
    Check{"AT-LIFE-04", Level::strict, "two instances at once do not disturb each other", &lived<&worksInTwos>},
    Check{"AT-LIFE-05", Level::core, "an instance may be closed right after it was opened", &lived<&closesUnused>},
    Check{"AT-LIFE-06", Level::core, "after closing, it opens again as at first", &lived<&reopens>},
    Check{"AT-LIFE-07", Level::strict, "a full sink is noticed, and nothing more is written to it",
          &lived<&mindsFullSinks>},
    Check{"AT-LIFE-08", Level::strict, "larger structs of a later ABI make no difference", &growing},
    Check{"AT-LIFE-09", Level::strict, "unloading the library removes it from memory", &unloading},
    Check{"AT-LIFE-10", Level::strict, "loading takes at most 20 ms of processor time", &loadsFast},
};

} // namespace

std::span<const Check> lifeChecks() {
    return checks;
}

} // namespace attune::check
