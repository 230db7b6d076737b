// SPDX-License-Identifier: Apache-2.0
#include "bench/grown_home.hpp"

#include "bench/must.hpp"
#include "core/seeded.hpp"
#include "home/facts.hpp"

namespace attune::bench {
namespace {

constexpr int rowsOfSession = 50; // of which the first is its opening, and two in five are of one of the two alone

core::Opening openingOf(const home::Relationship &couple, std::size_t number) {
    core::Opening o;
    o.session = "session-" + std::to_string(number);
    o.relationship = couple.id;
    o.exercise = o.activity = "boundary_circles";
    o.exerciseVersion = o.pluginVersion = "1.0.0";
    o.seats = {{couple.members[0].person, "partner", "adult", "en"},
               {couple.members[1].person, "partner", "adult", "es"}};
    for (int card = 0; card < 20; ++card) {
        o.content["cards"].push_back({{"id", "card-" + std::to_string(card)}, {"text", std::string(80, 'c')}});
    }
    return o;
}

core::SharedRecord shared(int number) {
    core::SharedRecord record{
        {}, true, {{"round", number}, {"placed", json::array()}, {"note", std::string(120, 'n')}}};
    record.event = {static_cast<std::uint64_t>(number),
                    1 + number % 2,
                    0,
                    number * 1000,
                    7,
                    "placed",
                    {{"card", "card-" + std::to_string(number % 20)}, {"to", "closer"}}};
    return record;
}

core::OwnRecord own(int number) {
    core::OwnRecord record{core::OwnRecord::What::draft, 1 + number % 2, "sort", {}, core::Privacy::sealed};
    record.answer.value = std::string(300, 'x');
    return record;
}

std::vector<vault::Entry> session(const home::Relationship &couple, std::size_t number) {
    const core::Opening opening = openingOf(couple, number);
    std::vector<vault::Entry> entries{home::openingEntry(opening)};
    for (int i = 1; i < rowsOfSession; ++i) {
        entries.push_back(i % 5 < 2 ? home::ownEntry(opening, own(i)) : home::sharedEntry(opening, shared(i)));
    }
    return entries;
}

} // namespace

void grow(const GrownHome &grown, std::size_t rows) {
    std::filesystem::create_directories(grown.folder);
    ManualClock clock;
    SeededRandom random(1);
    auto home = must(home::Home::open(must(store::openSqliteLog(grown.log())), must(vault::Keys::open(grown.keys())),
                                      clock, random));
    const home::Person ana{.id = {}, .name = "Ana"}, leo{.id = {}, .name = "Leo"};
    must(home->formRelationship("couple", {{ana, "partner"}, {leo, "partner"}}));
    const home::Relationship couple = home->relationships().front();
    for (std::size_t number = 0; number * rowsOfSession < rows; ++number) {
        must(home->record(session(couple, number)));
        must(home->topUp());
    }
    const vault::Keys keys = std::move(home->keys());
    home.reset();
    noteOpeners(grown, keys);
}

void openThroughHome(const GrownHome &grown) {
    ManualClock clock;
    SeededRandom random(1);
    const auto home = must(home::Home::open(must(store::openSqliteLog(grown.log())),
                                            must(vault::Keys::open(grown.keys())), clock, random));
    if (!home->damage().empty() || home->unknown() > 0 || home->sessions().empty()) {
        giveUp("The home did not open as it was written.");
    }
}

} // namespace attune::bench
