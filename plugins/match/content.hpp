// SPDX-License-Identifier: Apache-2.0
// The exercise's [content], read: match.schema.json says what each field means.
#pragma once

#include <attune/attune.hpp>

#include <map>
#include <string>
#include <vector>

namespace match {

using attune::json;
using attune::Seat;

struct Card {
    std::string id, picture;
    bool firm = false; // about one's own body, messages or friends: never a topic to bargain about
};

struct Pile {
    std::string id, picture;
    int level = 0;         // how much it forbids
    bool asks = false;     // takes a few words: "OK, if …"
    bool optional = false; // used only if the pair wants it
};

enum class Who { both, younger, older };

// What is answered sealed, each alone.
struct Input {
    enum class Kind { sort, choose, guess };
    std::string id;
    Kind kind = Kind::sort;
    Who who = Who::both;
    std::vector<Card> cards;
    std::vector<Pile> piles; // sort
    int min = 1, max = 3;    // choose and guess
    std::string of;          // guess: the input that is guessed

    [[nodiscard]] const Card *card(const std::string &wanted) const;
    [[nodiscard]] const Pile *pile(const std::string &wanted) const;
};

struct Content {
    explicit Content(const json &content);
    std::map<std::string, Input> inputs;
    std::vector<std::pair<std::string, json>> steps; // id and settings, in the order of play

    [[nodiscard]] const Input &input(const std::string &id) const;
    // How much of the few words beside a sorted card is kept, in bytes: all of them together must fit into the state.
    [[nodiscard]] std::size_t wordsBytes() const;
};

[[nodiscard]] Who whoFrom(const json &settings);

} // namespace match
