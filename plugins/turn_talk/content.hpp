// SPDX-License-Identifier: Apache-2.0
// The parts of an exercise's content that several kinds of segment share. Form: turn_talk.schema.json.
#pragma once

#include "state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune::talk {

using Key = std::string; // of a text; empty: none

struct Spoken { // a line that the segment shows
    Key text, example;
    Tone tone = Tone::plain;
    Who who = Who::each;
    bool readAloud = false;
};
struct Shown { // an answer from before, in a sentence with {who} and {what}
    Key text;
    std::string input;
    Who of = Who::each;
};
struct Input {
    std::string id, kind;
    Who who = Who::each;
    Privacy privacy = Privacy::shared;
    Key label, help, stem, low, high;
    int min = 0, max = 0, lines = 2, intensity = 0;
    bool faces = false, hintOnBlame = false;
    std::string picture; // of a map
    Options options;     // of a choice; the regions of a map
};

[[nodiscard]] Who readWho(const json &spec, const char *name, Who otherwise);
[[nodiscard]] Key readKey(const json &spec, const char *name);
[[nodiscard]] Options readOptions(const json &spec);
[[nodiscard]] Input readInput(const json &spec);
[[nodiscard]] std::vector<Input> readInputs(const json &list);
[[nodiscard]] std::vector<Spoken> readSpoken(const json &spec, const char *name);
[[nodiscard]] std::vector<Shown> readShown(const json &spec);

// An answer in words: a number, the text of an option, the texts of several, or what was written.
[[nodiscard]] Text inWords(const Input &input, const json &value);

} // namespace attune::talk
