// SPDX-License-Identifier: Apache-2.0
// One text of a stranger: a language, a space, an ICU MessageFormat pattern.
#include "catalog/icu.hpp"
#include "fuzz/fuzz.hpp"

#include <limits>

using namespace attune;

namespace {

const std::array<catalog::Argument, 8> some{std::int64_t{0},
                                            std::int64_t{1},
                                            std::int64_t{2},
                                            std::int64_t{-7},
                                            std::numeric_limits<std::int64_t>::min(),
                                            std::numeric_limits<std::int64_t>::max(),
                                            "Ana",
                                            ""};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto input = fuzz::text(data, size).substr(0, 4096); // no text in a file is longer
    const auto end = std::min(input.find(' '), input.size());
    const auto language = catalog::properLanguage(std::string(input.substr(0, end)));
    const std::string pattern(input.substr(std::min(end + 1, input.size())));
    if (!language || !canonicalSize(json(pattern)))
        return 0;
    const auto problem = catalog::patternProblem(pattern, *language);
    fuzz::must(!problem || canonicalSize(json(*problem)), "what is wrong with it is UTF-8");
    if (problem)
        return 0;
    for (const auto &value : some) {
        const auto said = catalog::formatted(pattern, *language, {{"n", value}, {"me", "Ana"}, {"me_g", "f"}});
        fuzz::must(canonicalSize(json(said)).has_value(), "what is said is UTF-8");
        fuzz::must(said.size() < (1 << 20), "what is said does not outgrow its pattern");
    }
    return 0;
}
