// SPDX-License-Identifier: Apache-2.0
#include "content.hpp"

#include <algorithm>
#include <cstddef>

namespace match {
namespace {

template <class T> const T *find(const std::vector<T> &list, const std::string &id) {
    const auto at = std::ranges::find(list, id, &T::id);
    return at == list.end() ? nullptr : &*at;
}

Input::Kind kindFrom(const std::string &name) {
    if (name == "sort") {
        return Input::Kind::sort;
    }
    if (name == "choose") {
        return Input::Kind::choose;
    }
    if (name == "guess") {
        return Input::Kind::guess;
    }
    throw attune::BadInput("inputs: kind is one of sort, choose, guess");
}

Input inputFrom(const std::string &id, const json &settings) {
    Input input{.id = id, .kind = kindFrom(settings.at("kind")), .who = whoFrom(settings)};
    for (const json &card : settings.value("cards", json::array())) {
        input.cards.push_back({card.at("id"), card.value("picture", ""), card.value("firm", false)});
    }
    for (const json &pile : settings.value("piles", json::array())) {
        input.piles.push_back({pile.at("id"), pile.value("picture", ""), pile.value("level", 0),
                               pile.value("asks", false), pile.value("optional", false)});
    }
    input.min = settings.value("min", 1);
    input.max = settings.value("max", 3);
    input.of = settings.value("of", "");
    return input;
}

// A guess is made over the same cards.
void copyGuessed(Input &guess, const Content &content) {
    const Input &guessed = content.input(guess.of);
    if (guessed.kind != Input::Kind::choose) {
        throw attune::BadInput("inputs." + guess.id + ".of: only what was chosen can be guessed");
    }
    guess.cards = guessed.cards;
    guess.min = guessed.min;
    guess.max = guessed.max;
}

// Steps and inputs that a step names must be there.
void checkNamed(const json &settings, const Content &content) {
    for (const char *field : {"of", "skip_to"}) {
        const std::string wanted = settings.value(field, "");
        const auto named = [&](const auto &step) { return step.first == wanted; };
        if (!wanted.empty() && std::ranges::none_of(content.steps, named)) {
            throw attune::BadInput("no step of this play is called " + wanted);
        }
    }
    for (const json &input : settings.value("inputs", json::array())) {
        static_cast<void>(content.input(input));
    }
}

} // namespace

const Card *Input::card(const std::string &wanted) const {
    return find(cards, wanted);
}

const Pile *Input::pile(const std::string &wanted) const {
    return find(piles, wanted);
}

Who whoFrom(const json &settings) {
    const std::string name = settings.value("who", "both");
    return name == "younger" ? Who::younger : name == "older" ? Who::older : Who::both;
}

Content::Content(const json &content) {
    for (const auto &[id, settings] : content.at("inputs").items()) {
        inputs.emplace(id, inputFrom(id, settings));
    }
    for (auto &[id, one] : inputs) {
        if (one.kind == Input::Kind::guess) {
            copyGuessed(one, *this);
        }
    }
    for (const json &id : content.at("steps")) {
        const std::string name = id;
        steps.emplace_back(name, content.at("step").at(name));
    }
    for (const auto &[id, settings] : steps) {
        checkNamed(settings, *this);
    }
}

const Input &Content::input(const std::string &id) const {
    const auto at = inputs.find(id);
    if (at == inputs.end()) {
        throw attune::BadInput("no input is called " + id);
    }
    return at->second;
}

std::size_t Content::wordsBytes() const {
    std::size_t answers = 1;
    for (const auto &[id, one] : inputs) {
        answers += one.kind == Input::Kind::sort ? 2 * one.cards.size() : 0;
    }
    return std::min<std::size_t>(900, 36000 / answers);
}

} // namespace match
