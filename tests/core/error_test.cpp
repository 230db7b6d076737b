// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

#include <catch2/catch_test_macros.hpp>

using attune::describe;
using attune::Error;

TEST_CASE("An error is described so that an editor can jump to it") {
    CHECK(describe(Error{"c", "Wrong.", {"a.toml", 12, 3, "content.piles"}}) == "a.toml:12:3: content.piles: Wrong.");
    CHECK(describe(Error{"c", "Wrong.", {"a.toml", 12, 0, ""}}) == "a.toml:12: Wrong.");
    CHECK(describe(Error{"c", "Wrong.", {"a.toml", 0, 3, ""}}) == "a.toml: Wrong.");
    CHECK(describe(Error{"c", "Wrong.", {"", 0, 0, "nodes[1]"}}) == "nodes[1]: Wrong.");
    CHECK(describe(Error{"c", "Wrong.", {}}) == "Wrong.");
}
