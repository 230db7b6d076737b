// SPDX-License-Identifier: Apache-2.0
// plugin.toml of a stranger, in a folder with all that it may name.
#include "catalog/catalog.hpp"
#include "fuzz/fuzz.hpp"

using namespace attune;

namespace {

const fuzz::Place &folder() {
    static const fuzz::Place place;
    static const bool filled = [] {
        for (const std::string id : {"match", "turn_talk"}) {
            place.put("lib" + id + ".so", "\x7f"
                                          "ELF");
            place.put(id + ".schema.json", R"({"type": "object"})");
        }
        return true;
    }();
    return (void)filled, place;
}

void mustBeInside(const std::filesystem::path &file) {
    const auto inside =
        std::filesystem::canonical(file).lexically_relative(std::filesystem::canonical(folder().path()));
    fuzz::must(!inside.empty() && *inside.begin() != "..", "no file outside of the plugin's folder is used");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    folder().put("plugin.toml", fuzz::text(data, size));
    const auto plugin = catalog::readPlugin(folder().path());
    if (!plugin)
        return fuzz::mustBeTold(plugin.error()), 0;
    mustBeInside(plugin->library);
    fuzz::must(!plugin->id.empty() && !plugin->activities.empty(), "a plugin has an id and an activity");
    for (const auto &activity : plugin->activities) {
        fuzz::must(activity.content != nullptr, "what the content must be like is known");
        fuzz::must(activity.minSeats >= 1 && activity.minSeats <= activity.maxSeats, "seats are in order");
    }
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    return fuzz::mutateLines(data, size, most, seed);
}
