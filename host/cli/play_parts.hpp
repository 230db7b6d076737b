// SPDX-License-Identifier: Apache-2.0
// What the ways to play share: by two people at a terminal, from a script, by itself.
#pragma once

#include "cli/opened.hpp"
#include "cli/worker_killer.hpp"

#include <memory>

namespace attune::cli {

struct PlayOptions {
    std::string exercise, who, languages, script, record, log, session, relationship;
    bool automatic = false, keep = false, trace = false;
    std::uint64_t seed = 1, runs = 1;
};

inline constexpr std::int64_t someMorning = 1'700'000'000'000; // where the clock of a repeatable play stands

// What can be told before a home is made: that there is such an exercise, and that such guests can play it.
[[nodiscard]] Result<void> checkAsked(const PlayOptions &options, const Shelf &shelf);

// The home that is asked for: the people's own (with --keep, --relationship or --home), or one for guests, in memory.
[[nodiscard]] Result<std::unique_ptr<home::Home>> homeFor(Context &context, const PlayOptions &options,
                                                          const Shelf &shelf, Clock &clock, Random &random);

// Numbers by the seed; the ids of what is kept from the system, or the same seed would give the same ids once more.
[[nodiscard]] std::unique_ptr<Random> randomFor(const Context &context, const PlayOptions &options, std::uint64_t seed);

// Whether this is kept, in a home and in its log file.
[[nodiscard]] bool isOwn(const Context &context, const PlayOptions &options);

// As home::workerLauncher makes it, or a killer's, with what is wanted to be seen of it.
[[nodiscard]] worker::Watch tracing(Context &context, const PlayOptions &options);
[[nodiscard]] home::Launcher noted(Context &context, const PlayOptions &options, home::Launcher launcher);

// `pick` chooses among the guests and the languages that fit, where the options leave it open.
[[nodiscard]] Result<std::unique_ptr<home::Play>> playFor(home::Home &home, const PlayOptions &options,
                                                          const Shelf &shelf, const home::Launcher &launcher,
                                                          std::optional<std::uint64_t> pick = {});

// A log is for a plugin's tests, so guests play it, and once. Before anybody plays: that it can be asked for, and written.
[[nodiscard]] Result<void> checkLog(const Context &context, const PlayOptions &options);
// If it is wanted.
[[nodiscard]] Result<void> writeLog(const PlayOptions &options, home::Home &home, const std::string &session);

void playAuto(Context &context, const PlayOptions &options, const Shelf &shelf);

} // namespace attune::cli
