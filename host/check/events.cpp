// SPDX-License-Identifier: Apache-2.0
// EVT: events that no host sends, or not then. None of them may change anything, or break anything.
#include "check/poke.hpp"
#include "check/strange.hpp"
#include "core/seeded.hpp"

#include <algorithm>
#include <limits>

namespace attune::check {
namespace {

constexpr const char *refuseIt =
    "Refuse what you do not know: return ATTUNE_REJECTED, or attune::refuse(\"not_offered\").";
constexpr const char *readWithCare =
    "Read each field only after you know that it is there and of its type; else return "
    "ATTUNE_BAD_INPUT, as attune.hpp does for every json::exception.";

Poke sent(const Node &node, std::string type, core::Seat actor, json payload, std::string what) {
    return poke(eventAt(node, std::move(type), actor, std::move(payload)), std::move(what));
}

Poke bytes(const Node &node, const char *type, core::Seat actor, std::string payload, std::string what) {
    Poke one = sent(node, type, actor, json::object(), std::move(what));
    one.event.payload = std::move(payload);
    return one;
}

// Those events of seats that were accepted here.
std::vector<core::Event> acceptedAt(const Node &node) {
    std::vector<core::Event> events;
    for (const Edge &edge : node.edges) {
        if (const core::Event *event = sentBy(edge)) {
            events.push_back(*event);
        }
    }
    return events;
}

template <class Make> Pokes atEach(Make make) {
    return [make](const Seen &seen, std::size_t at) {
        std::vector<Poke> pokes;
        make(pokes, seen.graph.nodes[at]);
        return pokes;
    };
}

template <class Make> Pokes eachAccepted(Make make) {
    return atEach([make](std::vector<Poke> &pokes, const Node &node) {
        for (const core::Event &event : acceptedAt(node)) {
            make(pokes, node, event);
        }
    });
}

std::string name(const core::Event &event) {
    return "\"" + event.payload.value("intent", "") + "\" of seat " + std::to_string(event.actor);
}

Result unknownType(Subject &subject) {
    return poked(subject, atEach([](std::vector<Poke> &pokes, const Node &node) {
                     for (const core::Seat actor : {0, 1}) {
                         for (const char *type : {"attune.check", "Intent", "intents", ""}) {
                             pokes.push_back(sent(node, type, actor, json::object(),
                                                  "an event of the type \"" + std::string(type) + "\" came"));
                         }
                     }
                 }),
                 quiet, refuseIt);
}

Result notAnObject(Subject &subject) {
    return poked(subject, atEach([](std::vector<Poke> &pokes, const Node &node) {
                     for (const auto &[type, actor] : hostAndSeatTypes) {
                         for (const json &payload : {json::array(), json("x"), json(7), json(), json(true)}) {
                             pokes.push_back(sent(node, type, actor, payload,
                                                  "the payload of \"" + std::string(type) + "\" was " + payload.dump() +
                                                      ", no object"));
                         }
                     }
                 }),
                 quiet, readWithCare);
}

Result malformed(Subject &subject) {
    return poked(subject, atEach([](std::vector<Poke> &pokes, const Node &node) {
                     for (const std::string payload :
                          {"", "{", "{\"intent\":", "nul", "{}{}", "\"", "{\"intent\":\"x\",}", "[1,"}) {
                         pokes.push_back(
                             bytes(node, "intent", 1, payload, "a payload came that is no JSON: " + payload));
                     }
                     for (const core::Event &event : acceptedAt(node)) {
                         const std::string whole = canonical(event.payload);
                         pokes.push_back(bytes(node, event.type.c_str(), event.actor, whole.substr(0, whole.size() - 1),
                                               "the payload of " + name(event) + " was cut off at its end"));
                     }
                 }),
                 quiet, readWithCare);
}

Result missingField(Subject &subject) {
    return poked(subject, atEach([](std::vector<Poke> &pokes, const Node &node) {
                     for (const auto &[type, actor] : hostAndSeatTypes) {
                         pokes.push_back(sent(node, type, actor, json::object(),
                                              "the payload of \"" + std::string(type) + "\" had no fields"));
                     }
                     pokes.push_back(sent(node, "intent", 1, {{"value", nullptr}}, "an intent came without its name"));
                 }),
                 quiet, readWithCare);
}

Result wrongField(Subject &subject) {
    return poked(subject, atEach([](std::vector<Poke> &pokes, const Node &node) {
                     for (const auto &[type, actor] : hostAndSeatTypes) {
                         for (const json &id : {json(3), json::array(), json({{"a", 1}}), json(), json(true)}) {
                             json payload = {{"value", nullptr}, {"accepted", id}, {"rows", id}, {"mode", id}};
                             for (const char *field : {"intent", "timer", "reveal", "proposal"}) {
                                 payload[field] = id;
                             }
                             pokes.push_back(sent(node, type, actor, std::move(payload),
                                                  "the fields of \"" + std::string(type) + "\" were " + id.dump()));
                         }
                     }
                 }),
                 quiet, readWithCare);
}

// --- At what is offered ----------------------------------------------------------------------------------------------

Result wrongValue(Subject &subject) {
    return poked(subject, eachAccepted([](std::vector<Poke> &pokes, const Node &, core::Event event) {
                     for (const json &value :
                          {json::object(), json::array({json::array({1})}), json(true),
                           json(std::numeric_limits<std::int64_t>::min()), json({{"x", {{"y", 1}}}})}) {
                         if (event.type == "intent") {
                             event.payload["value"] = value;
                             pokes.push_back(poke(event, "the value of " + name(event) + " was " + value.dump()));
                         }
                     }
                 }),
                 sound,
                 "The host lets no such value through, but a plugin that falls over one is one mistake away from it: "
                 "look at the type before you read a value.");
}

Result hugeText(Subject &subject) {
    std::set<std::pair<const Trial *, std::string>> tried; // each intent once: these are dear to send
    return poked(
        subject,
        [&](const Seen &seen, std::size_t at) {
            const Node &node = seen.graph.nodes[at];
            const std::string huge(100'000, 'x');
            std::vector<Poke> pokes;
            if (tried.emplace(&seen.trial, "").second) {
                pokes.push_back(sent(node, "intent", 1, {{"intent", huge}, {"value", nullptr}},
                                     "an intent came with a name of 100,000 letters"));
            }
            for (core::Event event : acceptedAt(node)) {
                if (tried.emplace(&seen.trial, event.payload.value("intent", "")).second) {
                    event.payload["value"] = huge;
                    pokes.push_back(poke(event, "the value of " + name(event) + " was a text of 100,000 letters"));
                }
            }
            return pokes;
        },
        sound, "Copy no text into memory of a fixed size.");
}

Result deepNesting(Subject &subject) {
    return poked(
        subject,
        [](const Seen &seen, std::size_t at) {
            const Node &node = seen.graph.nodes[at];
            const auto nested = [](std::size_t levels) {
                return R"({"intent":"deep","value":)" + std::string(levels, '[') + std::string(levels, ']') + "}";
            };
            return std::vector{
                bytes(node, "intent", 1, nested(30), "a value came that is nested 30 levels deep"),
                bytes(node, "intent", 1, nested(20'000), "a value came that is nested 20,000 levels deep")};
        },
        quiet, "Read JSON with a parser that does not recurse, or that has a limit.");
}

// Puts what is no text where the value of an intent stands.
Result brokenText(Subject &subject, std::initializer_list<const char *> parts, const std::string &what,
                  const char *cure) {
    return poked(subject, eachAccepted([&](std::vector<Poke> &pokes, const Node &node, const core::Event &event) {
                     for (const char *part : parts) {
                         json payload = event.payload;
                         payload["value"] = "@@";
                         std::string text = canonical(payload);
                         pokes.push_back(bytes(node, event.type.c_str(), event.actor,
                                               text.replace(text.find("@@"), 2, part),
                                               "the payload of " + name(event) + " " + what));
                     }
                 }),
                 quiet, cure);
}

Result notUtf8(Subject &subject) {
    return brokenText(subject, {"\xff", "\xc3", "\xed\xa0\x80", "\xf0\x9f\x92", "\xc0\xaf"}, "was not UTF-8",
                      "Text that is not UTF-8 is no JSON: return ATTUNE_BAD_INPUT.");
}

Result loneSurrogate(Subject &subject) {
    return brokenText(subject, {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\ud83dx"}, "had half of a character",
                      "Half of a surrogate pair is no character: return ATTUNE_BAD_INPUT.");
}

Result otherActor(Subject &subject) {
    return poked(subject, eachAccepted([](std::vector<Poke> &pokes, const Node &, core::Event event) {
                     const std::string whose = name(event);
                     for (const core::Seat actor : {0, 3, -1, std::numeric_limits<int>::max()}) {
                         event.actor = actor;
                         pokes.push_back(poke(event, whose + " came from the actor " + std::to_string(actor)));
                     }
                 }),
                 quiet, "Seats are 1 and 2; refuse what comes from anybody else.");
}

Result twice(Subject &subject) {
    return poked(
        subject,
        [](const Seen &seen, std::size_t at) {
            std::vector<Poke> pokes;
            const Node &node = seen.graph.nodes[at];
            const auto way = seen.graph.way(at);
            for (const core::SharedRecord &record : way) {
                const auto &event = record.event;
                const bool seat = event.actor >= 1 && event.actor <= static_cast<int>(node.views.size());
                const SharedView view = seat ? node.views[static_cast<std::size_t>(event.actor - 1)] : nullptr;
                const std::string intent = event.payload.value("intent", "");
                const core::Offer *offer = view ? view->offer(intent) : nullptr;
                if (view && (offer == nullptr || !core::isOpen(node.session, event.actor, *offer))) {
                    pokes.push_back(sent(node, event.type, event.actor, event.payload,
                                         name(event) + " came once more, when it was done and not offered any longer"));
                }
            }
            return pokes;
        },
        quiet, "Accept only what the view offers to that seat now; with attune.hpp: view(state, seat).offers(event).");
}

Result afterEnd(Subject &subject) {
    std::map<const Trial *, std::vector<std::string>> ids;
    return poked(
        subject,
        [&](const Seen &seen, std::size_t at) {
            auto &known = ids[&seen.trial];
            known = known.empty() ? idsOf(seen) : known;
            std::vector<Poke> pokes;
            const Node &node = seen.graph.nodes[at];
            if (!isOver(node)) {
                return pokes;
            }
            for (const auto &[type, actor] : hostAndSeatTypes) {
                for (const json &payload : strangePayloads(known)) {
                    pokes.push_back(
                        sent(node, type, actor, payload, "\"" + std::string(type) + "\" came after the end"));
                }
            }
            return pokes;
        },
        quiet, "Nothing happens after the end: refuse what seats send, and answer the host with the state as it is.");
}

Result unknownId(Subject &subject) {
    return poked(
        subject,
        [](const Seen &seen, std::size_t at) {
            const Node &node = seen.graph.nodes[at];
            return std::vector{
                sent(node, "timer", 0, {{"timer", "attune.check"}}, "a timer ran out that was never set"),
                sent(node, "revealed", 0, {{"mode", "all"}, {"reveal", "attune.check"}, {"rows", json::array()}},
                     "a reveal was opened that was never asked for"),
                sent(node, "decided", 0, {{"accepted", true}, {"proposal", "attune.check"}},
                     "a proposal was decided that was never made")};
        },
        quiet, "Look at the id: what was cancelled or replaced can still arrive.");
}

Result envelope(Subject &subject) {
    return poked(subject, eachAccepted([](std::vector<Poke> &pokes, const Node &, core::Event event) {
                     event.at_ms = std::numeric_limits<std::int64_t>::max();
                     event.entropy = std::numeric_limits<std::uint64_t>::max();
                     event.seq = std::numeric_limits<std::uint64_t>::max();
                     pokes.push_back(
                         poke(event, name(event) + " came at the largest time, number and entropy that there are"));
                 }),
                 sound, "Calculate with time and entropy as 64-bit numbers that may be as large as those are.");
}

Result randomEvents(Subject &subject) {
    const std::size_t each = subject.level >= Level::paranoid ? 40 : 10;
    std::map<const Trial *, std::vector<std::string>> ids;
    return poked(
        subject,
        [&](const Seen &seen, std::size_t at) {
            auto &known = ids[&seen.trial];
            known = known.empty() ? idsOf(seen) : known;
            SeededRandom random(subject.seed * 1'000'003 + at);
            std::vector<Poke> pokes;
            for (std::size_t i = 0; i < each; ++i) {
                pokes.push_back(
                    poke(strangeEvent(known, seen.graph.nodes[at], random), "an event made up at random came"));
            }
            return pokes;
        },
        sound, "Whatever comes, answer it; run this check with the same --seed to see it again.");
}

Result wordsRoundTrip(Subject &subject) {
    bool tried = false;
    Result result = ofEach(subject, [&](const Seen &seen) {
        const auto activity = subject.start(seen.trial);
        Table table(*activity, entropiesOf(subject).front());
        return changedWords(seen, table, subject.level, tried);
    });
    return result.status == Status::pass && !tried
               ? skipped("no shared input shows words; what is written sealed is not tried here")
               : result;
}

constexpr std::array all{
    Check{"AT-EVT-01", Level::core, "an event of a type that it does not know changes nothing", unknownType},
    Check{"AT-EVT-02", Level::core, "a payload that is no object changes nothing", notAnObject},
    Check{"AT-EVT-03", Level::core, "a payload that is no JSON changes nothing", malformed},
    Check{"AT-EVT-04", Level::core, "a payload without its fields changes nothing", missingField},
    Check{"AT-EVT-05", Level::core, "a payload with fields of another type changes nothing", wrongField},
    Check{"AT-EVT-06", Level::strict, "a value of another type than was asked for breaks nothing", wrongValue},
    Check{"AT-EVT-07", Level::strict, "a text that is far too long breaks nothing", hugeText},
    Check{"AT-EVT-08", Level::strict, "a value that is nested too deep breaks nothing", deepNesting},
    Check{"AT-EVT-09", Level::core, "bytes that are not UTF-8 are not taken in", notUtf8},
    Check{"AT-EVT-10", Level::core, "half of a character is not taken in", loneSurrogate},
    Check{"AT-EVT-11", Level::core, "what a person wrote is shown as it was written, in any script", wordsRoundTrip},
    Check{"AT-EVT-12", Level::core, "what is offered to a seat is not taken from anybody else", otherActor},
    Check{"AT-EVT-13", Level::core, "what was done and is not offered any more is refused the second time", twice},
    Check{"AT-EVT-14", Level::core, "after the end nothing changes", afterEnd},
    Check{"AT-EVT-15", Level::core, "a timer, reveal or proposal that it does not know changes nothing", unknownId},
    Check{"AT-EVT-16", Level::strict, "the largest time, number and entropy break nothing", envelope},
    Check{"AT-EVT-17", Level::paranoid, "events made up at random break nothing", randomEvents},
};

} // namespace

std::span<const Check> eventChecks() {
    return all;
}

} // namespace attune::check
