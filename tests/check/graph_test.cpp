// SPDX-License-Identifier: Apache-2.0
#include "check/graph.hpp"
#include "check/seen.hpp"
#include "workbench.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

namespace attune::check::test {
namespace {

std::set<std::size_t> reached(const Flow &flow) {
    std::set<std::size_t> known;
    for (std::size_t i = 0; i < flow.steps.size(); ++i) {
        if (flow.steps[i].begins) {
            known.insert(i);
        }
    }
    for (std::size_t before = 0; before != known.size();) {
        before = known.size();
        for (const Flow::Way &way : flow.ways) {
            if (known.contains(way.from)) {
                known.insert(way.to);
            }
        }
    }
    return known;
}

Flow ours(const std::string &plugin, const std::string &exercise) {
    Subject subject = subjectOf({.folder = BUILD "/lib/attune/plugins/" + plugin,
                                 .exercises = {BUILD "/share/attune/exercises"},
                                 .programs = {.worker = WORKER, .checkWorker = {}, .words = WORDS},
                                 .level = Level::strict,
                                 .seed = 1});
    return flowOf(subject, exercise, "en");
}

void checkFlow(const Flow &flow, std::size_t most) {
    const auto known = reached(flow);
    CHECK(known.size() == flow.steps.size());
    CHECK(flow.steps.size() <= most);
    CHECK(std::ranges::any_of(known, [&](std::size_t i) { return flow.steps[i].ends && flow.steps[i].id == "done"; }));
    CHECK(std::ranges::none_of(flow.steps, [](const Flow::Step &step) { return step.name.empty(); }));
}

// The window draws it from this file.
void checkCourse(const std::string &exercise, const Flow &flow) {
    INFO("attunectl plugin graph " << exercise << " --format course > exercises/" << exercise << "/course.json");
    CHECK(courseOf(flow) == catalog::courseIn(EXERCISES "/" + exercise).value());
}

} // namespace

TEST_CASE("The graph of each exercise leads from its beginning to an end, and has no step that is not reached") {
    const Flow boundary = ours("match", "boundary_circles");
    checkFlow(boundary, 12);
    checkCourse("boundary_circles", boundary);
    const Flow daily = ours("turn_talk", "daily_stress_talk");
    checkFlow(daily, 24);
    checkCourse("daily_stress_talk", daily);
    const Flow repair = ours("turn_talk", "repair_walkthrough");
    checkFlow(repair, 48);
    checkCourse("repair_walkthrough", repair);
}

TEST_CASE("The graph of an exercise is drawn as on record") {
    const Flow flow = ours("match", "needs_cards");
    checkFlow(flow, 12);
    checkCourse("needs_cards", flow);
    std::ifstream golden(GOLDEN "/needs_cards.mmd");
    CHECK(asMermaid(flow) == std::string{std::istreambuf_iterator<char>(golden), {}});
}

TEST_CASE("Titles and buttons cannot break out of a graph") {
    const Flow flow{{{"a", "say \"so\" # \\", true, false}, {"done", "x", false, true}}, {{0, 1, {"\"]; evil"}}}};
    CHECK(asMermaid(flow) == "flowchart TD\n    s0([\"say #quot;so#quot; #35; \\\"])\n    s1[[\"x (done)\"]]\n"
                             "    s0 -->|\"#quot;]; evil\"| s1\n");
    CHECK(asDot(flow).find(R"(s0 [label="say \"so\" # \\", penwidth=2];)") != std::string::npos);
    CHECK(asDot(flow).find(R"([label="\"]; evil"])") != std::string::npos);
}

} // namespace attune::check::test
