// SPDX-License-Identifier: Apache-2.0
// A session that was never played: it shows screens from a file. For work on the window, and for its pictures.
#pragma once

#include "home/play.hpp"

#include <vector>

namespace attune::test {

// Every act or sitting down turns to the next screen, and after the last one to the first. Drafts and holds stay on the page.
class FakePlay final : public home::Play {
public:
    FakePlay(core::Opening opening, std::vector<home::Screen> screens, const catalog::Texts &words);

    [[nodiscard]] const core::Session &session() const override { return m_session; }
    [[nodiscard]] home::Screen screen() override { return m_screens.at(m_at); }
    [[nodiscard]] Result<core::View> view(core::Seat seat) override;
    [[nodiscard]] const catalog::Resolver &words(core::Seat seat) const override;
    Result<void> sit(core::Seat seat, const Typed &typed) override;
    void askAlone(core::Seat seat) override;
    [[nodiscard]] Result<void> act(const core::Act &act) override;
    [[nodiscard]] Result<bool> tick() override { return false; }
    [[nodiscard]] std::optional<std::int64_t> nextDueMs() const override { return std::nullopt; }

private:
    void turn() { m_at = (m_at + 1) % m_screens.size(); }
    core::Session m_session;
    std::vector<home::Screen> m_screens;
    std::vector<catalog::Resolver> m_words;
    std::size_t m_at = 0;
};

// {"kind": "handOver" | "alone" | …, "seat": 1, "views": […], "host": {…}}
[[nodiscard]] home::Screen screenFrom(const json &body);

} // namespace attune::test
