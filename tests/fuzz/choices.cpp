// SPDX-License-Identifier: Apache-2.0
// What was decided about plugins, as somebody left it who wrote into the file by hand.
#include "packed/choices.hpp"
#include "fuzz/fuzz.hpp"

using namespace attune;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const fuzz::Place folder;
    const auto file = folder.path() / "choices.json";
    folder.put("choices.json", fuzz::text(data, size));
    const auto choices = packed::readChoices(file);
    if (!choices)
        return fuzz::mustBeTold(choices.error()), 0;
    fuzz::must(packed::changeChoices(file, [](packed::Choices &) {}).has_value(), "what is read can be written");
    fuzz::must(packed::readChoices(file) == *choices, "what is written is read again");
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    return fuzz::mutateJson(data, size, most, seed);
}
