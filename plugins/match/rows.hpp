// SPDX-License-Identifier: Apache-2.0
// What was opened: the rows of the event `revealed`, kept small, compared without a winner.
#pragma once

#include "content.hpp"

#include <optional>
#include <vector>

namespace match {

struct Pick {
    std::string pile; // empty: chosen, not sorted
    std::string words;
    bool operator==(const Pick &) const = default;
};

struct OpenRow {
    enum class Group { same, firm, condition, differs, single };
    std::string input, card;
    std::map<Seat, Pick> picks; // of those who opened it
    Seat about = 0;             // a guess: whose needs they are
    bool answered = false, guessed = false;

    [[nodiscard]] Group group(const Content &content) const;
    // Something to talk about. Firm cards are not: there the more careful answer holds.
    [[nodiscard]] bool isTopic(const Content &content) const;
    // Who forbids more. 0: both alike.
    [[nodiscard]] Seat stricter(const Content &content) const;

    [[nodiscard]] static OpenRow from(const json &stored);
    [[nodiscard]] json stored() const;
    [[nodiscard]] static std::optional<OpenRow> fromEvent(const json &row, const Content &content);
};
using OpenRows = std::vector<OpenRow>;

[[nodiscard]] OpenRows openRows(const json &stored);
[[nodiscard]] attune::Text cardText(const std::string &card);
// A row as the view shows it.
[[nodiscard]] attune::Row shown(const OpenRow &row);

} // namespace match
