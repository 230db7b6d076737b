// SPDX-License-Identifier: Apache-2.0
// Sessions that differ in one thing only, and what may differ then.
#pragma once

#include "check/seen.hpp"

namespace attune::check {

// Two answers of one seat to the same, or an answer and a pass: the other must not be able to tell. An input is of the
// privacy that the content promises for it ({"id": …, "privacy": …} anywhere in it), or that its view gives it.
[[nodiscard]] Findings differingTwins(const Seen &seen, Table &table, core::Privacy privacy, Level level);

// A word that nothing but a person writes; of letters only, so that it would pass for an id.
inline constexpr const char *mark = "attunemark";

struct Marked { // it was written here
    std::size_t node = 0;
    std::string intent;
    std::vector<core::SharedRecord> records;
    std::vector<SharedView> views;
    bool logged = false;
};
[[nodiscard]] std::vector<Marked> markedWords(const Subject &subject, const Seen &seen);
// The field in which it stands, other than `words`.
[[nodiscard]] std::optional<std::string> markOutsideWords(const json &tree);

// The same intent, used by one seat or by the other, after which there are fewer of what `counts`: what comes of it must
// look the same.
[[nodiscard]] Findings tellsWho(const Seen &seen, const std::function<std::size_t(const core::Session &)> &counts,
                                const std::string &what);

} // namespace attune::check
