// SPDX-License-Identifier: Apache-2.0
#include "part.hpp"

namespace match {

const Part &Run::part() const {
    return *m_parts.at(static_cast<std::size_t>(at()));
}

bool Run::isFor(Who who, Seat seat) const {
    return who == Who::both || younger() == 0 || (seat == younger()) == (who == Who::younger);
}

Seat Run::first(Who who) const {
    if (younger() == 0 || who == Who::both) {
        return state.at("coin");
    }
    return who == Who::younger ? younger() : other(younger());
}

void Run::begin() {
    enter(0);
}

void Run::goOn() {
    if (at() + 1 == of()) {
        end("done");
    } else {
        enter(at() + 1);
    }
}

void Run::goTo(const std::string &partId) {
    for (int index = at() + 1; index < of(); ++index) {
        if (m_parts[static_cast<std::size_t>(index)]->id() == partId) {
            return enter(index);
        }
    }
    throw attune::BadInput("no later step is called " + partId);
}

void Run::calmDown() {
    state["calm"] = 1;
    enter(of() - 1);
}

void Run::enter(int index) {
    state["at"] = index;
    state["now"] = json::object();
    part().enter(*this);
}

void Run::end(const std::string &outcome) {
    state["ended"] = outcome;
    state["now"] = json::object();
    if (outcome == "done") {
        effects.cue("close");
    }
    effects.end(outcome);
}

std::string seatKey(Seat seat) {
    return std::to_string(seat);
}

bool holds(const json &list, Seat seat) {
    for (const json &one : list) {
        if (one == seat) {
            return true;
        }
    }
    return false;
}

bool together(json &list, Seat seat) {
    if (!holds(list, seat)) {
        list.push_back(seat);
    }
    return list.size() == 2;
}

std::string kept(const json &words, std::size_t bytes) {
    std::string text = words.get<std::string>();
    const auto cost = [](unsigned char c) -> std::size_t {
        return c < 0x20 ? 6 : c == '"' || c == '\\' ? 2 : 1; // as JSON writes it
    };
    std::size_t used = 0;
    std::size_t whole = 0; // end of the last character that fits
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) != 0x80) {
            whole = i;
        }
        used += cost(byte);
        if (used > bytes) {
            return text.substr(0, whole) + "…";
        }
    }
    return text;
}

} // namespace match
