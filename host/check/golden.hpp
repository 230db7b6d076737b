// SPDX-License-Identifier: Apache-2.0
// Recorded sessions of a bundle: tests/*.log.jsonl, first the opening, then a record a line, as `attunectl play --log` writes them.
#pragma once

#include "check/subject.hpp"

namespace attune::check {

// Gives the events to a fresh activity and compares states and effects; those of an older state_version are left out.
[[nodiscard]] Result replayGolden(Subject &subject);

// Those of an older state_version: each state is brought forward by attune.migrate/1, and can be gone on with.
[[nodiscard]] Result migrateGolden(Subject &subject);

[[nodiscard]] std::string asGolden(const core::Opening &opening, const std::vector<core::SharedRecord> &records);

} // namespace attune::check
