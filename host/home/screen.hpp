// SPDX-License-Identifier: Apache-2.0
// From a view to what is drawn: texts resolved, the host's own part filled in. Pure.
#pragma once

#include "catalog/texts.hpp"
#include "core/session.hpp"

#include <vector>

namespace attune::home {

// `alone`: nobody else looks, so this seat's own sealed and private answers may be shown.
struct Look {
    const core::Session &session;
    const catalog::Resolver &words;
    core::Seat seat;
    bool alone;
};
[[nodiscard]] json drawn(const core::View &view, const Look &look);

// A proposed entry in every language of the seats: each Text becomes {"<language>": "…"}.
[[nodiscard]] json inAllLanguages(const json &entry, const std::vector<catalog::Resolver> &readers);

} // namespace attune::home
