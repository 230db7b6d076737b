// SPDX-License-Identifier: Apache-2.0
#include "vault/vault.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace attune;

TEST_CASE("the hash is BLAKE2b-256 in hex", "[vault]") {
    // b2sum -l 256
    CHECK(vault::hash("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(vault::hash("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}
