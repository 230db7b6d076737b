// SPDX-License-Identifier: Apache-2.0
#include "rows.hpp"

#include "run.hpp"

namespace match {
namespace {

using attune::t;
using attune::Text;

Pick pickFrom(const json &value, std::size_t wordsBytes) {
    if (!value.is_object()) {
        return {}; // chosen
    }
    return {value.at("pile"), value.contains("words") ? kept(value.at("words"), wordsBytes) : ""};
}

int level(const Input &input, const Pick &pick) {
    const Pile *pile = input.pile(pick.pile);
    return pile == nullptr ? 0 : pile->level;
}

bool isCondition(const Input &input, const Pick &pick) {
    const Pile *pile = input.pile(pick.pile);
    return pile != nullptr && pile->asks;
}

Text pickText(const Pick &pick) {
    if (pick.pile.empty()) {
        return t("match.chosen");
    }
    const Text pile = t("piles." + pick.pile);
    return pick.words.empty() ? pile : t("match.with_words", {{"pile", pile}, {"words", attune::words(pick.words)}});
}

} // namespace

OpenRow::Group OpenRow::group(const Content &content) const {
    if (about != 0) {
        return answered && guessed ? Group::same : Group::differs;
    }
    if (picks.size() < 2) {
        return Group::single;
    }
    const Input &from = content.input(input);
    const Pick &one = picks.at(1);
    const Pick &two = picks.at(2);
    if (one == two) {
        return Group::same;
    }
    const Card *which = from.card(card);
    if (which != nullptr && which->firm) {
        return Group::firm;
    }
    return isCondition(from, one) || isCondition(from, two) ? Group::condition : Group::differs;
}

bool OpenRow::isTopic(const Content &content) const {
    const Group which = group(content);
    return which == Group::condition || which == Group::differs;
}

Seat OpenRow::stricter(const Content &content) const {
    if (picks.size() < 2) {
        return 0;
    }
    const Input &from = content.input(input);
    const int difference = level(from, picks.at(1)) - level(from, picks.at(2));
    return difference > 0 ? 1 : difference < 0 ? 2 : 0;
}

OpenRow OpenRow::from(const json &stored) {
    OpenRow row{.input = stored.at("input"), .card = stored.at("card")};
    for (const auto &[seat, pick] : stored.at("picks").items()) {
        row.picks[std::stoi(seat)] = {pick.at(0), pick.at(1)};
    }
    row.about = stored.at("about");
    row.answered = stored.at("answered") == 1;
    row.guessed = stored.at("guessed") == 1;
    return row;
}

json OpenRow::stored() const {
    json list = json::object();
    for (const auto &[seat, pick] : picks) {
        list[seatKey(seat)] = {pick.pile, pick.words};
    }
    return {{"about", about}, {"answered", answered ? 1 : 0}, {"card", card}, {"guessed", guessed ? 1 : 0},
            {"input", input}, {"picks", std::move(list)}};
}

std::optional<OpenRow> OpenRow::fromEvent(const json &event, const Content &content) {
    OpenRow row{.input = event.at("input"), .card = event.at("item")};
    if (content.input(row.input).card(row.card) == nullptr) {
        return std::nullopt;
    }
    row.about = event.value("about", 0);
    row.answered = event.value("answered", false);
    row.guessed = event.value("guessed", false);
    for (const json &answer : event.value("answers", json::array())) {
        row.picks[answer.at("seat")] = pickFrom(answer.at("value"), content.wordsBytes());
    }
    return row;
}

OpenRows openRows(const json &stored) {
    OpenRows rows;
    for (const json &one : stored) {
        rows.push_back(OpenRow::from(one));
    }
    return rows;
}

Text cardText(const std::string &card) {
    return t("cards." + card);
}

attune::Row shown(const OpenRow &row) {
    attune::Row out{.item = cardText(row.card)};
    for (const auto &[seat, pick] : row.picks) {
        out.answers.emplace_back(seat, pickText(pick));
    }
    if (row.answered) {
        out.answers.emplace_back(row.about, t("match.chosen"));
    }
    if (row.guessed) {
        out.answers.emplace_back(other(row.about), t("match.guessed"));
    }
    out.same =
        row.about != 0 ? row.answered && row.guessed : row.picks.size() == 2 && row.picks.at(1) == row.picks.at(2);
    return out;
}

} // namespace match
