// SPDX-License-Identifier: Apache-2.0
#include "core/edges.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

class Counted : public attune::Random {
public:
    explicit Counted(std::uint64_t first) : m_next(first) {}
    std::uint64_t next() override { return m_next++; }

private:
    std::uint64_t m_next;
};

} // namespace

TEST_CASE("An id is 26 characters of lower-case base32") {
    const std::string id = Counted(~0ull).id();
    CHECK(id.size() == 26);
    CHECK(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
}

TEST_CASE("Every bit drawn goes into the id") {
    const std::string zero = Counted(0).id();
    for (int bit = 0; bit < 64; ++bit) {
        CHECK(Counted(1ull << bit).id() != zero);
    }
}
