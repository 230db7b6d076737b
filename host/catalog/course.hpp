// SPDX-License-Identifier: Apache-2.0
// How an exercise goes, as people are shown before they begin: its steps in one line. `attunectl plugin graph ID --format course` finds
// it by playing; it lies beside the exercise as course.json.
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"

#include <filesystem>
#include <vector>

namespace attune::catalog {

struct CourseStep {
    json title;            // a Text, as a view has it
    bool alone = false;    // each for themselves
    bool opens = false;    // what was sealed is opened here
    bool rest = false;     // a rest may come in between
    bool optional = false; // not everybody comes by
    bool mayEnd = false;   // it may be left here
    bool operator==(const CourseStep &) const = default;
};
using Course = std::vector<CourseStep>;

[[nodiscard]] json toJson(const Course &course);
// What somebody else wrote, perhaps. Nothing if there is none. Error code: catalog.course
[[nodiscard]] Result<Course> courseIn(const std::filesystem::path &exercise);

} // namespace attune::catalog
