// SPDX-License-Identifier: Apache-2.0
// What a relationship keeps across sessions: typed entries that each seat accepted.
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune::core {

struct BoardEntry {
    std::string id;
    std::string kind;    // agreement ritual signal note reading
    json content;        // as in docs/plugin-author/effects.md, but every Text is {"<language>": "…"} by then
    std::string session; // where it was agreed
    std::string exercise;
    std::int64_t sinceMs = 0;  // wall time
    std::int64_t reviewMs = 0; // wall time; 0: none
    bool ended = false;
    bool operator==(const BoardEntry &) const = default;
};

// Checks an entry that an activity proposes. The error names the field.
[[nodiscard]] Result<void> checkEntry(const json &entry, int seats);

struct Board {
    std::vector<BoardEntry> entries; // oldest first
    // Those of the kinds named that still hold: what `start` hands to an activity.
    [[nodiscard]] json forActivity(const std::vector<std::string> &kinds) const;
};

[[nodiscard]] json toJson(const BoardEntry &entry);
[[nodiscard]] Result<BoardEntry> boardEntryFrom(const json &body);

} // namespace attune::core
