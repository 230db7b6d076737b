// SPDX-License-Identifier: Apache-2.0
// Where things are. An installed tree and a build folder look alike: bin/, libexec/attune/, lib/attune/plugins/,
// share/attune/.
#pragma once

#include "catalog/catalog.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace attune::home {

struct Places {
    std::filesystem::path home;   // what people wrote: $XDG_DATA_HOME/attune, unless given
    std::filesystem::path logs;   // $XDG_STATE_HOME/attune
    bool logsAll = false;         // ATTUNE_LOG=all: also when what was done, for developers
    std::filesystem::path worker; // attune-worker
    std::filesystem::path words;  // the host's own texts
    std::filesystem::path share;  // templates and schemas, for authors
    catalog::Folders folders;     // plugins and exercises: ours, then those of the user under $XDG_DATA_HOME/attune

    [[nodiscard]] std::filesystem::path log() const { return home / "attune.log"; }
    [[nodiscard]] std::filesystem::path keys() const { return home / "keys"; }
    [[nodiscard]] std::filesystem::path copies() const { return home / "copies"; } // those that Attune makes by itself
};

// `program`: the running binary. `env`: a variable of the environment; empty if it is not set.
[[nodiscard]] Places findPlaces(const std::filesystem::path &program,
                                const std::function<std::string(const char *)> &env,
                                const std::optional<std::filesystem::path> &home = {});

// The same for the process that asks.
[[nodiscard]] Places findPlaces(const std::optional<std::filesystem::path> &home = {});

} // namespace attune::home
