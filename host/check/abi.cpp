// SPDX-License-Identifier: Apache-2.0
// ABI: the library is loaded behind the walls, and its table is read.
#include "check/probe.hpp"
#include "worker/messages.hpp"
#include "worker/printable.hpp"

#include <algorithm>
#include <array>
#include <attune/attune.h>

namespace attune::check {
namespace {

using worker::LoadStatus;

// Of the first activity that does not load, or all is well.
Loading loading(Subject &subject) {
    return *subject.once<Loading>("loading", [&] {
        Loading last;
        for (const auto &activity : subject.plugin->activities)
            if (last = Probe(subject, activity).load(); !last.sentence.empty())
                break;
        return last;
    });
}

bool isOneOf(std::uint32_t status, std::initializer_list<LoadStatus> some) {
    return std::ranges::any_of(some, [&](LoadStatus one) { return status == static_cast<std::uint32_t>(one); });
}

std::optional<std::string> untried(Subject &subject, std::initializer_list<std::string_view> builtOn) {
    return subject.plugin ? unmet(subject, builtOn) : "the manifest cannot be read";
}

// What the file itself says may be why it does not load; then that is said once, by a check of this run.
Result loads(Subject &subject) {
    if (auto why = untried(subject, {"AT-BIN-01", "AT-BIN-02", "AT-BIN-05", "AT-BIN-06"}))
        return skipped(*why);
    const Loading found = loading(subject);
    if (!isOneOf(found.status,
                 {LoadStatus::otherProtocol, LoadStatus::notConfined, LoadStatus::missingLibrary,
                  LoadStatus::notALibrary, LoadStatus::otherMachine, LoadStatus::notLoadable, LoadStatus::noEntry}))
        return {};
    for (const Check &check : binaryChecks())
        if (check.level <= subject.level && fired(resultOf(check, subject).status))
            return skipped("it does not load, and " + std::string(check.id) + " may be why: " + found.found);
    return failed(found.sentence);
}

template <LoadStatus... some> Result agrees(Subject &subject, bool (*applies)(const Loading &) = nullptr) {
    if (auto why = untried(subject, {"AT-ABI-01"}))
        return skipped(*why);
    const Loading found = loading(subject);
    return isOneOf(found.status, {some...}) && (applies == nullptr || applies(found)) ? failed(found.sentence)
                                                                                      : Result{};
}

bool isAboutActivity(const Loading &found) {
    return found.found.starts_with("an activity");
}

Result entryIsSound(Subject &subject) {
    return agrees<LoadStatus::otherAbi, LoadStatus::newerAbi, LoadStatus::malformedEntry>(
        subject, [](const Loading &found) { return !isAboutActivity(found); });
}
Result activitiesAreWhole(Subject &subject) {
    return agrees<LoadStatus::malformedEntry>(subject, &isAboutActivity);
}
Result pluginIsNamed(Subject &subject) {
    return agrees<LoadStatus::otherPlugin, LoadStatus::otherVersion>(subject);
}

Result activitiesAreNamed(Subject &subject) {
    Result mismatch = agrees<LoadStatus::noActivity, LoadStatus::otherStateVersion>(subject);
    if (mismatch.status != Status::pass)
        return mismatch;
    if (auto why = unmet(subject, {"AT-ABI-02", "AT-ABI-03", "AT-ABI-05"}))
        return skipped(*why);
    const auto &known = subject.plugin->activities;
    const json found = Probe(subject, known.front()).ask("entry", nullptr);
    std::vector<Finding> findings;
    for (const std::string id : found.at("activities"))
        if (std::ranges::find(known, id, &catalog::ActivityInfo::id) == known.end())
            findings.push_back(
                {"the library has the activity " + worker::printable(id) +
                     ", which plugin.toml does not name; add an [[activity]], or take it out of ATTUNE_PLUGIN(…).",
                 {}});
    return failedIf(std::move(findings));
}

// --- Extensions -------------------------------------------------------------------------------------------------------

constexpr std::array sdkExtensions{ATTUNE_EXT_MIGRATE, ATTUNE_EXT_INVARIANTS};
const std::vector<std::string> unknownIds{"", "attune", "attune.nonexistent/1", "org.example.nonexistent/7"};

std::vector<std::string> withTail(const std::string &id) {
    return {id + "0", id + "x", id + "/1", id + " "};
}

std::vector<std::string> named(const catalog::ActivityInfo &activity) {
    std::vector<std::string> ids = activity.optional;
    ids.insert(ids.end(), activity.requires_.begin(), activity.requires_.end());
    return ids;
}

using About = void (*)(const catalog::ActivityInfo &activity, const json &before, const json &after,
                       std::vector<Finding> &findings);

template <About about> Result ofExtensions(Subject &subject) {
    if (auto why = untried(subject, {"AT-ABI-01"}))
        return skipped(*why);
    if (auto why = subject.unplayable())
        return skipped(*why);
    std::vector<Finding> findings;
    for (const Trial &trial : subject.trials) {
        const auto &activity = activityOf(subject, trial);
        std::vector<std::string> ids = unknownIds;
        for (const std::string known : sdkExtensions)
            for (const std::string &id : withTail(known))
                ids.push_back(id);
        ids.insert(ids.end(), sdkExtensions.begin(), sdkExtensions.end());
        std::ranges::copy(named(activity), std::back_inserter(ids));
        json script = scriptOf(trial, {});
        script["ids"] = ids;
        const json found = Probe(subject, activity).ask("extensions", script);
        about(activity, found.at("before"), found.at("after"), findings);
        if (!findings.empty())
            break;
    }
    return failedIf(std::move(findings));
}

void unknownIsNull(const catalog::ActivityInfo &activity, const json &, const json &after,
                   std::vector<Finding> &findings) {
    for (const std::string &id : unknownIds)
        if (after.contains(id))
            findings.push_back({activity.id + ": get_extension(\"" + id +
                                    "\") gives something; give null for every id that you do not know.",
                                {}});
}

void tailIsNull(const catalog::ActivityInfo &activity, const json &, const json &after,
                std::vector<Finding> &findings) {
    for (const std::string known : sdkExtensions)
        for (const std::string &id : withTail(known))
            if (after.contains(id))
                findings.push_back({activity.id + ": get_extension(\"" + id +
                                        "\") gives something; compare the whole id, not its beginning.",
                                    {}});
}

void sameBeforeOpen(const catalog::ActivityInfo &activity, const json &before, const json &after,
                    std::vector<Finding> &findings) {
    for (const auto &[id, found] : after.items())
        if (!before.contains(id) || before.at(id).at("at") != found.at("at"))
            findings.push_back(
                {activity.id + ": get_extension(\"" + worker::printable(id) +
                     "\") gives something else before open() than after it; return static data, always the same.",
                 {}});
}

void asNamed(const catalog::ActivityInfo &activity, const json &, const json &after, std::vector<Finding> &findings) {
    const auto names = named(activity);
    for (const std::string &id : names)
        if (!after.contains(id))
            findings.push_back({"plugin.toml names the extension " + id + " for " + activity.id +
                                    ", and the library does not offer it; offer it, or take it out.",
                                {}});
    for (const std::string id : sdkExtensions)
        if (after.contains(id) && std::ranges::find(names, id) == names.end())
            findings.push_back({"the library offers the extension " + id + " for " + activity.id +
                                    ", and plugin.toml does not name it; add it to `optional`.",
                                {}});
}

void areWhole(const catalog::ActivityInfo &activity, const json &, const json &after, std::vector<Finding> &findings) {
    for (const auto &[id, found] : after.items())
        if (!found.at("whole").get<bool>())
            findings.push_back({activity.id + ": the table of " + worker::printable(id) +
                                    " has a null function or too small a `size`; fill it from the struct in attune.h.",
                                {}});
}

constexpr std::array checks{
    Check{"AT-ABI-01", Level::load, "the library loads behind the walls, with every symbol bound", &loads},
    Check{"AT-ABI-02", Level::load, "the entry has the size and the ABI of this Attune", &entryIsSound},
    Check{"AT-ABI-03", Level::load, "the library says the plugin id and version of plugin.toml", &pluginIsNamed},
    Check{"AT-ABI-04", Level::load, "library and plugin.toml have the same activities and state versions",
          &activitiesAreNamed},
    Check{"AT-ABI-05", Level::load, "each activity has its size, its id and all functions", &activitiesAreWhole},
    Check{"AT-ABI-06", Level::core, "an unknown extension is null", &ofExtensions<&unknownIsNull>},
    Check{"AT-ABI-07", Level::core, "the id of an extension is compared as a whole", &ofExtensions<&tailIsNull>},
    Check{"AT-ABI-08", Level::core, "extensions are the same before open() and after it",
          &ofExtensions<&sameBeforeOpen>},
    Check{"AT-ABI-09", Level::core, "library and plugin.toml name the same extensions", &ofExtensions<&asNamed>},
    Check{"AT-ABI-10", Level::core, "the table of an extension is whole", &ofExtensions<&areWhole>},
};

} // namespace

std::span<const Check> abiChecks() {
    return checks;
}

} // namespace attune::check
