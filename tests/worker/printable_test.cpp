// SPDX-License-Identifier: Apache-2.0
#include "worker/printable.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::worker {

TEST_CASE("Text of a plugin is shown as valid UTF-8 without control characters") {
    CHECK(printable("count: 3\n") == "count: 3");
    CHECK(printable("¿cómo?") == "¿cómo?");
    CHECK(printable("\x1b[2Jgone") == "\\u001b[2Jgone");
    CHECK(printable("cut \xc3") == "cut \xef\xbf\xbd");
    CHECK(printable("").empty());
}

} // namespace attune::worker
