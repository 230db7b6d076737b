// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzz.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace attune::fuzz {

void must(bool holds, const char *what) {
    if (holds)
        return;
    std::fprintf(stderr, "This does not hold: %s\n", what);
    std::abort();
}

void mustBeTold(const Error &error) {
    must(!error.code.empty() && !error.sentence.empty(), "an error has a code and a sentence");
    must(canonicalSize(json(error.sentence)) && canonicalSize(json(error.place.key)), "an error is UTF-8");
    must(error.place.line >= 0 && error.place.column >= 0, "a place counts from 1");
}

void mustBeTold(const std::vector<Error> &errors) {
    must(!errors.empty() && errors.size() <= 101, "what is refused has a mistake, and at most a hundred are told");
    for (const Error &error : errors)
        mustBeTold(error);
}

void Place::put(const std::string &name, std::string_view bytes) const {
    std::ofstream(m_folder / name, std::ios::binary) << bytes;
}

} // namespace attune::fuzz
