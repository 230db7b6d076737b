// SPDX-License-Identifier: Apache-2.0
#include "cli/auto_player.hpp"

#include "cli/script.hpp"

#include <algorithm>

namespace attune::cli {
namespace {

constexpr std::size_t mostActs = 3000; // an exercise that is not over by then does not end

struct Choice {
    core::Act act;
    bool staleOk = true;
    std::uint64_t odds = 1; // taken one time in so many
};

class AutoPlayer {
public:
    AutoPlayer(home::Play &play, ManualClock &clock, std::uint64_t seed, const AutoWatch &watch)
        : m_play(play), m_clock(clock), m_random(seed), m_watch(watch) {}

    Played run() {
        while (m_played.acts < mostActs && m_played.trouble.code.empty()) {
            wait(static_cast<std::int64_t>(below(4000)));
            if (auto ticked = m_play.tick(); !ticked) {
                m_played.trouble = ticked.error();
                break;
            }
            const home::Screen screen = m_play.screen();
            if (screen.kind == home::Screen::Kind::ended) {
                m_played.ended = true;
                break;
            }
            step(screen);
        }
        return m_played;
    }

private:
    std::uint64_t below(std::uint64_t n) { return n == 0 ? 0 : m_random.next() % n; }

    void tell(const json &line) const {
        if (m_watch.line) {
            m_watch.line(line);
        }
    }
    void wait(std::int64_t ms) {
        m_clock.advance(ms);
        tell({{"wait", ms}});
    }

    void step(const home::Screen &screen) {
        switch (screen.kind) {
        case home::Screen::Kind::handOver:
            ++m_played.acts;
            (void)m_play.sit(screen.seat, {}); // guests have no passphrase
            tell({{"sit", screen.seat}});
            return;
        case home::Screen::Kind::paused:
            wait(static_cast<std::int64_t>(below(3'600'000)));
            use({core::Resume{}});
            return;
        case home::Screen::Kind::trouble:
            m_played.trouble = whatFailed(screen);
            return;
        default:
            acting(screen);
        }
    }

    Error whatFailed(const home::Screen &screen) {
        for (core::Seat seat = 1; seat <= m_play.session().seats(); ++seat) {
            if (auto view = m_play.view(seat); !view) {
                return view.error();
            }
        }
        return {screen.host.value("code", ""), "The activity failed and the session could not go on.", {}};
    }

    void acting(const home::Screen &screen) {
        std::vector<Choice> choices;
        if (screen.kind == home::Screen::Kind::alone) {
            collect(screen.seat, screen, choices);
        } else {
            for (core::Seat seat = 1; seat <= m_play.session().seats(); ++seat) {
                collect(seat, screen, choices);
            }
        }
        if (below(400) == 0) {
            use({core::Pause{static_cast<std::int64_t>(below(60))}});
        } else if (below(2000) == 0) {
            use({core::Stop{}});
        } else if (choices.empty()) {
            waitForTimer();
        } else {
            use(choices[likely(choices)]);
            if (below(3) == 0) { // somebody else acts at the same moment, having seen the same
                useAtOnce(choices[below(choices.size())], screen.seen);
            }
        }
    }

    static std::uint64_t oddsOf(const core::Offer &offer) {
        if (offer.intent.ends_with("not_today")) {
            return 20;
        }
        return offer.action && offer.node.value("style", "quiet") == "quiet" ? 2 : 1;
    }

    // Ways out are taken, but seldom: most plays should see the whole exercise.
    std::size_t likely(const std::vector<Choice> &choices) {
        for (int tries = 0; tries < 40; ++tries) {
            const std::size_t pick = below(choices.size());
            if (below(choices[pick].odds) == 0) {
                return pick;
            }
        }
        return below(choices.size());
    }

    void collect(core::Seat seat, const home::Screen &screen, std::vector<Choice> &choices) {
        const auto view = m_play.view(seat);
        if (!view) {
            m_played.trouble = view.error();
            return;
        }
        const core::Session &session = m_play.session();
        for (const core::Offer &offer : view->offers) {
            const bool mayBeUsed = core::isOpen(session, seat, offer) &&
                                   (offer.privacy == core::Privacy::shared || screen.kind == home::Screen::Kind::alone);
            if (mayBeUsed) {
                choices.push_back(
                    {core::Use{seat, offer.intent, core::sample(offer, m_random.next()), screen.seen, someHeld(offer)},
                     offer.staleOk, oddsOf(offer)});
            }
        }
        if (screen.kind == home::Screen::Kind::table) {
            collectHosts(seat, *view, choices);
        }
    }

