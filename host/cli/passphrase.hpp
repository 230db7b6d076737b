// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "home/home.hpp"

#include <iosfwd>

namespace attune::cli {

// A line that does not show while it is typed, where `in` is the terminal; composed (NFC), as the window takes it.
// nullopt: there is no more.
[[nodiscard]] std::optional<vault::Passphrase> askPassphrase(std::istream &in, std::ostream &out,
                                                             const std::string &prompt);

// Asks for each vault that waits, in turn. An empty line leaves one closed. Error code vault.passphrase.
[[nodiscard]] Result<void> unlockAll(home::Home &home, std::istream &in, std::ostream &out);

} // namespace attune::cli
