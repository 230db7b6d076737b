// SPDX-License-Identifier: Apache-2.0
// Each answers a question alone, both open at the same moment, both read, and so on to the last question.
#pragma once

#include <attune/attune.hpp>

class MyRitualActivity {
public:
    static constexpr const char *id = "org.example.my_ritual";
    static constexpr std::uint32_t stateVersion = 1;

    explicit MyRitualActivity(const attune::json &content);

    attune::Step init(const attune::Event &start) const;
    attune::Step reduce(attune::json state, const attune::Event &event) const;
    attune::View view(const attune::json &state, attune::Seat seat) const;

private:
    std::string question(const attune::json &state) const;
    attune::Step used(attune::json state, const attune::Event &event) const;
    attune::Step opened(attune::json state, const attune::Event &event) const;
    attune::Step bothDone(attune::json state) const;
    void show(const attune::json &state, attune::Seat seat, attune::View &view) const;

    std::vector<std::string> m_questions; // ids; the words are the exercise's texts question.<id>
    int m_characters;                     // that fit into an answer
};
