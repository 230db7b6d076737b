// SPDX-License-Identifier: Apache-2.0
// text.en.toml of a stranger; what is taken in is then said to people.
#include "catalog/texts.hpp"
#include "fuzz/fuzz.hpp"

using namespace attune;

namespace {

const json arguments = {{"n", 2}, {"minutes", -1}, {"who", {{"seat", 2}}}, {"what", {{"words", "\u05d0 {x} '"}}}};

void say(const catalog::Texts &texts, const catalog::Reader &reader) {
    const catalog::Resolver resolver({&texts}, reader);
    for (const auto &[language, keys] : texts.byLanguage)
        for (const auto &[key, pattern] : keys)
            fuzz::must(canonicalSize(json(resolver.text(key, arguments))).has_value(), "what is said is UTF-8");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const fuzz::Place folder;
    folder.put("text.en.toml", fuzz::text(data, size));
    const auto texts = catalog::Texts::read(folder.path());
    if (!texts)
        return fuzz::mustBeTold(texts.error()), 0;
    say(*texts,
        {.seat = 1, .band = "adult", .role = "mother", .pair = "parent_child", .seats = {{"Ana", "f"}, {"Leo", "m"}}});
    say(*texts, {.language = "ar",
                 .seat = 2,
                 .band = "child",
                 .role = "son",
                 .pair = "parent_child",
                 .seats = {{"", ""}, {"L'{0}", "m"}}});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    return fuzz::mutateLines(data, size, most, seed);
}
