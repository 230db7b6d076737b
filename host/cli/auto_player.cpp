// SPDX-License-Identifier: Apache-2.0
#include "cli/auto_player.hpp"

#include "cli/auto_choices.hpp"
#include "cli/script.hpp"

#include <array>
#include <numeric>

namespace attune::cli {
namespace {

using Kind = home::Screen::Kind;

constexpr std::size_t mostActs = 3000; // an exercise that is not over by then does not end
constexpr int mostKills = 2;           // more within a minute, and the plugin is put aside for the session

// The key of a text that nobody wrote: it is drawn in ⟦brackets⟧.
std::optional<std::string> missingText(const home::Screen &screen) {
    for (const json &view : screen.views) {
        const std::string drawn = view.dump();
        if (const auto from = drawn.find("⟦"), to = drawn.find("⟧", from); to != std::string::npos) {
            return drawn.substr(from, to - from);
        }
    }
    return std::nullopt;
}

constexpr std::array<std::uint64_t, 3> patiences{3, 20, 100}; // some see most of an exercise, some little

class AutoPlayer {
public:
    AutoPlayer(home::Play &play, ManualClock &clock, std::uint64_t seed, const AutoWatch &watch)
        : m_play(&play), m_clock(clock), m_random(seed), m_watch(watch),
          m_patience(patiences.at(below(patiences.size()))) {}

    Played run() {
        while (m_played.acts() < mostActs && m_played.trouble.code.empty()) {
            wait(static_cast<std::int64_t>(below(4000)));
            if (auto ticked = m_play->tick(); !ticked) {
                m_played.trouble = ticked.error();
                break;
            }
            const home::Screen screen = m_play->screen();
            if (screen.kind == Kind::ended) {
                m_played.ended = true;
                break;
            }
            if (const auto missing = missingText(screen)) {
                m_played.trouble = {"auto.text", "A text is missing here: " + *missing + ".", {}};
            } else if (!seldom(screen)) {
                step(screen);
            }
        }
        return m_played;
    }

private:
    std::uint64_t below(std::uint64_t n) { return cli::below(m_random, n); }

    void count(std::string_view kind) { ++m_played.kinds[std::string(kind)]; }
    void tell(const json &line) const {
        if (m_watch.line) {
            m_watch.line(line);
        }
    }
    void wait(std::int64_t ms) {
        m_clock.advance(ms);
        tell({{"wait", ms}});
    }
    void sit(core::Seat seat) {
        count("sit");
        (void)m_play->sit(seat, {}); // guests have no passphrase
        tell({{"sit", seat}});
    }

    // What may happen at any screen. True: it did, and changed what is to be seen.
    bool seldom(const home::Screen &screen) {
        if (below(40) == 0 && m_watch.killWorker && m_kills < mostKills) {
            ++m_kills;
            count("worker_killed");
            m_watch.killWorker(below(2) == 0);
        }
        if (below(150) == 0 && screen.kind != Kind::paused) {
            return use({core::Pause{static_cast<std::int64_t>(below(60))}, "pause"});
        }
        if (below(300) == 0) {
            return leave();
        }
        if (below(800) == 0) {
            return use({core::Stop{}, "stop"});
        }
        if (below(20) == 0 && m_play->nextDueMs()) {
            waitForTimer();
            return true;
        }
        return screen.kind == Kind::table && below(10) == 0 && holdBack();
    }

    bool leave() {
        use({core::Leave{}, "leave"});
        if (!m_watch.takeUp) {
            return true;
        }
        if (auto taken = m_watch.takeUp()) {
            m_play = *taken;
        } else {
            m_played.trouble = taken.error();
        }
        return true;
    }

    // A seat asks to be alone, and changes what it holds back.
    bool holdBack() {
        const auto seat = static_cast<core::Seat>(1 + below(static_cast<std::uint64_t>(m_play->session().seats())));
        const auto holds = holdsOf(m_play->session(), seat, m_random);
        if (holds.empty()) {
            return false;
        }
        m_play->askAlone(seat);
        tell({{"alone", seat}});
        sit(seat);
        for (const Choice &hold : holds) {
            use(hold);
        }
        sit(0);
        return true;
    }

    void step(const home::Screen &screen) {
        switch (screen.kind) {
        case Kind::handOver:
            return sit(screen.seat);
        case Kind::paused:
            wait(static_cast<std::int64_t>(below(3'600'000)));
            use({core::Resume{}, "resume"});
            return;
        case Kind::trouble:
            m_played.trouble = whatFailed(screen);
            return;
        default:
            acting(screen);
        }
    }

    Error whatFailed(const home::Screen &screen) {
        for (core::Seat seat = 1; seat <= m_play->session().seats(); ++seat) {
            if (auto view = m_play->view(seat); !view) {
                return view.error();
            }
        }
        return {screen.host.value("code", ""), "The activity failed and the session could not go on.", {}};
    }

    void acting(const home::Screen &screen) {
        const auto choices = choicesAt(*m_play, screen, m_random, m_patience);
        if (!choices) {
            m_played.trouble = choices.error();
        } else if (choices->empty()) {
            waitForTimer();
        } else {
            use((*choices)[likely(*choices)]);
            if (below(3) == 0) { // somebody else acts at the same moment, having seen the same
                useAtOnce((*choices)[likely(*choices)], screen.seen);
            }
        }
    }

    std::size_t likely(const std::vector<Choice> &choices) {
        for (int tries = 0; tries < 40; ++tries) {
            const std::size_t pick = below(choices.size());
            if (below(choices[pick].odds) == 0) {
                return pick;
            }
        }
        return below(choices.size());
    }

    bool use(const Choice &choice) {
        count(choice.kind);
        if (auto done = m_play->act(choice.act); !done) {
            if (done.error().code.starts_with("refused.")) {
                ++m_played.refusals;
            } else {
                m_played.trouble = done.error();
            }
            return false;
        }
        tell(lineOf(choice.act));
        if (m_watch.afterAct) {
            m_watch.afterAct(m_play->session());
        }
        return true;
    }

    // On top of an act that may have changed everything: refusals of intents that are not stale_ok, or not offered any
    // more, are announced.
    void useAtOnce(const Choice &choice, std::uint64_t seen) {
        const auto before = m_played.refusals;
        const bool moved = m_play->session().stateSeq() != seen;
        if (m_play->session().status() != core::Status::open || !stillTheirs(*m_play, choice)) {
            return;
        }
        use(choice);
        if (m_played.refusals > before && moved && !choice.staleOk) {
            m_played.refusals = before;
            ++m_played.announced;
        }
    }

    void waitForTimer() {
        const auto due = m_play->nextDueMs();
        if (!due) {
            m_played.trouble = {
                "auto.dead_end", "Nobody is offered anything, and no timer runs: the exercise cannot go on.", {}};
            return;
        }
        count("timer");
        wait(std::max<std::int64_t>(1, *due - m_play->session().atMs()));
    }

    home::Play *m_play;
    ManualClock &m_clock;
    SeededRandom m_random;
    const AutoWatch &m_watch;
    std::uint64_t m_patience;
    int m_kills = 0;
    Played m_played;
};

} // namespace

std::size_t Played::acts() const {
    return std::accumulate(kinds.begin(), kinds.end(), std::size_t{0},
                           [](std::size_t sum, const auto &kind) { return sum + kind.second; });
}

Played playByItself(home::Play &play, ManualClock &clock, std::uint64_t seed, const AutoWatch &watch) {
    return AutoPlayer(play, clock, seed, watch).run();
}

} // namespace attune::cli
