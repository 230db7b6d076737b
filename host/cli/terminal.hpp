// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/plain_stream.hpp"
#include "home/play.hpp"

#include <iosfwd>

namespace attune::cli {

// Two people at one terminal. Returns when the session ended, was left, or the input ended; all of it is saved by then.
[[nodiscard]] Result<void> playInTerminal(home::Play &play, const catalog::Texts &words, std::istream &in,
                                          PlainStream &out, bool clears);

} // namespace attune::cli
