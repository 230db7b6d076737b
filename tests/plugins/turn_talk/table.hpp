// SPDX-License-Identifier: Apache-2.0
// Two people at a table: the activity itself under the host's own rules, without a worker, a disk or a clock.
#pragma once

#include "catalog/catalog.hpp"
#include "core/session.hpp"
#include "core/view.hpp"
#include "turn_talk.hpp"

#include <memory>
#include <string>
#include <vector>

namespace attune::test {

struct People {
    const char *exercise;
    catalog::Audience audience;
    std::string one, two; // roles; the younger of a parent-child pair is `younger`'s band
    [[nodiscard]] std::string bandOf(const std::string &role) const;
};
// Every exercise with everyone whom it names, parents in either seat.
[[nodiscard]] const std::vector<People> &everybody();

[[nodiscard]] catalog::Exercise read(const std::string &exercise);
[[nodiscard]] json contentFor(const People &people);

class Table {
public:
    explicit Table(const People &people, std::uint64_t entropy = 0);
    Table(json content, const People &people, std::uint64_t entropy = 0);

    [[nodiscard]] const core::Session &session() const { return m_session; }
    [[nodiscard]] const json &state() const { return m_session.state(); }
    [[nodiscard]] const talk::TurnTalk &activity() const { return *m_activity; }
    [[nodiscard]] core::View view(Seat seat) const;
    [[nodiscard]] std::string step(Seat seat = 1) const { return view(seat).tree.at("step"); }
    [[nodiscard]] bool alone(Seat seat) const { return core::needsAlone(m_session, seat, view(seat)); }
    [[nodiscard]] bool ended() const { return m_session.status() == core::Status::ended; }

    // "" if it was done, else the code of the refusal.
    std::string act(const core::Act &what);
    std::string use(Seat seat, const std::string &intent, json value = nullptr);
    std::string press(Seat seat, const std::string &reveal) { return act(core::Press{seat, reveal}); }
    std::string decide(Seat seat, const std::string &proposal, bool yes) {
        return act(core::Decide{seat, proposal, yes});
    }
    void wait(std::int64_t ms); // time passes
    // What the activity would answer to an event, without anything being recorded.
    [[nodiscard]] Step probe(const std::string &type, Seat actor, const json &payload) const;
    [[nodiscard]] const std::vector<json> &effects() const { return m_effects; }
    [[nodiscard]] const std::vector<core::SharedRecord> &records() const { return m_records; }

private:
    std::string record(const core::Plan &plan);
    void keep(const core::SharedRecord &shared);
    void settle(); // what the host has to say by itself

    std::shared_ptr<const talk::TurnTalk> m_activity;
    core::Session m_session;
    std::int64_t m_now = 0;
    std::uint64_t m_entropy;
    std::vector<json> m_effects;
    std::vector<core::SharedRecord> m_records;
};

// Plays on, each in turn doing the obvious thing, until the step is reached or the session is over.
struct Manner {
    std::vector<Seat> order = {1, 2};
    bool answers = true; // else everything is passed
    std::string words = "It was the waiting that wore me out";
    std::vector<std::string> avoid = {"not_today", "hot", "too_much", "skip", "closed", "none", "more", "give"};
};
void playUntil(Table &table, const std::string &step, const Manner &manner = {});
[[nodiscard]] std::vector<std::string> playThrough(Table &table, const Manner &manner = {});

// What has to hold of every state.
void requireSound(const Table &table);

} // namespace attune::test
