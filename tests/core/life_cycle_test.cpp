// SPDX-License-Identifier: Apache-2.0
// The life cycle in docs/plugin-author/life.md is what came of playing it here. After a change that is meant: ATTUNE_ACCEPT=1,
// then read the diff.
#include "support.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

constexpr std::array<const char *, 3> statuses{"open", "paused", "ended"};

const char *nameOf(Status status) {
    return statuses.at(static_cast<std::size_t>(status));
}

// Something of each kind stands open: a button, a sealed input, a timer, a reveal, a proposal.
Table inStatus(Status status) {
    Table table = seated({cards("mine"),
                          {{"kind", "prompt"},
                           {"text", say("t")},
                           {"actions", {{{"intent", "go"}, {"text", say("go")}, {"stale_ok", true}}}}}});
    const json entry = {{"kind", "note"}, {"title", say("t")}, {"lines", json::array()}};
    table.hear({{{"do", "timer"}, {"id", "t"}, {"ms", 1000}},
                reveal("open", "all", {"other"}),
                {{"do", "propose"}, {"id", "p"}, {"entry", entry}}});
    const Act act = status == Status::ended ? Act(Stop{}) : Act(Pause{20});
    REQUIRE((status == Status::open || table.act(act).empty()));
    REQUIRE(table.session.status() == status);
    return table;
}

// "": done, else the code of the refusal.
using Do = std::string (*)(Table &);
struct Deed {
    const char *words;
    Do perform;
};

std::string byBoth(Table &table, const auto &act) {
    const auto first = table.act(act(1));
    return first.empty() ? table.act(act(2)) : first;
}
std::string pressing(Table &table) {
    return byBoth(table, [](Seat seat) { return Press{seat, "open"}; });
}
std::string agreeing(Table &table) {
    return byBoth(table, [](Seat seat) { return Decide{seat, "p", true}; });
}
std::string running(Table &table) {
    table.now.atMs = 60'000;
    return "";
}
std::string ending(Table &table) {
    table.effects = {{{"do", "end"}, {"outcome", "done"}}};
    return table.use(1, "go", nullptr);
}

const std::vector<Deed> deeds{
    {"a button or a shared input is used", [](Table &t) { return t.use(1, "go", nullptr); }},
    {"… and the answer to it has the effect `end`", ending},
    {"a sealed input is answered, or passed", [](Table &t) { return t.use(1, "mine", nullptr); }},
    {"each has pressed open", pressing},
    {"each has said yes to a proposal", agreeing},
    {"one says “not this”", [](Table &t) { return t.act(Decide{1, "p", false}); }},
    {"a timer runs out", running},
    {"somebody pauses", [](Table &t) { return t.act(Pause{20}); }},
    {"they are back", [](Table &t) { return t.act(Resume{}); }},
    {"somebody stops", [](Table &t) { return t.act(Stop{}); }},
    {"the window is left", [](Table &t) { return t.act(Leave{}); }},
};

struct Outcome {
    std::string refused;           // why nothing happened
    std::vector<std::string> told; // what the activity heard
    Status to = Status::open;
};

Outcome outcomeOf(const Deed &deed, Status from) {
    Table table = inStatus(from);
    const std::size_t before = table.shared.size();
    Outcome outcome{.refused = deed.perform(table)};
    while (table.next()) {
    }
    for (std::size_t i = before; i < table.shared.size(); ++i) {
        if (table.shared[i].stepped) {
            outcome.told.push_back(table.shared[i].event.type);
        }
    }
    outcome.to = table.session.status();
    return outcome;
}

std::string cell(const Outcome &outcome, Status from) {
    if (!outcome.refused.empty()) {
        return "refused: " + outcome.refused;
    }
    std::string text = outcome.told.empty() ? "–" : "";
    for (const std::string &type : outcome.told) {
        text += (text.empty() ? "`" : ", `") + type + "`";
    }
    return text + (outcome.to == from ? "" : std::string(" → ") + nameOf(outcome.to));
}

std::string tableText() {
    std::string text = "| what happens | open | paused | ended |\n|---|---|---|---|\n";
    for (const Deed &deed : deeds) {
        text += std::string("| ") + deed.words;
        for (const Status from : {Status::open, Status::paused, Status::ended}) {
            text += " | " + cell(outcomeOf(deed, from), from);
        }
        text += " |\n";
    }
    return text;
}

// (from, to) -> what the activity hears on that way, in the order of the deeds.
std::string diagram() {
    std::map<std::pair<Status, Status>, std::vector<std::string>> ways;
    for (const Status from : {Status::open, Status::paused, Status::ended}) {
        for (const Deed &deed : deeds) {
            const Outcome outcome = outcomeOf(deed, from);
            for (std::string type : outcome.told) {
                type += type == "intent" && outcome.to == Status::ended ? " answered with the effect end" : "";
                auto &labels = ways[{from, outcome.to}];
                if (std::ranges::find(labels, type) == labels.end()) {
                    labels.push_back(type);
                }
            }
        }
    }
    std::string text = "```mermaid\nstateDiagram-v2\n    [*] --> open: " + inStatus(Status::open).shared[0].event.type;
    for (const auto &[way, labels] : ways) {
        text += std::string("\n    ") + nameOf(way.first) + " --> " + nameOf(way.second) + ": ";
        for (const std::string &label : labels) {
            text += (&label == labels.data() ? "" : ", ") + label;
        }
    }
    return text + "\n    ended --> [*]\n```\n";
}

std::string readAll(const char *file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("The life cycle that the docs show is the one that sessions have") {
    const std::string begin = "<!-- what tests/core/life_cycle_test.cpp found -->\n", end = "<!-- so far -->\n";
    const std::string page = readAll(LIFE_PAGE);
    const auto from = page.find(begin), to = page.find(end);
    REQUIRE((from != std::string::npos && to != std::string::npos && from < to));
    const std::string found = diagram() + "\n" + tableText();
    if (std::getenv("ATTUNE_ACCEPT") != nullptr) {
        std::ofstream(LIFE_PAGE, std::ios::binary) << page.substr(0, from) << begin << found << page.substr(to);
    }
    CHECK(readAll(LIFE_PAGE).find(begin + found + end) != std::string::npos);
}

TEST_CASE("From open and from paused one stop ends a session, and from ended nothing leads anywhere") {
    for (const Deed &deed : deeds) {
        CHECK(outcomeOf(deed, Status::ended).told.empty());
        CHECK(outcomeOf(deed, Status::ended).to == Status::ended);
    }
    CHECK(outcomeOf({"", [](Table &t) { return t.act(Stop{}); }}, Status::open).to == Status::ended);
    CHECK(outcomeOf({"", [](Table &t) { return t.act(Stop{}); }}, Status::paused).to == Status::ended);
}
