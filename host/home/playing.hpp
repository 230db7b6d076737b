// SPDX-License-Identifier: Apache-2.0
// A session that runs: each act is planned, asked of the activity, made durable, and then folded.
#pragma once

#include "home/play.hpp"

namespace attune::home {

// `session` is on record already. `takenUp`: nobody sits there yet.
[[nodiscard]] std::unique_ptr<Play> playing(Home &home, const catalog::Exercise &exercise,
                                            const catalog::Plugin &plugin, const catalog::Texts &words,
                                            std::string session, std::unique_ptr<core::Activity> activity,
                                            bool takenUp);

// The code in the words of the reader; what went wrong inside is for developers, in `place`.
[[nodiscard]] Error inWords(const catalog::Resolver &words, const std::string &code, const Error &inner);

} // namespace attune::home
