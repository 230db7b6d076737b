// SPDX-License-Identifier: Apache-2.0
#include "core/seeded.hpp"
#include "vault/system.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

using namespace attune;

TEST_CASE("the system clock goes on and knows the year", "[vault]") {
    const auto clock = vault::systemClock();
    const auto before = clock->monotonicMs();
    CHECK(before > 0);
    CHECK(clock->monotonicMs() >= before);
    CHECK(clock->wallMs() > 1'700'000'000'000); // November 2023
}

TEST_CASE("system randomness does not repeat", "[vault]") {
    const auto random = vault::systemRandom();
    std::set<std::uint64_t> drawn;
    for (int i = 0; i < 10'000; ++i)
        drawn.insert(random->next());
    CHECK(drawn.size() == 10'000);
}

TEST_CASE("an id has 26 characters of lower-case base32 and does not repeat", "[core]") {
    SeededRandom random(1);
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = random.id();
        CHECK(id.size() == 26);
        CHECK(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
        ids.insert(id);
    }
    CHECK(ids.size() == 1000);
}

TEST_CASE("seeded randomness is splitmix64, the same on every machine", "[core]") {
    SeededRandom random(1234567);
    CHECK(std::vector{random.next(), random.next(), random.next()} ==
          std::vector<std::uint64_t>{6457827717110365317U, 3203168211198807973U, 9817491932198370423U});
}

TEST_CASE("a manual clock stands still until it is moved", "[core]") {
    ManualClock clock(1000);
    clock.advance(250);
    CHECK(clock.monotonicMs() == 250);
    CHECK(clock.wallMs() == 1250);
    clock.setWall(7);
    CHECK(clock.monotonicMs() == 250);
    CHECK(clock.wallMs() == 7);
}
