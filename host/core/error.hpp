// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace attune {

// Where a mistake is. Line and column count from 1; 0 means unknown or not applicable.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    std::string key; // dotted path inside the file, or the name of a field
};

// A sentence for a person: what is wrong, and what to do about it. It may hold what stands in a file of a developer
// or content author; it never holds a name, an answer or a title of the people who play. `code` is stable and may be
// logged.
struct Error {
    std::string code;
    std::string sentence;
    Place place;
};

// "exercise.toml:12:3: content.piles: …": the form that editors can jump to.
[[nodiscard]] std::string describe(const Error &error);

template <class T> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(std::string code, std::string sentence, Place place = {}) {
    return tl::unexpected(Error{std::move(code), std::move(sentence), std::move(place)});
}

} // namespace attune
