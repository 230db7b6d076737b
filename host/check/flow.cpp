// SPDX-License-Identifier: Apache-2.0
// FLOW: where a session can get to, and that nobody is ever caught in it.
#include "check/poke.hpp"
#include "check/turns.hpp"

#include <algorithm>
#include <array>

namespace attune::check {
namespace {

constexpr Limits withoutPauses{.expanded = 0, .samples = 1, .pauses = false};

bool isStuck(const Node &node) {
    return !isOver(node) && node.expanded && deedsAt(node.session, node.views, withoutPauses, 0).empty();
}

// A state from which nothing marked is reached; the nearest one.
std::optional<std::size_t> cutOff(const Explored &graph, const std::function<bool(const Node &)> &isGoal,
                                  const MayTake &mayTake = {}) {
    const auto unsure = stumbled(graph);
    std::vector<bool> marked;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        marked.push_back(isGoal(graph.nodes[i]) || unsure.contains(i));
    }
    const auto leads = leadsTo(graph, std::move(marked), mayTake);
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (!leads[i] && (!nearest || graph.nodes[i].depth < graph.nodes[*nearest].depth)) {
            nearest = i;
        }
    }
    return nearest;
}

// Of answers that are not of the form, AT-STATE and AT-VIEW speak.
bool isOfForm(const core::Fault &fault) {
    return fault.kind != core::Fault::Kind::badAnswer || fault.error.code == "plugin.garbled" ||
           fault.error.code == "plugin.unknown_code";
}

std::string whyNot(const Stuck &stuck) {
    return stuck.by == Stuck::By::fault ? stuck.fault.error.sentence
                                        : "it refuses with \"" + stuck.code + "\". Let it begin whatever the entropy.";
}

Result nothingBreaks(Subject &subject) {
    Status status = Status::pass;
    Result result = ofEach(subject, [&](const Seen &seen) -> Findings {
        for (const Stuck &stuck : seen.graph.notBegun) {
            if (stuck.by != Stuck::By::fault || isOfForm(stuck.fault)) {
                status = stuck.by == Stuck::By::fault ? resultOf(stuck.fault).status : Status::fail;
                return {{"In " + seen.trial.name + ", at the beginning: " + whyNot(stuck), {toJson(stuck.event)}}};
            }
        }
        for (const Misstep &misstep : seen.graph.missteps) {
            const core::Fault &fault = misstep.stuck.fault;
            if (misstep.stuck.by != Stuck::By::fault || !isOfForm(fault)) {
                continue;
            }
            status = resultOf(fault).status;
            auto log = seen.graph.log(misstep.at);
            if (misstep.deed) {
                log.push_back(core::toJson(misstep.stuck.event));
            }
            const std::string what =
                misstep.deed ? told(*misstep.deed) : "the view of seat " + std::to_string(misstep.seat);
            return {{at(seen, misstep.at) + what + ": " + fault.error.sentence, std::move(log)}};
        }
        return {};
    });
    if (!result.findings.empty()) {
        result.status = status;
    }
    return result;
}

Result noDeadEnd(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        const auto stuck = std::ranges::find_if(seen.graph.nodes, isStuck);
        if (stuck == seen.graph.nodes.end() ||
            std::ranges::any_of(stuck->views, [](const SharedView &v) { return !v; })) {
            return {};
        }
        const auto node = static_cast<std::size_t>(stuck - seen.graph.nodes.begin());
        return {{at(seen, node) + "nobody is offered anything, and no timer runs. Offer a way on, or end.",
                 seen.graph.log(node)}};
    });
}

Result endFromEverywhere(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        const auto node = cutOff(seen.graph, [](const Node &one) { return isOver(one) || isStuck(one); });
        return !node ? Findings{}
                     : Findings{{at(seen, *node) + "from here no end is reached, whatever anybody does, but by a stop. "
                                                   "Give it a way to the end.",
                                 seen.graph.log(*node)}};
    });
}

