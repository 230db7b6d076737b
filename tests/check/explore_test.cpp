// SPDX-License-Identifier: Apache-2.0
#include "check/look.hpp"
#include "check/seen.hpp"
#include "workbench.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace attune::check::test {
namespace {

std::vector<std::string> keysOf(const Explored &graph) {
    std::vector<std::string> keys;
    std::ranges::transform(graph.nodes, std::back_inserter(keys), [](const Node &node) { return keyOf(node.session); });
    return keys;
}

} // namespace

TEST_CASE("All states of a small plugin are found, each once, and in the same order every time") {
    const Bundle bundle;
    Subject subject = bundle.subject();
    const auto graph = exploredOf(subject, subject.trials.front());
    CHECK(graph->whole);
    CHECK(graph->missteps.empty());
    CHECK(graph->notBegun.empty());
    const auto keys = keysOf(*graph);
    CHECK(std::set(keys.begin(), keys.end()).size() == keys.size());
    Subject again = bundle.subject();
    CHECK(keysOf(*exploredOf(again, again.trials.front())) == keys);
}

TEST_CASE("The way to a state is the shortest, and leads there when its events are played anew") {
    const Bundle bundle;
    Subject subject = bundle.subject();
    const Trial &trial = subject.trials.front();
    const auto graph = exploredOf(subject, trial);
    std::size_t nearest = 1000;
    for (const Node &node : graph->nodes) {
        nearest = node.session.status() == core::Status::ended ? std::min(nearest, node.depth) : nearest;
    }
    CHECK(nearest == 5); // two answers, two presses, and the timer
    const auto activity = subject.start(trial);
    for (std::size_t i = 0; i < graph->nodes.size(); i += 7) {
        json state;
        for (const core::SharedRecord &record : graph->way(i)) {
            if (record.stepped) {
                const auto step =
                    record.event.type == "start" ? activity->init(record.event) : activity->reduce(state, record.event);
                REQUIRE(step);
                state = std::get<core::Advanced>(*step).state;
            }
        }
        CHECK(state == graph->nodes[i].session.state());
    }
}

TEST_CASE("What was left out for the limits counts as what looks the same") {
    const Bundle bundle;
    Subject subject = bundle.subject(Level::core);
    const auto activity = subject.start(subject.trials.front());
    std::vector<Table> tables{{*activity, 0}};
    const Explored graph =
        explore(tables, subject.trials.front().opening, {.expanded = 12, .samples = 3, .pauses = true});
    CHECK_FALSE(graph.whole);
    std::vector<bool> ends;
    for (const Node &node : graph.nodes) {
        ends.push_back(isOver(node));
    }
    const auto leads = leadsTo(graph, ends);
    CHECK(std::ranges::all_of(leads, [](bool one) { return one; }));
}

} // namespace attune::check::test
