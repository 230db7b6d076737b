// SPDX-License-Identifier: Apache-2.0
#include "check/golden.hpp"

#include "check/probe.hpp"

#include <algorithm>
#include <attune/attune.h>
#include <fstream>

namespace attune::check {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> logsOf(const fs::path &folder) {
    std::vector<fs::path> logs;
    std::error_code error;
    for (fs::directory_iterator at(folder / "tests", error), end; !error && at != end; at.increment(error)) {
        if (at->path().string().ends_with(".log.jsonl")) {
            logs.push_back(at->path());
        }
    }
    std::ranges::sort(logs);
    return logs;
}

Finding finding(const fs::path &file, std::size_t line, const std::string &what, std::vector<json> log = {}) {
    return {"tests/" + file.filename().string() + ":" + std::to_string(line) + ": " + what, std::move(log)};
}

struct Golden {
    fs::path file;
    core::Opening opening;
    std::vector<core::SharedRecord> records; // from line 2 on
};

tl::expected<Golden, Finding> read(const fs::path &file) {
    std::ifstream lines(file, std::ios::binary);
    std::string text;
    std::getline(lines, text);
    auto first = parseCanonical(text);
    const auto opening = first ? core::openingFrom(*first) : tl::unexpected(first.error());
    if (!opening) {
        return tl::unexpected(finding(file, 1, "the first line is no opening: " + opening.error().sentence));
    }
    Golden golden{file, *opening, {}};
    while (std::getline(lines, text)) {
        auto body = parseCanonical(text);
        auto record = body ? core::sharedRecordFrom(*body) : tl::unexpected(body.error());
        if (!record) {
            return tl::unexpected(
                finding(file, golden.records.size() + 2, "this is no record of an event: " + record.error().sentence));
        }
        golden.records.push_back(*std::move(record));
    }
    return golden;
}

const catalog::ActivityInfo *activityIn(const Subject &subject, const Golden &golden) {
    const auto &activities = subject.plugin->activities;
    const auto known = std::ranges::find(activities, golden.opening.activity, &catalog::ActivityInfo::id);
    return known == activities.end() ? nullptr : &*known;
}

// --- Of this version -------------------------------------------------------------------------------------------------

// Empty: as on record.
std::string compare(const core::OrFault<core::Step> &step, const core::SharedRecord &record) {
    if (!step) {
        return step.error().error.sentence;
    }
    const auto *advanced = std::get_if<core::Advanced>(&*step);
    if (advanced == nullptr) {
        return "the event on record is refused.";
    }
    return advanced->state != record.state       ? "the state differs from the one on record."
           : advanced->effects != record.effects ? "the effects differ from those on record."
                                                 : "";
}

std::optional<Finding> replay(const Subject &subject, const Golden &golden) {
    const auto activity = subject.start({.name = golden.file.filename(), .opening = golden.opening});
    std::vector<json> log;
    json state;
    for (std::size_t i = 0; i < golden.records.size(); ++i) {
        const core::SharedRecord &record = golden.records[i];
        log.push_back(core::toJson(record.event));
        if (!record.stepped) {
            continue;
        }
        const auto step =
            record.event.type == "start" ? activity->init(record.event) : activity->reduce(state, record.event);
        if (auto what = compare(step, record); !what.empty()) {
            return finding(golden.file, i + 2,
                           what + " Sessions that people have begun would go on differently: raise state_version, or "
                                  "mend what changed.",
                           log);
        }
        state = record.state;
    }
    return std::nullopt;
}

// --- Of an older one -------------------------------------------------------------------------------------------------

// Empty: people could go on from here.
std::string unusable(core::Activity &activity, const json &state, const core::Opening &opening,
                     const core::Event &last) {
    const int seats = static_cast<int>(opening.seats.size());
    for (core::Seat seat = 1; seat <= seats; ++seat) {
        auto tree = activity.view(state, seat);
        const auto view = tree ? core::readView(*std::move(tree), seats) : tl::unexpected(tree.error().error);
        if (!view) {
            return "seat " + std::to_string(seat) + " has no view of what it was migrated to: " + view.error().sentence;
        }
    }
    core::Event stop = last;
    stop = {.seq = last.seq + 1, .seen = last.seq, .at_ms = last.at_ms, .type = "stop"};
    const auto step = activity.reduce(state, stop);
    return step && std::holds_alternative<core::Advanced>(*step) ? "" : "what it was migrated to cannot be stopped.";
}

std::optional<Finding> bringForward(const Subject &subject, const Golden &golden,
                                    const catalog::ActivityInfo &activity) {
    Trial trial{.name = golden.file.filename(), .opening = golden.opening};
    trial.opening.stateVersion = activity.stateVersion;
    Probe probe(subject, activity);
    const auto today = subject.start(trial);
    for (std::size_t i = 0; i < golden.records.size(); ++i) {
        const core::SharedRecord &record = golden.records[i];
        if (!record.stepped) {
            continue;
        }
        json script = scriptOf(trial, {});
        script.update({{"from", golden.opening.stateVersion}, {"state", canonical(record.state)}});
        const json answer = probe.ask("migrate", script);
        const auto state = parseCanonical(answer.at("value").get<std::string>());
        const std::string what = answer.at("code") != ATTUNE_OK ? "migrate() does not take this state."
                                 : !state ? "what migrate() wrote is no canonical JSON: " + state.error().sentence
                                          : unusable(*today, *state, golden.opening, record.event);
        if (!what.empty()) {
            return finding(golden.file, i + 2, what + " A session that stood here is lost to the people in it.",
                           {{{"state", record.state}}});
        }
    }
    return std::nullopt;
}

} // namespace

std::string asGolden(const core::Opening &opening, const std::vector<core::SharedRecord> &records) {
    std::string text = canonical(core::toJson(opening)) + '\n';
    for (const core::SharedRecord &record : records) {
        text += canonical(core::toJson(record)) + '\n';
    }
    return text;
}

Result replayGolden(Subject &subject) {
    const auto logs = logsOf(subject.folder);
    if (logs.empty()) {
        return skipped("the bundle has no recorded sessions, tests/*.log.jsonl");
    }
    std::vector<Finding> findings;
    for (const fs::path &file : logs) {
        const auto golden = read(file);
        if (!golden) {
            findings.push_back(golden.error());
            continue;
        }
        const auto *activity = activityIn(subject, *golden);
        if (activity == nullptr || activity->stateVersion != golden->opening.stateVersion) {
            continue;
        }
        if (auto found = replay(subject, *golden)) {
            findings.push_back(*std::move(found));
        }
    }
    return failedIf(std::move(findings));
}

Result migrateGolden(Subject &subject) {
    bool any = false;
    std::vector<Finding> findings;
    for (const fs::path &file : logsOf(subject.folder)) {
        const auto golden = read(file); // one that cannot be read is found by the replay
        const auto *activity = golden ? activityIn(subject, *golden) : nullptr;
        if (activity == nullptr || activity->stateVersion <= golden->opening.stateVersion ||
            !names(*activity, ATTUNE_EXT_MIGRATE)) {
            continue;
        }
        any = true;
        if (auto found = bringForward(subject, *golden, *activity)) {
            findings.push_back(*std::move(found));
        }
    }
    return any ? failedIf(std::move(findings))
               : skipped("the bundle has no recorded session of an older state_version that " ATTUNE_EXT_MIGRATE
                         " would bring forward");
}

} // namespace attune::check