Result doneFromBeginning(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        const auto isDone = [](const Node &node) { return isOver(node) && node.session.outcome() == "done"; };
        std::vector<bool> marked;
        for (const Node &node : seen.graph.nodes) {
            marked.push_back(isDone(node) || isStuck(node));
        }
        for (const std::size_t node : stumbled(seen.graph)) {
            marked[node] = true;
        }
        const auto anyEnd = std::ranges::any_of(seen.graph.nodes, isOver);
        return !anyEnd || leadsTo(seen.graph, marked)[0] // without an end, others speak
                   ? Findings{}
                   : Findings{
                         {at(seen, 0) + "no way leads to the end \"done\". Let the last step end with that outcome.",
                          seen.graph.log(0)}};
    });
}

Result endWithoutAnswers(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        const MayTake noAnswer = [](const Node &from, const Edge &edge) {
            const auto *use = edge.deed.act ? std::get_if<core::Use>(&*edge.deed.act) : nullptr;
            return use == nullptr || use->value.is_null() ||
                   from.views[static_cast<std::size_t>(use->seat - 1)]->offer(use->intent)->action;
        };
        const auto end = cutOff(seen.graph, [](const Node &node) { return isOver(node) || isStuck(node); });
        const auto node = cutOff(seen.graph, [](const Node &one) { return isOver(one) || isStuck(one); }, noAnswer);
        return !node || end
                   ? Findings{}
                   : Findings{{at(seen, *node) + "nobody gets to the end from here without giving an answer. Let "
                                                 "what is asked be passed (`can_pass`), or offer a way round it.",
                               seen.graph.log(*node)}};
    });
}

// --- Steps of the content --------------------------------------------------------------------------------------------

// [content] steps = ["gate", …] or flow = […]; an entry is an id, or a table that has one.
std::vector<std::string> stepsOf(const json &content) {
    std::vector<std::string> steps;
    for (const char *list : {"steps", "flow"}) {
        for (const json &step : content.is_object() ? content.value(list, json::array()) : json::array()) {
            const json id = step.is_object() ? step.value("id", json()) : step;
            if (id.is_string()) {
                steps.push_back(id);
            }
        }
    }
    return steps;
}

Result stepsReached(Subject &subject) {
    if (std::ranges::all_of(subject.trials,
                            [](const Trial &trial) { return stepsOf(trial.opening.content).empty(); })) {
        return skipped("no exercise has a list `steps` or `flow` in its [content]");
    }
    return ofEach(subject, [](const Seen &seen) -> Findings {
        std::set<std::string> reached;
        for (const Node &node : seen.graph.nodes) {
            for (const SharedView &view : node.views) {
                reached.insert(view ? view->tree.at("step").get<std::string>() : "");
            }
        }
        for (const std::string &step : stepsOf(seen.trial.opening.content)) {
            if (!reached.contains(step) && seen.graph.whole && stumbled(seen.graph).empty()) {
                return {{"In " + seen.trial.name + ": the step \"" + step +
                             "\" of the content is never reached (no view has "
                             "it as its `step`). Take it out, or mend the way to it.",
                         {}}};
            }
        }
        return {};
    });
}

// --- Waiting, and what the host may always say -----------------------------------------------------------------------

bool says(const json &nodes) {
    bool found = false;
    eachText(nodes, [&](const json &) { found = true; });
    return found;
}

Result waitsKnowWhy(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
            const Node &here = seen.graph.nodes[node];
            if (isOver(here)) {
                continue;
            }
            const auto deeds = deedsAt(here.session, here.views, withoutPauses, 0);
            for (std::size_t i = 0; i < here.views.size(); ++i) {
                const auto seat = static_cast<core::Seat>(i + 1);
                const bool acts = std::ranges::any_of(deeds, [&](const Deed &deed) { return seatOf(deed) == seat; });
                if (!acts && here.views[i] && !says(here.views[i]->tree.at("nodes"))) {
                    return {
                        {at(seen, node) + "seat " + std::to_string(seat) +
                             " can do nothing and is not told why. Say whom they wait for; pausing and stopping are "
                             "offered by the host.",
                         seen.graph.log(node)}};
                }
            }
        }
        return {};
    });
}

