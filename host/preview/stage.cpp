// SPDX-License-Identifier: Apache-2.0
#include "preview/stage.hpp"

#include "core/seeded.hpp"
#include "home/launcher.hpp"
#include "vault/system.hpp"

namespace attune::preview {
namespace {

// Stands where it is put while something is done again, and runs on from there.
class StageClock final : public Clock {
public:
    std::int64_t monotonicMs() override { return m_at + (m_runs ? m_system->monotonicMs() - m_since : 0); }
    std::int64_t wallMs() override { return m_system->wallMs(); }
    void stand(std::int64_t atMs) {
        m_at = atMs;
        m_runs = false;
    }
    void run() {
        m_since = m_system->monotonicMs();
        m_runs = true;
    }

private:
    std::unique_ptr<Clock> m_system = vault::systemClock();
    std::int64_t m_at = 0, m_since = 0;
    bool m_runs = false;
};

// The same for the same deed, however often somebody asked in between.
class StageRandom final : public Random {
public:
    std::uint64_t next() override { return m_seeded.next(); }
    void at(std::size_t deed) { m_seeded = SeededRandom(deed + 1); }

private:
    SeededRandom m_seeded{0};
};

class OpenStage final : public Stage {
public:
    OpenStage(Table table, Script script) : m_table(std::move(table)), m_script(std::move(script)) {}

    Result<void> begin(const home::Places &places) {
        auto home =
            home::Home::open(store::openMemoryLog(), vault::Keys::open(std::nullopt).value(), m_clock, m_random);
        if (!home) {
            return tl::unexpected(home.error());
        }
        m_home = *std::move(home);
        auto relationship = m_home->formRelationship(m_table.guests.pair, m_table.guests.people);
        if (!relationship) {
            return tl::unexpected(relationship.error());
        }
        m_relationship = *relationship;
        auto play = Play::begin(*m_home, m_table.content->catalog, *m_table.words, m_relationship, m_table.exercise,
                                home::workerLauncher(m_table.content->catalog, places));
        if (!play) {
            return tl::unexpected(play.error());
        }
        m_play = *std::move(play);
        return {};
    }

    Result<void> repeat() {
        const std::size_t wanted = m_script.deeds.size();
        for (m_script.reached = 0; m_script.reached < wanted; ++m_script.reached) {
            const Deed &deed = m_script.deeds[m_script.reached];
            m_clock.stand(deed.atMs);
            m_random.at(m_script.reached);
            if (!std::visit([this](const auto &what) { return again(what); }, deed.what)) {
                break;
            }
        }
        m_clock.run();
        const home::Screen now = screen();
        return now.kind == home::Screen::Kind::trouble ? cannotBeShown(now) : Result<void>{};
    }

    [[nodiscard]] const core::Session &session() const override { return m_play->session(); }
    [[nodiscard]] home::Screen screen() override { return m_play->screen(); }
    [[nodiscard]] Result<core::View> view(core::Seat seat) override { return m_play->view(seat); }
    [[nodiscard]] const catalog::Resolver &words(core::Seat seat) const override { return m_play->words(seat); }
    [[nodiscard]] std::optional<std::int64_t> nextDueMs() const override { return m_play->nextDueMs(); }

    Result<void> sit(core::Seat seat, const Typed &typed) override {
        return noted(Sat{seat}, [&] { return m_play->sit(seat, typed); });
    }
    void askAlone(core::Seat seat) override {
        (void)noted(WentAlone{seat}, [&] { return m_play->askAlone(seat), Result<void>{}; });
    }
    Result<void> act(const core::Act &act) override {
        return noted(act, [&] { return m_play->act(act); });
    }
    Result<bool> tick() override {
        Deed deed{m_clock.monotonicMs(), Waited{}, step()};
        m_random.at(m_script.reached);
        auto changed = m_play->tick();
        if (changed && *changed) {
            m_script.add(std::move(deed));
        }
        return changed;
    }

    [[nodiscard]] const Script &script() const override { return m_script; }
    [[nodiscard]] const home::Home &home() const override { return *m_home; }
    [[nodiscard]] const std::string &relationship() const override { return m_relationship; }
    [[nodiscard]] std::string step() override {
        std::string step = std::to_string(static_cast<int>(session().status()));
        for (core::Seat seat = 1; seat <= session().seats(); ++seat) {
            const auto seen = view(seat);
            step += "\n" + (seen ? seen->tree.value("step", "") : "");
        }
        return step;
    }

private:
    template <class Do> Result<void> noted(decltype(Deed::what) what, Do perform) {
        Deed deed{m_clock.monotonicMs(), std::move(what), step()};
        m_random.at(m_script.reached);
        auto done = perform();
        if (done) {
            m_script.add(std::move(deed));
        }
        return done;
    }

    // Whether it could be done. Who sits where, and what was only typed, is never in the way.
    bool again(const core::Act &act) {
        core::Act now = act;
        if (auto *use = std::get_if<core::Use>(&now)) {
            use->seen = session().stateSeq();
        }
        const bool typed = std::holds_alternative<core::Draft>(act) || std::holds_alternative<core::Hold>(act);
        return m_play->act(now).has_value() || typed;
    }
    bool again(const Sat &sat) { return m_play->sit(sat.seat, {}), true; }
    bool again(const WentAlone &alone) { return m_play->askAlone(alone.seat), true; }
    bool again(const Waited &) { return m_play->tick().has_value(); }

    [[nodiscard]] Result<void> cannotBeShown(const home::Screen &screen) {
        const std::string code = screen.host.at("code");
        for (core::Seat seat = 1; seat <= session().seats(); ++seat) {
            if (const auto seen = view(seat); !seen) {
                return tl::unexpected(seen.error());
            }
        }
        return fail(code, words(1).text(std::string_view(code)));
    }

    Table m_table;
    Script m_script;
    StageClock m_clock;
    StageRandom m_random;
    std::string m_relationship;
    std::unique_ptr<home::Home> m_home;
    std::unique_ptr<Play> m_play; // goes before all that it stands on
};

} // namespace

Result<std::unique_ptr<Stage>> Stage::open(Table table, const home::Places &places, Script script) {
    auto stage = std::make_unique<OpenStage>(std::move(table), std::move(script));
    return stage->begin(places).and_then([&] { return stage->repeat(); }).map([&]() -> std::unique_ptr<Stage> {
        return std::move(stage);
    });
}

} // namespace attune::preview