    std::set<std::string> someHeld(const core::Offer &offer) {
        std::set<std::string> held;
        if (offer.privacy == core::Privacy::sealed) {
            std::ranges::copy_if(core::itemOrder(offer.node), std::inserter(held, held.end()),
                                 [&](const std::string &) { return below(8) == 0; });
        }
        return held;
    }

    // What the host itself offers beside the view: to open together, to accept or not.
    void collectHosts(core::Seat seat, const core::View &view, std::vector<Choice> &choices) {
        for (const json &node : view.tree.at("nodes")) {
            for (const core::PendingReveal &pending : m_play.session().reveals()) {
                if (node.at("kind") == "reveal" && node.at("reveal") == pending.spec.id &&
                    !pending.pressed.contains(seat)) {
                    choices.push_back({core::Press{seat, pending.spec.id}});
                }
            }
            for (const core::Proposal &proposal : m_play.session().proposals()) {
                if (node.at("kind") == "agreement" && node.at("proposal") == proposal.id &&
                    !proposal.accepted.contains(seat)) {
                    choices.push_back({core::Decide{seat, proposal.id, below(4) != 0}});
                }
            }
        }
    }

    void use(const Choice &choice) {
        ++m_played.acts;
        if (auto done = m_play.act(choice.act); !done) {
            if (done.error().code.starts_with("refused.")) {
                ++m_played.refusals;
            } else {
                m_played.trouble = done.error();
            }
        } else {
            tell(lineOf(choice.act));
            if (m_watch.afterAct) {
                m_watch.afterAct(m_play.session());
            }
        }
    }

    // On top of an act that may have changed everything: refusals of intents that are not stale_ok, or not offered any
    // more, are announced.
    void useAtOnce(const Choice &choice, std::uint64_t seen) {
        const auto before = m_played.refusals;
        const bool moved = m_play.session().stateSeq() != seen;
        if (m_play.session().status() != core::Status::open || !stillTheirs(choice)) {
            return;
        }
        use(choice);
        if (m_played.refusals > before && moved && !choice.staleOk) {
            m_played.refusals = before;
            ++m_played.announced;
        }
    }

    // One who saw a button that is gone by now meets "this has moved on": only what is still offered is tried.
    bool stillTheirs(const Choice &choice) {
        if (const auto *chosen = std::get_if<core::Use>(&choice.act)) {
            const auto view = m_play.view(chosen->seat);
            const core::Offer *offer = view ? view->offer(chosen->intent) : nullptr;
            return offer != nullptr && core::isOpen(m_play.session(), chosen->seat, *offer) &&
                   (offer->action || !core::misfit(*offer, chosen->value));
        }
        if (const auto *press = std::get_if<core::Press>(&choice.act)) {
            return std::ranges::any_of(m_play.session().reveals(), [&](const auto &pending) {
                return pending.spec.id == press->reveal && !pending.pressed.contains(press->seat);
            });
        }
        if (const auto *decide = std::get_if<core::Decide>(&choice.act)) {
            return std::ranges::any_of(m_play.session().proposals(), [&](const auto &proposal) {
                return proposal.id == decide->proposal && !proposal.accepted.contains(decide->seat);
            });
        }
        return true;
    }

    void waitForTimer() {
        const auto due = m_play.nextDueMs();
        if (!due) {
            m_played.trouble = {
                "auto.dead_end", "Nobody is offered anything, and no timer runs: the exercise cannot go on.", {}};
            return;
        }
        ++m_played.acts;
        wait(std::max<std::int64_t>(1, *due - m_play.session().atMs()));
    }

    home::Play &m_play;
    ManualClock &m_clock;
    SeededRandom m_random;
    const AutoWatch &m_watch;
    Played m_played;
};

} // namespace

Played playByItself(home::Play &play, ManualClock &clock, std::uint64_t seed, const AutoWatch &watch) {
    return AutoPlayer(play, clock, seed, watch).run();
}

} // namespace attune::cli