std::vector<Poke> hostSays(const Seen &seen, std::size_t node, const char *type, const json &payload,
                           const char *what) {
    const Node &here = seen.graph.nodes[node];
    return isOver(here) ? std::vector<Poke>{} : std::vector{poke(eventAt(here, type, 0, payload), what)};
}

Result pauseAccepted(Subject &subject) {
    return poked(
        subject,
        [](const Seen &seen, std::size_t node) {
            auto pokes = hostSays(seen, node, "pause", {{"minutes", 20}}, "they wanted a pause");
            auto back = hostSays(seen, node, "resume", json::object(), "they came back from a pause");
            pokes.insert(pokes.end(), back.begin(), back.end());
            return pokes;
        },
        {Came::same, Came::changed}, "Accept `pause` and `resume` in every state.");
}

Result leftAccepted(Subject &subject) {
    return poked(
        subject,
        [](const Seen &seen, std::size_t node) {
            return hostSays(seen, node, "left", json::object(), "the window was left");
        },
        {Came::same, Came::changed}, "Accept `left` in every state; the session can be taken up again.");
}

Result stopEnds(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        Raw raw(subject, seen.trial);
        for (const std::size_t node : placesOf(seen.graph, subject.level)) {
            const Node &here = seen.graph.nodes[node];
            if (isOver(here)) {
                continue;
            }
            const auto event = wireOf(eventAt(here, "stop", 0, json::object()));
            const Reply reply = raw.reduce(canonical(here.session.state()), event);
            if (reply.came == Came::changed && reply.answer.effects.find(R"("do":"end")") != std::string::npos) {
                continue;
            }
            auto log = seen.graph.log(node);
            log.push_back(toJson(event));
            return {
                {at(seen, node) + "somebody stopped, and " +
                     (reply.came == Came::changed ? "there was no effect `end`" : std::string(inWords(reply.came))) +
                     ". Answer `stop` with the effect `end` in every state.",
                 std::move(log)}};
        }
        return {};
    });
}

Result pauseChangesNothing(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
            for (const Edge &edge : seen.graph.nodes[node].edges) {
                if (!edge.deed.act || !std::holds_alternative<core::Pause>(*edge.deed.act)) {
                    continue;
                }
                const auto way = seen.graph.way(node);
                const bool isFirst =
                    std::ranges::none_of(way, [](const auto &record) { return record.event.type == "pause"; });
                if (isFirst && seen.graph.nodes[edge.to].views != seen.graph.nodes[node].views) {
                    return {{at(seen, node) +
                                 "after a first pause and the return from it, something else is to be seen than "
                                 "before. Go on where they were.",
                             seen.graph.log(node, edge.records)}};
                }
            }
        }
        return {};
    });
}

Result leftChangesNothing(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        Raw raw(subject, seen.trial);
        for (const std::size_t node : placesOf(seen.graph, subject.level)) {
            const Node &here = seen.graph.nodes[node];
            const auto event = wireOf(eventAt(here, "left", 0, json::object()));
            const Reply reply = raw.reduce(canonical(here.session.state()), event);
            for (std::size_t i = 0; i < here.views.size() && reply.came == Came::changed && !isOver(here); ++i) {
                const Reply drawn = raw.view(reply.answer.value, static_cast<core::Seat>(i + 1));
                if (here.views[i] && drawn.answer.value != canonical(here.views[i]->tree)) {
                    auto log = seen.graph.log(node);
                    log.push_back(toJson(event));
                    return {{at(seen, node) +
                                 "after the window was left, something else is to be seen than before. Go on "
                                 "where they were.",
                             std::move(log)}};
                }
            }
        }
        return {};
    });
}

