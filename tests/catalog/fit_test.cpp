// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

namespace attune::catalog {

TEST_CASE("A fit without ages fits all ages of its pair") {
    CHECK(fits({"parent_child", {}}, {"parent_child", "teen"}));
    CHECK_FALSE(fits({"parent_child", {}}, {"couple", "adult"}));
}

TEST_CASE("A fit with ages fits only those, and any fits every pair") {
    CHECK(fits({"any", {"teen"}}, {"family", "teen"}));
    CHECK_FALSE(fits({"any", {"teen"}}, {"family", "child"}));
}

TEST_CASE("Variants that fit are merged in order: objects merged, lists replaced, null removes") {
    Exercise exercise;
    exercise.content = {{"a", {{"x", 1}, {"y", 2}}}, {"list", {1, 2}}, {"gone", 1}};
    exercise.variants = {{{"parent_child", {}}, {{"a", {{"x", 5}}}, {"list", {3}}}},
                         {{"parent_child", {"child"}}, {{"a", {{"x", 6}}}, {"gone", nullptr}}},
                         {{"couple", {}}, {{"a", "never"}}}};
    CHECK(contentFor(exercise, {"parent_child", "child"}) == json{{"a", {{"x", 6}, {"y", 2}}}, {"list", {3}}});
    CHECK(contentFor(exercise, {"parent_child", "adult"}) ==
          json{{"a", {{"x", 5}, {"y", 2}}}, {"list", {3}}, {"gone", 1}});
    CHECK(contentFor(exercise, {"solo", "adult"}) == exercise.content);
}

} // namespace attune::catalog
