// SPDX-License-Identifier: Apache-2.0
// Two people at one table, as the host sees them: core's own plan, fold and reveal, around the activity's struct.
#pragma once

#include "catalog/catalog.hpp"
#include "core/session.hpp"
#include "match/match.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace attune::test {

// Reads plugins/match and exercises/<id>, or fails the test with every mistake found.
[[nodiscard]] const catalog::Plugin &plugin();
[[nodiscard]] const catalog::Exercise &exercise(const std::string &id);

struct Pair {
    std::string name, kind, younger;                        // kind: couple, parent_child
    std::vector<std::pair<std::string, std::string>> seats; // role, band
};
[[nodiscard]] const std::vector<Pair> &pairs(); // of every age, and with the child on either seat

// An exercise made up for one test.
struct MadeUp {
    json content;
};

class Table {
public:
    Table(const MadeUp &exercise, const Pair &pair, std::uint64_t entropy = 1);
    Table(const std::string &exerciseId, const Pair &pair, std::uint64_t entropy = 1);

    // Holds until the next act. Fails the test if the host would not draw it.
    [[nodiscard]] const core::View &view(core::Seat seat) const;
    [[nodiscard]] const json &state() const { return m_session.state(); }
    [[nodiscard]] const core::Session &session() const { return m_session; }
    [[nodiscard]] bool alone(core::Seat seat) const { return core::needsAlone(m_session, seat, view(seat)); }
    [[nodiscard]] bool ended() const { return m_session.status() == core::Status::ended; }
    [[nodiscard]] std::string step() const { return view(1).tree.at("step"); }
    [[nodiscard]] bool offers(core::Seat seat, const std::string &intent) const;
    [[nodiscard]] bool shows(core::Seat seat, const std::string &key) const; // a text with this key

    // True if it was recorded. Host's follow-ups (a reveal, a decision) happen at once.
    bool act(const core::Act &act, std::uint64_t seen = 0);
    bool use(core::Seat seat, std::string intent, json value = nullptr);
    void must(core::Seat seat, std::string intent, json value = nullptr);
    void mustBoth(const std::string &intent);
    void press(const std::string &reveal);
    void decide(const std::string &proposal, bool yes);
    void runOut(const std::string &timer); // lets time pass until it is due

    // Straight to the activity, past the host; nothing is kept.
    [[nodiscard]] attune::Step raw(const std::string &type, int actor, const json &payload) const;

    [[nodiscard]] const json &effects() const { return m_effects; } // all so far
    [[nodiscard]] std::vector<json> entries() const;                // accepted by both, in order

private:
    void record(core::Event event, bool first = false);
    void followUps();
    std::shared_ptr<const match::Match> m_match; // shared, so that a table can be copied where ways part
    core::Session m_session;
    std::int64_t m_nowMs = 0;
    json m_effects = json::array();
    std::vector<json> m_entries;
    mutable std::map<core::Seat, core::View> m_views; // of this state
};

// The first offers that lead on: whole sessions without anybody thinking. Seats act in the order given.
struct Player {
    std::vector<core::Seat> order = {1, 2};
    void playOn(Table &table) const; // one act
    void playOut(Table &table) const;
    void playUntil(Table &table, const std::string &step) const;
};

} // namespace attune::test
