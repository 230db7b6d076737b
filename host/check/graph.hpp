// SPDX-License-Identifier: Apache-2.0
// The flow of an exercise as people see it: its steps, and what leads from one to the next.
#pragma once

#include "catalog/course.hpp"
#include "check/subject.hpp"

namespace attune::check {

struct Flow {
    struct Step {
        std::string id;   // as the views name it; of an end: its outcome
        std::string name; // the title that people read there
        bool begins = false, ends = false;
        json title = {};                   // the same, as the view has it
        bool alone = false, opens = false; // each for themselves; what was sealed
    };
    struct Way {
        std::size_t from = 0, to = 0;
        std::vector<std::string> by; // what people read on the button, or what happens
    };
    std::vector<Step> steps; // the beginning first, then as they are met
    std::vector<Way> ways;
};

// Over all pairs that it is made for, in this language.
[[nodiscard]] Flow flowOf(Subject &subject, const std::string &exercise, const std::string &language);

[[nodiscard]] std::string asMermaid(const Flow &flow);
[[nodiscard]] std::string asDot(const Flow &flow);
[[nodiscard]] catalog::Course courseOf(const Flow &flow);

} // namespace attune::check
