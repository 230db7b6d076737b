// SPDX-License-Identifier: Apache-2.0
// Nothing that anybody typed is to be found by whoever has the computer: in no file, in nothing that was printed, and, once it
// was locked, in the memory of no process.
#include "home/house.hpp"
#include "support/asked.hpp"
#include "support/run.hpp"

#include <random>

using namespace attune;
using namespace attune::test;

namespace {

constexpr int sessionsAHouse = 8;

using Passphrases = std::array<std::vector<std::string>, 2>; // those that may be theirs, the newest first

// Many sessions at many homes, and what was found there.
class Season {
public:
    void spend(int sessions) {
        adoptOrphans();
        for (int from = 0; from < sessions; from += sessionsAHouse) {
            const int index = from / sessionsAHouse;
            constexpr std::array who{"couple", "parent+adult", "parent+teen", "parent+child"};
            House house(m_run, who.at(static_cast<std::size_t>(index) % 4));
            const std::array locked{index % 5 < 2, index % 5 < 4}; // two in five both, two only the second
            Passphrases known;
            m_planted.insert(house.addExercise("boundary_circles", number(from, 9000)));
            m_planted.insert(house.addExercise("needs_cards", number(from, 9001)));
            for (int session = from; session < std::min(sessions, from + sessionsAHouse); ++session) {
                INFO("session " << session << ", of " << house.who());
                play(house, session, locked, known);
            }
            lookByCommand(house);
        }
    }