// Events of the host, on any edge, that the activity refused.
Result hears(Subject &subject, std::initializer_list<std::string_view> types, const char *cure) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
            for (const Edge &edge : seen.graph.nodes[node].edges) {
                for (const core::SharedRecord &record : edge.records) {
                    if (!record.stepped && std::ranges::find(types, record.event.type) != types.end()) {
                        return {{at(seen, node) + "\"" + record.event.type +
                                     "\" came of what it had asked for itself, and it "
                                     "refused it. " +
                                     cure,
                                 seen.graph.log(node, edge.records)}};
                    }
                }
            }
        }
        return {};
    });
}

Result hearsTimer(Subject &subject) {
    return hears(subject, {"timer"},
                 "Accept `timer` in every state, and let something follow, or cancel the timer in time.");
}
Result hearsAnswers(Subject &subject) {
    return hears(subject, {"revealed", "decided"}, "People opened or decided something together; go on from there.");
}

Result offersNothingAtEnd(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
            for (const SharedView &view : seen.graph.nodes[node].views) {
                if (isOver(seen.graph.nodes[node]) && view && !view->offers.empty()) {
                    return {{at(seen, node) + "it is over, and \"" + view->offers.front().intent +
                                 "\" is still offered. Show the last words only.",
                             seen.graph.log(node)}};
                }
            }
        }
        return {};
    });
}

Result equalTurns(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        const auto activity = subject.start(seen.trial);
        Table table(*activity, entropiesOf(subject).front());
        const Turns turns = straightTurns(table, seen.trial.opening);
        const bool both = std::ranges::all_of(turns.of, [](std::size_t number) { return number > 0; });
        if (!both || !turns.ended || std::ranges::adjacent_find(turns.of, std::not_equal_to<>()) == turns.of.end()) {
            return {};
        }
        std::string counts;
        for (const std::size_t number : turns.of) {
            counts += (counts.empty() ? "" : " to ") + std::to_string(number);
        }
        return {{"In " + seen.trial.name + ": on the straight way the seats have " + counts +
                     " turns to speak. Give each as many as the other, or let only one speak.",
                 turns.log}};
    });
}

constexpr std::array all{
    Check{"AT-FLOW-01", Level::core, "nothing that is offered crashes it, hangs it, or is a mistake to it",
          nothingBreaks},
    Check{"AT-FLOW-02", Level::core, "there is no dead end", noDeadEnd},
    Check{"AT-FLOW-03", Level::core, "from everywhere there is a way to an end", endFromEverywhere},
    Check{"AT-FLOW-04", Level::strict, "every step of the content is reached", stepsReached},
    Check{"AT-FLOW-05", Level::core, "who has to wait is told why", waitsKnowWhy},
    Check{"AT-FLOW-06", Level::core, "a stop ends it at once, from everywhere", stopEnds},
    Check{"AT-FLOW-07", Level::core, "a pause and the return from it are accepted everywhere", pauseAccepted},
    Check{"AT-FLOW-08", Level::core, "a first pause changes nothing", pauseChangesNothing},
    Check{"AT-FLOW-09", Level::core, "leaving is accepted everywhere", leftAccepted},
    Check{"AT-FLOW-10", Level::core, "leaving changes nothing", leftChangesNothing},
    Check{"AT-FLOW-11", Level::core, "a timer that runs out is heard", hearsTimer},
    Check{"AT-FLOW-12", Level::core, "what was opened or decided is heard", hearsAnswers},
    Check{"AT-FLOW-13", Level::core, "at the end nothing is offered", offersNothingAtEnd},
    Check{"AT-FLOW-14", Level::strict, "there is a way to the end that asks no answer of anybody", endWithoutAnswers},
    Check{"AT-FLOW-15", Level::core, "it can be done to the end", doneFromBeginning},
    Check{"AT-FLOW-16", Level::strict, "where both speak, each has as many turns as the other", equalTurns},
};

} // namespace

std::span<const Check> flowChecks() {
    return all;
}

} // namespace attune::check
