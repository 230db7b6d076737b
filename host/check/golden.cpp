// SPDX-License-Identifier: Apache-2.0
#include "check/golden.hpp"

#include <algorithm>
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

Finding finding(const fs::path &file, int line, const std::string &what, std::vector<json> log = {}) {
    return {"tests/" + file.filename().string() + ":" + std::to_string(line) + ": " + what, std::move(log)};
}

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

std::optional<Finding> replay(const Subject &subject, const fs::path &file, std::istream &lines, const Trial &trial) {
    const auto activity = subject.start(trial);
    std::vector<json> log;
    json state;
    std::string text;
    for (int line = 2; std::getline(lines, text); ++line) {
        auto body = parseCanonical(text);
        const auto record = body ? core::sharedRecordFrom(*body) : tl::unexpected(body.error());
        if (!record) {
            return finding(file, line, "this is no record of an event: " + record.error().sentence);
        }
        log.push_back(core::toJson(record->event));
        if (!record->stepped) {
            continue;
        }
        const auto step =
            record->event.type == "start" ? activity->init(record->event) : activity->reduce(state, record->event);
        if (auto what = compare(step, *record); !what.empty()) {
            return finding(file, line,
                           what + " Sessions that people have begun would go on differently: raise state_version, or "
                                  "mend what changed.",
                           log);
        }
        state = record->state;
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
        std::ifstream lines(file, std::ios::binary);
        std::string text;
        std::getline(lines, text);
        auto body = parseCanonical(text);
        const auto opening = body ? core::openingFrom(*body) : tl::unexpected(body.error());
        if (!opening) {
            findings.push_back(finding(file, 1, "the first line is no opening: " + opening.error().sentence));
            continue;
        }
        const auto &activities = subject.plugin->activities;
        const auto known = std::ranges::find(activities, opening->activity, &catalog::ActivityInfo::id);
        if (known == activities.end() || known->stateVersion != opening->stateVersion) {
            continue;
        }
        if (auto found = replay(subject, file, lines, {.name = file.filename(), .opening = *opening})) {
            findings.push_back(*std::move(found));
        }
    }
    return failedIf(std::move(findings));
}

} // namespace attune::check
