// SPDX-License-Identifier: Apache-2.0
#include "gallery/sample_view.hpp"

#include "home/screen.hpp"

#include <fstream>

namespace attune::test {
namespace {

Result<void> type(core::Session &session, const core::View &view, const json &typed) {
    for (const auto &[intent, value] : typed.items()) {
        const core::Offer *offer = view.offer(intent);
        if (offer == nullptr || core::misfit(*offer, value)) {
            return fail("sample.typed", "What is typed into \"" + intent + "\" is nothing that this view takes.");
        }
        session.fold({core::OwnRecord::What::draft, 1, intent, {value, {}, {}}, offer->privacy});
    }
    return {};
}

Result<core::Session> begun(const core::Opening &opening, const json &effects) {
    core::Session session(opening);
    const auto start = core::startEvent(opening, json::array(), {});
    return core::checkEffects(effects, session, start).map([&] {
        session.fold({start, true, json::object(), effects});
        return session;
    });
}

} // namespace

Result<home::Screen> screenOf(const std::filesystem::path &file, const core::Opening &opening,
                              const catalog::Reader &reader, const catalog::Texts &words) {
    std::ifstream in(file);
    const json sample = json::parse(in, nullptr, false);
    if (sample.is_discarded()) {
        return fail("sample.form", "This is no JSON.", {.file = file});
    }
    auto session = begun(opening, sample.value("effects", json::array()));
    auto view = core::readView({{"step", "sample"}, {"nodes", sample.at("nodes")}}, 2);
    auto texts = catalog::Texts::read(file.parent_path());
    if (!session || !view || !texts) {
        return tl::unexpected(!session ? session.error() : !view ? view.error() : texts.error().front());
    }
    if (auto fits = type(*session, *view, sample.value("typed", json::object())); !fits) {
        return tl::unexpected(fits.error());
    }
    const catalog::Resolver resolver({&*texts, &words}, reader);
    return home::Screen{.kind = home::Screen::Kind::alone,
                        .seat = 1,
                        .views = {home::drawn(*view, {*session, resolver, 1, true})},
                        .host = {{"atMs", 0}}};
}

} // namespace attune::test
