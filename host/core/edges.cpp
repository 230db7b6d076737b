// SPDX-License-Identifier: Apache-2.0
#include "core/edges.hpp"

namespace attune {

std::string Random::id() {
    static constexpr char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
    std::string text;
    for (std::uint64_t bits : {next(), next()}) {
        for (int i = 0; i < 13; ++i, bits >>= 5) { // the last digit holds the four bits that are left
            text += digits[bits & 31];
        }
    }
    return text;
}

} // namespace attune
