// SPDX-License-Identifier: Apache-2.0
// What a plugin is held to. A check has an id, a level, a reason of one line, and a page in docs/plugin-author/checks.
#pragma once

#include "core/json.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune::check {

enum class Level { load, core, strict, paranoid }; // each includes those before it

enum class Status {
    pass,
    fail,
    crash,   // the plugin died of it
    timeout, // it did not answer, or the check came to no end in its time
    warn,    // not good, but no reason to refuse the plugin
    skip,    // could not be tried; Result::reason says why
};

struct Finding {
    std::string text;      // a sentence with a place and a cure
    std::vector<json> log; // the shortest events that show it, as core::toJson() writes them; may be empty
};

struct Result {
    Status status = Status::pass;
    std::vector<Finding> findings;
    std::string reason; // of a skip
};

struct Subject; // check/subject.hpp

struct Check {
    std::string_view id; // "AT-MAN-03"
    Level level = Level::core;
    std::string_view reason; // one line, for people who never saw the page
    Result (*run)(Subject &) = nullptr;
};

// One function a family, one file a family.
[[nodiscard]] std::span<const Check> manifestChecks(); // MAN
[[nodiscard]] std::span<const Check> binaryChecks();   // BIN
[[nodiscard]] std::span<const Check> abiChecks();      // ABI
[[nodiscard]] std::span<const Check> lifeChecks();     // LIFE
[[nodiscard]] std::span<const Check> pureChecks();     // PURE
[[nodiscard]] std::span<const Check> eventChecks();    // EVT
[[nodiscard]] std::span<const Check> stateChecks();    // STATE
[[nodiscard]] std::span<const Check> viewChecks();     // VIEW
[[nodiscard]] std::span<const Check> flowChecks();     // FLOW
[[nodiscard]] std::span<const Check> privacyChecks();  // PRIV

// Of all families, in the order in which they are reported.
[[nodiscard]] std::vector<Check> allChecks();

[[nodiscard]] std::string_view name(Level level);
[[nodiscard]] std::string_view name(Status status);
// Neither passed nor was skipped.
[[nodiscard]] bool fired(Status status);

// --- For those who write checks -------------------------------------------------------------------------------------

[[nodiscard]] Result skipped(std::string reason);
[[nodiscard]] Result failed(std::string text, std::vector<json> log = {});
[[nodiscard]] Result warned(std::string text, std::vector<json> log = {});
// A pass if there are none.
[[nodiscard]] Result failedIf(std::vector<Finding> findings);

} // namespace attune::check
