// SPDX-License-Identifier: Apache-2.0
// What the fuzzers share. Each defines LLVMFuzzerTestOneInput; what must always hold is said with must().
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"
#include "support/temp_folder.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune::fuzz {

// Ends the program, as a sanitizer does, if it does not hold.
void must(bool holds, const char *what);

// A person must be able to read it, and --json to write it.
void mustBeTold(const Error &error);
void mustBeTold(const std::vector<Error> &errors);

inline std::string_view text(const std::uint8_t *data, std::size_t size) {
    return {reinterpret_cast<const char *>(data), size};
}

// A folder in memory whose files are the input.
class Place {
public:
    void put(const std::string &name, std::string_view bytes) const;
    [[nodiscard]] std::filesystem::path path() const { return m_folder.path(); }

private:
    test::TempFolder m_folder;
};

// For LLVMFuzzerCustomMutator: changes that leave it JSON, or leave most lines as they are, so that what lies behind the parser is
// reached; now and then the bytes alone.
std::size_t mutateJson(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed);
std::size_t mutateLines(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed);

} // namespace attune::fuzz
