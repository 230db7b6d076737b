// SPDX-License-Identifier: Apache-2.0
#include "core/reveal.hpp"

#include <algorithm>
#include <array>

namespace attune::core {
namespace {

using Open = std::map<std::string, json>; // item -> value

// What a seat lets be seen. Held back, passed and never given are the same from here on.
Open opened(const SealedAnswers &answers, Seat seat, const std::string &input) {
    Open open;
    if (const auto at = answers.find({seat, input}); at != answers.end()) {
        for (auto &[item, value] : itemsOf(at->second.value, at->second.order)) {
            if (!at->second.held.contains(item)) {
                open[item] = std::move(value);
            }
        }
    }
    return open;
}

// Items in the order in which the view offered them, to whichever seat.
std::vector<std::string> orderOf(const SealedAnswers &answers, const std::string &input, int seats) {
    std::vector<std::string> order;
    const auto add = [&](const std::string &item) {
        if (std::ranges::find(order, item) == order.end()) {
            order.push_back(item);
        }
    };
    for (Seat seat = 1; seat <= seats; ++seat) {
        if (const auto at = answers.find({seat, input}); at != answers.end()) {
            std::ranges::for_each(at->second.order, add);
        }
    }
    return order;
}

json answerRow(const std::string &input, const std::string &item, const std::vector<Open> &open) {
    json given = json::array();
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (const auto at = open[i].find(item); at != open[i].end()) {
            given.push_back({{"seat", i + 1}, {"value", at->second}});
        }
    }
    return {{"input", input}, {"item", item}, {"answers", std::move(given)}};
}

bool isMatch(const json &row, int seats, const json &accept) {
    const json &given = row.at("answers");
    if (given.size() != static_cast<std::size_t>(seats)) {
        return false;
    }
    const json &first = given[0].at("value");
    const bool alike = std::ranges::all_of(given, [&](const json &answer) { return answer.at("value") == first; });
    return alike && (accept.is_null() || std::ranges::find(accept, first) != accept.end());
}

json compareRows(const RevealSpec &spec, const SealedAnswers &answers, int seats) {
    json rows = json::array();
    for (const std::string &input : spec.inputs) {
        std::vector<Open> open;
        for (Seat seat = 1; seat <= seats; ++seat) {
            open.push_back(opened(answers, seat, input));
        }
        for (const std::string &item : orderOf(answers, input, seats)) {
            json row = answerRow(input, item, open);
            const bool show =
                spec.mode == RevealMode::all ? !row.at("answers").empty() : isMatch(row, seats, spec.accept);
            if (show) {
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

json guessRows(const RevealSpec &spec, const SealedAnswers &answers, int seats) {
    json rows = json::array();
    const auto &answerInput = spec.inputs.at(0), &guessInput = spec.inputs.at(1);
    for (Seat about = 1; about <= seats; ++about) {
        const Seat guesser = about % seats + 1;
        const Open own = opened(answers, about, answerInput);
        const Open guess = opened(answers, guesser, guessInput);
        if (own.empty()) {
            continue; // a guess is opened only beside an answer
        }
        for (const std::string &item : orderOf(answers, answerInput, seats)) {
            if (own.contains(item) || guess.contains(item)) {
                rows.push_back({{"input", answerInput},
                                {"item", item},
                                {"about", about},
                                {"answered", own.contains(item)},
                                {"guessed", guess.contains(item)}});
            }
        }
    }
    return rows;
}

constexpr std::array<std::string_view, 3> modes{"all", "matches", "guess"}; // of RevealMode

} // namespace

std::string_view name(RevealMode mode) {
    return modes.at(static_cast<std::size_t>(mode));
}

Result<RevealSpec> readReveal(const json &effect) {
    RevealSpec spec;
    try {
        spec.id = effect.at("id");
        spec.inputs = effect.at("inputs").get<std::vector<std::string>>();
        spec.accept = effect.value("accept", json());
        const auto *const mode = std::ranges::find(modes, effect.at("mode").get<std::string>());
        spec.mode = static_cast<RevealMode>(mode - modes.begin());
        if (mode == modes.end() || spec.inputs.empty() || !(spec.accept.is_null() || spec.accept.is_array()) ||
            (spec.mode == RevealMode::guess && spec.inputs.size() != 2)) {
            return fail("effect.reveal",
                        "A reveal needs a mode (all, matches or guess) and inputs; guess takes two: the "
                        "answer and the guess. `accept` is a list. See docs/plugin-author/effects.md.");
        }
    } catch (const json::exception &) {
        return fail("effect.reveal", "A reveal needs the texts `id` and `mode` and the list `inputs`. See "
                                     "docs/plugin-author/effects.md.");
    }
    return spec;
}

json openRows(const RevealSpec &spec, const SealedAnswers &answers, int seats) {
    return spec.mode == RevealMode::guess ? guessRows(spec, answers, seats) : compareRows(spec, answers, seats);
}

} // namespace attune::core
