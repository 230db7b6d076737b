// SPDX-License-Identifier: Apache-2.0
#include "support/fake_play.hpp"

#include <array>

namespace attune::test {
namespace {

using Kind = home::Screen::Kind;
constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{{"handOver", Kind::handOver},
                                                                  {"alone", Kind::alone},
                                                                  {"table", Kind::table},
                                                                  {"paused", Kind::paused},
                                                                  {"ended", Kind::ended},
                                                                  {"trouble", Kind::trouble}}};

bool staysOnThePage(const core::Act &act) {
    return std::holds_alternative<core::Draft>(act) || std::holds_alternative<core::Hold>(act);
}

} // namespace

FakePlay::FakePlay(core::Opening opening, std::vector<home::Screen> screens, const catalog::Texts &words)
    : m_session(std::move(opening)), m_screens(std::move(screens)) {
    for (const auto &seat : m_session.opening().seats) {
        catalog::Reader reader;
        reader.language = seat.language;
        m_words.emplace_back(std::vector<const catalog::Texts *>{&words}, reader);
    }
}

Result<core::View> FakePlay::view(core::Seat) {
    return core::View{};
}

const catalog::Resolver &FakePlay::words(core::Seat seat) const {
    return m_words.at(static_cast<std::size_t>(seat - 1));
}

Result<void> FakePlay::sit(core::Seat, const Typed &) {
    turn();
    return {};
}
void FakePlay::askAlone(core::Seat) {
    turn();
}

Result<void> FakePlay::act(const core::Act &act) {
    if (!staysOnThePage(act))
        turn();
    return {};
}

home::Screen screenFrom(const json &body) {
    home::Screen screen;
    for (const auto &[name, kind] : kinds)
        if (body.at("kind") == name)
            screen.kind = kind;
    screen.seat = body.value("seat", 0);
    screen.views = body.value("views", std::vector<json>{});
    screen.host = body.value("host", json::object());
    return screen;
}

} // namespace attune::test
