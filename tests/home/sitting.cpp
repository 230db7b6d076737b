// SPDX-License-Identifier: Apache-2.0
// Two people at a computer, as the programs let them sit there. Told what to do on standard input, a line of JSON each; says
// on descriptor 3 each text ("+…") before it is typed, "." when it waits to be told, "?" before it goes.
#include "cli/auto_choices.hpp"
#include "home/guests.hpp"
#include "home/room.hpp"
#include "support/planted.hpp"
#include "ui/process.hpp"
#include "vault/hush.hpp"

#include <iostream>

using namespace attune;
using namespace attune::test;

namespace {

class Sitting {
public:
    Sitting(Room &room, const json &told)
        : m_room(room), m_told(told), m_random(told.at("session").get<std::uint64_t>()),
          m_number(told.at("session").get<std::size_t>() * 10'000) {}

    void sit() {
        arrive();
        if (m_room.home->relationships().empty()) {
            meet();
        }
        begin();
        play(m_told.at("acts").get<int>());
        changeThings();
    }
    void rise() {
        (void)m_play->act(core::Leave{});
        m_play.reset();
    }

private:
    std::string fresh(Planted kind, core::Seat seat) {
        std::string text = plantedText(m_told.at("run"), kind, seat, m_number++);
        say("+" + text);
        return text;
    }
    [[nodiscard]] std::uint64_t below(std::uint64_t n) { return cli::below(m_random, n); }
    [[nodiscard]] home::Home &home() { return *m_room.home; }

    // Each with the passphrase that they know; one in four mistypes it first.
    void arrive() {
        for (std::size_t i = 0; i < home().ring().people.size(); ++i) {
            const vault::Slot slot = home().ring().people[i];
            if (!slot.needsPassphrase()) {
                continue;
            }
            const auto seat = static_cast<core::Seat>(i + 1);
            if (below(4) == 0) {
                (void)home().unlock(slot.person, vault::Passphrase(fresh(Planted::passphrase, seat)));
            }
            for (const json &known : m_told.at("known").at(i)) {
                if (home().unlock(slot.person, vault::Passphrase(known.get<std::string>()))) {
                    m_typed[seat] = known;
                    break;
                }
            }
        }
    }

    void meet() {
        auto guests =
            must(home::guestsFor(*m_room.catalog.exercise("boundary_circles"), m_told.at("who").get<std::string>()));
        for (std::size_t i = 0; i < guests.people.size(); ++i) {
            guests.people[i].person.name = fresh(Planted::name, static_cast<core::Seat>(i + 1));
            guests.people[i].person.language = i == 0 ? "es" : "en";
        }
        must(home().formRelationship(guests.pair, guests.people));
    }

    // What was left is taken up, or something else is begun.
    void begin() {
        const auto sessions = home().sessions();
        if (!sessions.empty() && sessions.back()->status() != core::Status::ended && below(2) == 0) {
            m_play = must(home::Play::takeUp(home(), m_room.catalog, m_room.words, sessions.back()->opening().session,
                                             m_room.launcher()));
            return;
        }
        const home::Relationship &both = home().relationships().back();
        std::vector<std::string> fitting;
        for (const catalog::Exercise &exercise : m_room.catalog.exercises) {
            if (std::ranges::any_of(exercise.fitsFor, [&](const catalog::Fit &fit) {
                    return catalog::fits(fit, home().audience(both));
                })) {
                fitting.push_back(exercise.id);
            }
        }
        m_play = must(home::Play::begin(home(), m_room.catalog, m_room.words, both.id,
                                        fitting[m_told.at("session").get<std::size_t>() % fitting.size()],
                                        m_room.launcher()));
    }

    void play(int acts) {
        for (int i = 0; i < acts; ++i) {
            m_room.clock.advance(static_cast<std::int64_t>(below(4000)));
            (void)must(m_play->tick());
            const home::Screen screen = m_play->screen();
            if (screen.kind == home::Screen::Kind::ended) {
                return;
            }
            if (screen.kind == home::Screen::Kind::handOver) {
                takeSeat(screen);
            } else if (screen.kind == home::Screen::Kind::paused) {
                must(m_play->act(core::Resume{}));
            } else if (below(60) == 0) {
                must(m_play->act(core::Pause{5}));
            } else {
                actAt(screen);
            }
        }
    }

    void takeSeat(const home::Screen &screen) {
        home::Play::Typed typed;
        for (const core::Seat seat : screen.host.at("locked").get<std::vector<core::Seat>>()) {
            typed.emplace(seat, m_typed.at(seat));
        }
        must(m_play->sit(screen.seat, typed));
    }

    void actAt(const home::Screen &screen) {
        auto choices = must(cli::choicesAt(*m_play, screen, m_random, 100));
        if (choices.empty()) {
            m_room.clock.advance(m_play->nextDueMs().value_or(0) - m_play->session().atMs() + 1);
            return;
        }
        cli::Choice *choice = &choices[below(choices.size())];
        for (int tries = 0; tries < 40 && below(choice->odds) != 0; ++tries) {
            choice = &choices[below(choices.size())];
        }
        if (auto *use = std::get_if<core::Use>(&choice->act)) {
            const core::Offer offer = *must(m_play->view(use->seat)).offer(use->intent);
            for (std::uint64_t drafts = isWritten(offer) ? 3 + below(8) : 0; drafts > 0; --drafts) {
                must(m_play->act(core::Draft{use->seat, use->intent, written(offer, use->seat)}));
            }
            use->value = isWritten(offer) ? written(offer, use->seat) : use->value;
        } else if (auto *draft = std::get_if<core::Draft>(&choice->act)) {
            const core::Offer offer = *must(m_play->view(draft->seat)).offer(draft->intent);
            draft->value = isWritten(offer) ? written(offer, draft->seat) : draft->value;
        }
        must(m_play->act(choice->act));
    }

    [[nodiscard]] static bool isWritten(const core::Offer &offer) {
        const std::string kind = offer.node.value("kind", "");
        return !offer.action && (kind == "text" || kind == "note" || offer.node.contains("piles"));
    }
    json written(const core::Offer &offer, core::Seat seat) {
        const Planted kind = offer.privacy == core::Privacy::shared ? Planted::shared : Planted::own;
        if (!offer.node.contains("piles")) {
            return fresh(kind, seat);
        }
        json placed = json::object();
        for (const json &card : offer.node.at("cards")) {
            const json &pile = offer.node.at("piles").at(below(offer.node.at("piles").size()));
            placed[card.at("id").get<std::string>()] = pile.contains("asks")
                                                           ? json{{"pile", pile.at("id")}, {"words", fresh(kind, seat)}}
                                                           : json{{"pile", pile.at("id")}};
        }
        return placed;
    }

    void changeThings() {
        for (std::size_t i = 0; i < home().ring().people.size(); ++i) {
            const std::string person = home().ring().people[i].person;
            if (const std::string next = m_told.at("next").at(i); !next.empty()) {
                must(home().setPassphrase(person, vault::Passphrase(next)));
            }
            if (below(3) == 0) {
                home::Person renamed = *home().person(person);
                renamed.name = fresh(Planted::name, static_cast<core::Seat>(i + 1));
                must(home().changePerson(renamed));
            }
        }
        if (below(3) == 0) {
            (void)must(home().backUpInto(m_room.places.home.parent_path() / "copies"));
        }
    }

    Room &m_room;
    json m_told;
    SeededRandom m_random;
    std::size_t m_number;
    std::map<core::Seat, std::string> m_typed;
    std::unique_ptr<home::Play> m_play;
};

std::string listen() {
    say(".");
    std::string line;
    return std::getline(std::cin, line) ? line : std::string();
}

// How to go from here.
std::string attend(Room &room, const json &told) {
    Sitting sitting(room, told);
    sitting.sit();
    say("?");
    std::string how;
    std::getline(std::cin, how);
    if (how == "lock while all is open") { // as when it takes too long to end well
        ui::beginAnew();
    }
    sitting.rise();
    if (how == "print") {
        std::cout << plantedText(told.at("run"), Planted::own, 1, 0) << std::endl;
    }
    return how;
}

} // namespace

int main(int, char *argv[]) {
    vault::keepToOneself();
    ui::rememberArguments(argv);
    auto room = std::make_unique<Room>();
    const std::string told = listen();
    if (told.empty()) {
        return EXIT_SUCCESS;
    }
    const std::string how = attend(*room, json::parse(told));
    room.reset();
    if (how == "lock") {
        ui::beginAnew();
    }
    if (how == "only close") { // what it would be without a fresh process
        (void)listen();
    }
    return EXIT_SUCCESS;
}