    std::size_t planted() const { return m_planted.size(); }
    std::map<std::string, int> figures;

private:
    static std::size_t number(int session, std::size_t of) { return static_cast<std::size_t>(session) * 10'000 + of; }

    void play(House &house, int session, const std::array<bool, 2> &locked, Passphrases &known) {
        auto process = house.open();
        REQUIRE(process.hear() == ".");
        const json told = whatToDo(house, session, locked, known);
        process.tell(told.dump());
        const bool dies = m_mind() % 3 == 0;
        INFO("printed: " << bytesOf(house.printed()));
        const bool came = listen(process, dies ? m_mind() % 150 : std::string::npos);
        if (dies) {
            process.kill();
            ++figures["killed"];
        } else {
            REQUIRE(came);
            for (const std::size_t seat : {0U, 1U}) {
                if (!told.at("next").at(seat).get<std::string>().empty()) {
                    known[seat].resize(1); // what opened it before opens nothing any more
                }
            }
            leave(house, process, known);
        }
        expectNone(house.look(m_search));
        ++figures["sessions"];
    }

    json whatToDo(const House &house, int session, const std::array<bool, 2> &locked, Passphrases &known) {
        json told{{"run", m_run}, {"session", session}, {"who", house.who()}, {"acts", 80}, {"known", known}};
        for (const std::size_t seat : {0U, 1U}) {
            std::string next;
            if (locked[seat] && (known[seat].empty() || m_mind() % 4 == 0)) {
                next =
                    plantedText(m_run, Planted::passphrase, static_cast<int>(seat + 1), number(session, 9002 + seat));
                m_planted.insert(next);
                known[seat].insert(known[seat].begin(), next);
            }
            told["next"].push_back(next);
        }
        return told;
    }

    // Until it is about to go, or has told so many texts.
    bool listen(SittingProcess &process, std::size_t texts) {
        std::string line = process.hear();
        for (; line.starts_with('+') && texts-- > 0; line = process.hear()) {
            m_planted.insert(line.substr(1));
        }
        INFO(line);
        CHECK_FALSE(line.starts_with('!'));
        return line == "?";
    }

    void leave(const House &house, SittingProcess &process, const Passphrases &known) {
        const std::array<bool, 2> locked = house.locked();
        const bool locks = (locked[0] || locked[1]) && m_mind() % 3 != 0;
        CHECK_FALSE(inProcess(m_search, process.pid()).empty()); // while it is open, it is there to be found
        lookAtWorkers(house, process, known);
        process.tell(!locks ? "go" : m_mind() % 2 == 0 ? "lock" : "lock while all is open");
        ++figures[locks ? "locked" : "left"];
        if (!locks) {
            CHECK(process.wait() == 0);
            return;
        }
        REQUIRE(process.hear() == ".");
        while (descendants(::getpid()) != std::vector{process.pid()}) { // what the kernel is still taking down
            ::usleep(1000);
        }
        auto found = inProcess(m_search, process.pid());
        const std::string shared = found.empty() ? "" : house.readable({});
        std::erase_if(found, [&](const Sighting &one) { return isOpen(one.text, locked, shared); });
        INFO("with a passphrase: " << locked[0] << locked[1]);
        expectNone(found);
    }

    // A plugin never learns who they are, and nothing sealed before it is opened.
    void lookAtWorkers(const House &house, const SittingProcess &process, const Passphrases &known) {
        std::vector<std::string> all = known[0];
        all.insert(all.end(), known[1].begin(), known[1].end());
        std::string shared;
        for (const int worker : descendants(process.pid())) {
            auto found = inProcess(m_search, worker);
            shared = found.empty() || !shared.empty() ? shared : house.readable(all);
            std::erase_if(found, [&](const Sighting &one) {
                const auto kind = kindOf(one.text);
                return !kind || kind == Planted::shared ||
                       (kind == Planted::own && shared.find(one.text) != std::string::npos);
            });
            expectNone(found);
            ++figures["workers looked into"];
        }
    }

    // What was overwritten in part does not tell any more.
    [[nodiscard]] std::optional<Planted> kindOf(const std::string &text) const {
        return m_planted.contains(text) ? std::optional(static_cast<Planted>(text[m_run.size()])) : std::nullopt;
    }

    // What the start after a lock may know: what opens without a passphrase, and the names of exercises.
    [[nodiscard]] bool isOpen(const std::string &text, const std::array<bool, 2> &locked,
                              const std::string &shared) const {
        const bool anyone = !locked[0] || !locked[1];
        const auto kind = kindOf(text);
        if (!kind || kind == Planted::name || kind == Planted::shared) {
            return anyone;
        }
        return kind == Planted::title || (kind == Planted::own && (!locked[text[m_run.size() + 1] == '1' ? 0 : 1] ||
                                                                   shared.find(text) != std::string::npos));
    }

    // The other program, which prints what it is asked for.
    void lookByCommand(const House &house) {
        for (const char *verb : {"doctor", "session list"}) {
            const Said said = run("env XDG_DATA_HOME=" + (house.tree() / "data").string() + " XDG_STATE_HOME=" +
                                  (house.tree() / "state").string() + " ATTUNE_LOG=all " PROGRAM " " + verb);
            INFO(verb << ": " << said.out);
            CHECK(said.exit == 0);
            expectNone(m_search.in(verb, said.out));
        }
        expectNone(house.look(m_search));
    }

    std::string m_run = freshRun();
    Search m_search{m_run};
    std::mt19937 m_mind{3};
    std::set<std::string> m_planted;
};

} // namespace

TEST_CASE("Of all that was typed in many sessions, killed, locked or left, nothing is in any file, output or memory") {
    if (::geteuid() != 0) {
        SKIP("only an administrator can look into the memory of these processes");
    }
    const int sessions = asked("ATTUNE_SESSIONS", share > 1 ? sessionsAHouse : 24); // 200 is the whole of it
    Season season;
    season.spend(sessions);
    std::string figures;
    for (const auto &[what, count] : season.figures) {
        figures += std::to_string(count) + " " + what + ", ";
    }
    WARN(figures << season.planted() << " texts planted");
    CHECK(season.planted() >= static_cast<std::size_t>(sessions) * 50);
    CHECK(season.figures["killed"] > 0);
    CHECK(season.figures["locked"] > 0);
    CHECK(season.figures["workers looked into"] > 0);
}
