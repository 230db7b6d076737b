// SPDX-License-Identifier: Apache-2.0
// Runs checks, each for itself and in its time, and tells what came of them.
#pragma once

#include "check/subject.hpp"

#include <map>
#include <optional>

namespace attune::check {

// From attune-check.toml of the bundle: a finding that its author knows, and why it stays.
struct Waiver {
    std::string check, reason;
};
// None, if there is no such file. An error: it is no such file, names a check that there is not, or gives no reason.
[[nodiscard]] catalog::Checked<std::vector<Waiver>> readWaivers(const std::filesystem::path &folder);

struct Outcome {
    Check check;
    Result result;
    std::string waived; // the reason; empty: it counts
    std::chrono::milliseconds took{0};
    [[nodiscard]] bool counts() const; // against the plugin: it failed, crashed or timed out, and that is not waived
};

struct Report {
    std::string plugin, version; // empty if the manifest cannot be read
    std::string folder;
    Level level = Level::core;
    std::uint64_t seed = 1;
    std::vector<Outcome> outcomes; // in the order of the checks
    std::chrono::milliseconds took{0};
    [[nodiscard]] bool isFine() const;
    [[nodiscard]] std::map<Status, int> numbers() const; // without those waived
    [[nodiscard]] int waived() const;
};

struct Running {
    int jobs = 1;
    std::chrono::milliseconds deadline{0}; // of one check; 0: by the level
    std::vector<Waiver> waivers;
};

// Those of `checks` that belong to the level of the subject.
[[nodiscard]] Report runChecks(const Subject &subject, std::span<const Check> checks, const Running &running = {});

} // namespace attune::check
