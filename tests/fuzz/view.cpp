// SPDX-License-Identifier: Apache-2.0
// What a plugin answers when it is asked for a view, up to the texts on the screen and the values that may come back.
#include "core/view.hpp"
#include "catalog/texts.hpp"
#include "fuzz/fuzz.hpp"
#include "worker/answers.hpp"

#include <attune/attune.h>

using namespace attune;

namespace {

constexpr int seats = 2;

const catalog::Texts &texts(const std::string &folder) {
    static std::map<std::string, catalog::Texts> all;
    const auto at = all.find(folder);
    return at != all.end()
               ? at->second
               : all.emplace(folder, catalog::Texts::read(std::filesystem::path(ATTUNE_SOURCE) / folder).value())
                     .first->second;
}

void show(const json &tree, const std::string &language) {
    const catalog::Resolver resolver({&texts("plugins/match"), &texts("plugins/turn_talk"), &texts("host/words")},
                                     {.language = language, .seats = {{"Ana", "f"}, {"Leo", "m"}}});
    fuzz::must(canonicalSize(resolver.tree(tree)).has_value(), "what is shown is UTF-8");
}

void use(const core::Offer &offer, const json &other) {
    if (offer.action) // its value is the plugin's own
        return;
    for (const std::uint64_t entropy : {0ULL, 1ULL, 77ULL, ~0ULL}) {
        const json value = core::sample(offer, entropy);
        fuzz::must(!core::misfit(offer, value), "what --auto plays fits what is offered");
        fuzz::must(!core::misfit(offer, core::asMeant(offer, value)), "what fits still fits when it is cleaned");
        static_cast<void>(core::itemsOf(value, core::itemOrder(offer.node)));
    }
    if (!core::misfit(offer, other))
        static_cast<void>(core::itemsOf(core::asMeant(offer, other), core::itemOrder(offer.node)));
}

void look(std::string_view answer) {
    static const worker::Faults faults("org.example.fuzz", "libfuzz.so");
    const auto tree = worker::readView(faults, {0, ATTUNE_OK, std::string(answer), {}});
    if (!tree)
        return fuzz::mustBeTold(tree.error().error);
    const auto view = core::readView(*tree, seats);
    if (!view)
        return fuzz::mustBeTold(view.error());
    show(view->tree, "en");
    show(view->tree, "es");
    for (const auto &offer : view->offers)
        use(offer, view->tree["nodes"][0].value("value", json()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    look(fuzz::text(data, size));
    if (const auto value = parseCanonical(fuzz::text(data, size)))
        look(canonical(*value)); // a plugin's own library would write it so
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    return fuzz::mutateJson(data, size, most, seed);
}
