// SPDX-License-Identifier: Apache-2.0
// exercise.toml of a stranger, against the schemas of our activities.
#include "catalog/catalog.hpp"
#include "catalog/schema.hpp"
#include "fuzz/fuzz.hpp"

using namespace attune;

namespace {

catalog::Plugin plugin() {
    const std::filesystem::path plugins = std::filesystem::path(ATTUNE_SOURCE) / "plugins";
    catalog::Plugin result;
    for (const std::string id : {"match", "turn_talk"})
        result.activities.push_back({.id = "org.attune." + id,
                                     .content = std::make_shared<const catalog::Schema>(
                                         catalog::Schema::read(plugins / id / (id + ".schema.json")).value())});
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const std::vector<catalog::Plugin> plugins{plugin()};
    static const fuzz::Place folder;
    folder.put("exercise.toml", fuzz::text(data, size));
    folder.put("text.en.toml", "title = \"A title\"\n");
    const auto exercise = catalog::readExercise(folder.path(), plugins);
    if (!exercise)
        return fuzz::mustBeTold(exercise.error()), 0;
    for (const auto *pair : {"couple", "parent_child", "family", "solo"})
        for (const auto *younger : {"child", "teen", "adult"})
            fuzz::must(catalog::contentFor(*exercise, {pair, younger}).is_object(), "content is an object");
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    return fuzz::mutateLines(data, size, most, seed);
}
