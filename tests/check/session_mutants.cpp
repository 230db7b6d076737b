// SPDX-License-Identifier: Apache-2.0
// What the checks of events, states, views, flow and privacy must each see: the good plugin, broken in one place.
#include "check/golden.hpp"
#include "core/session.hpp"
#include "mutants.hpp"

#include <algorithm>
#include <iterator>

namespace attune::check::test {
namespace {

using Flags = std::vector<std::string>;

// has(bytes, word): whether it is in there.
const std::string has =
    "-DHEAD=static int has(attune_bytes b, const char *w) { size_t n = strlen(w); for (size_t i = 0; "
    "i + n <= b.size; ++i) if (memcmp(b.data + i, w, n) == 0) return 1; return 0; }";
const std::string lightsUp = R"( return step(&s, next, effects, "[{\"cue\":\"turn\",\"do\":\"cue\"}]");)";
const std::string fails = " return ATTUNE_INTERNAL;";

Mutant onStep(const char *check, const std::string &code) {
    return {check, {has, "-DON_STEP=" + code}};
}
Mutant onDraw(const char *check, const std::string &code) {
    return {check, {"-DON_DRAW=" + code}};
}
// The last view.
Mutant lastView(const char *check, const std::string &tree) {
    return onDraw(check, "if (s.phase == ended) return PUT(tree, " + tree + ");");
}
Mutant both(const char *check, const std::string &step, const std::string &draw) {
    return {check, {has, "-DON_STEP=" + step, "-DON_DRAW=" + draw}};
}

// With the line that people may write, of line.h.
Mutant line(const char *check, Flags flags) {
    flags.insert(flags.begin(), {"-include", CHECKED "/line.h"});
    return {check, std::move(flags), [](const Bundle &bundle) {
                bundle.write("text.en.toml", "line = \"One line\"\n" + bundle.read("text.en.toml"));
            }};
}

// With more in the content, of which the plugin makes nothing.
Mutant content(Mutant mutant, const std::string &field, const std::string &toml) {
    mutant.flags.emplace_back(
        R"(-DON_OPEN=static const char c[] = "{\"question\":\"weather\"}"; )"
        R"(if (text.end - text.at > 40 && text.end[-1] == '}') { text.at = c; text.end = c + sizeof c - 1; })");
    mutant.edit = [=](const Bundle &bundle) {
        bundle.replace("checked.schema.json", "\"properties\": {",
                       "\"properties\": {\"" + field + "\": {\"type\": \"array\"},");
        bundle.replace("exercises/weather/exercise.toml", "question = ", field + " = " + toml + "\nquestion = ");
    };
    return mutant;
}

// While they talk, something more is asked, whatever the answer: the base refuses all but what is named.
const std::string talkWith(const std::string &node) {
    return R"(if (s.phase == talking) return draw(tree, "talk", "{\"actions\":[{\"intent\":\"done\",\"text\":{\"key\":\"done\"}}],)"
           R"(\"kind\":\"gate\",\"text\":{\"key\":\"talk\"}},)" +
           node + "\");";
}
std::string asked(const std::string &id, const std::string &options, const std::string &more,
                  const std::string &privacy) {
    return R"({\"id\":\")" + id + R"(\",\"kind\":\"choice\",\"label\":{\"key\":\"open\"},)" + R"(\"options\":[)" +
           options + "]," + more + R"(\"privacy\":\")" + privacy + R"(\"})";
}
const std::string two = R"({\"id\":\"x\",\"text\":{\"key\":\"talk\"}},{\"id\":\"y\",\"text\":{\"key\":\"over\"}})";
// Both may be done as often as they like; the second ends it.
std::string takes(const std::string &id) {
    std::string code =
        "if (s.phase == talking && event->actor > 0 && event->actor < 3 && is(event->type, \"intent\") && (";
    for (const char *value : {R"(\"x\")", R"(\"y\")", "null"}) {
        code += R"(names(event->payload, ")" + id + R"(", "\",\"value\":)" + value + "}\") || ";
    }
    return code +
           R"(0)) return step(&s, next, effects, "[]");)"
           R"( if (s.phase == talking && names(event->payload, "done", "\",\"value\":null}") && is(event->type, "intent")))"
           R"( s.who &= ~event->actor;)";
}

const std::string stormy = "s.phase == opening && is(event->type, \"revealed\") && read_revealed(me, event->payload, "
                           "&s) && s.a == 3 && s.b == 3";
const std::string inStorm = "s.phase == talking && s.a == 3 && s.b == 3";

// In the order of the checks.
std::vector<Mutant> sorted(std::vector<Mutant> some, std::vector<Mutant> more) {
    some.insert(some.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    std::ranges::sort(some, {}, &Mutant::check);
    return some;
}

std::vector<Mutant> events() {
    return {
        onStep("AT-EVT-01", R"(if (is(event->type, "Intent")))" + lightsUp),
        onStep("AT-EVT-02", R"(if (is(event->payload, "[]")))" + lightsUp),
        onStep("AT-EVT-03", R"(if (is(event->payload, "nul")))" + lightsUp),
        onStep("AT-EVT-04", R"(if (is(event->type, "decided") && is(event->payload, "{}")))" + lightsUp),
        onStep("AT-EVT-05", R"(if (has(event->payload, "\"timer\":3")))" + lightsUp),
        onStep("AT-EVT-06", R"(if (has(event->payload, "{\"x\":{\"y\":1}}")))" + fails),
        onStep("AT-EVT-07", "if (event->payload.size > 90000)" + fails),
        onStep("AT-EVT-08", R"(if (has(event->payload, "[[[[[[[[[[[[")))" + fails),
        onStep("AT-EVT-09", R"(if (has(event->payload, "\xff")))" + lightsUp),
        onStep("AT-EVT-10", R"(if (has(event->payload, "\\ud83d")))" + lightsUp),
        line(
            "AT-EVT-11",
            {R"(-DON_LINE=for (char *p = text; *p; ++p) if (strncmp(p, "\xe2\x80\x8f", 3) == 0) memmove(p, p + 3, strlen(p + 2));)"}),
        onStep("AT-EVT-12", R"(if (event->actor == 3 && is(event->type, "answered")))" + lightsUp),
        onStep(
            "AT-EVT-13",
            R"(if (s.phase == talking && event->actor > 0 && event->actor < 3 && (s.who & event->actor) && is(event->type, "intent") )"
            R"(&& names(event->payload, "done", "\",\"value\":null}")))" +
                lightsUp),
        onStep("AT-EVT-14", R"(if (s.phase == ended && is(event->payload, "{\"timer\":\"talk\"}")))" + lightsUp),
        onStep("AT-EVT-15", R"(if (is(event->type, "timer") && has(event->payload, "attune.check")))" + lightsUp),
        onStep("AT-EVT-16", "if (event->entropy == UINT64_MAX)" + fails),
        onStep("AT-EVT-17", R"(if (has(event->payload, "{\"pile\":\"x\"")))" + fails),
    };
}

void writeWrongLog(const Bundle &bundle) {
    const core::Opening opening = bundle.subject().trials.front().opening;
    const core::SharedRecord start{core::startEvent(opening, json::array(), {}),
                                   true,
                                   {{"a", 0}, {"b", 0}, {"phase", 0}, {"who", 1}},
                                   json::array()};
    bundle.write("tests/one.log.jsonl", asGolden(opening, {start}));
}

void writeOldLog(const Bundle &bundle) {
    core::Opening opening = bundle.subject().trials.front().opening;
    opening.stateVersion = 1;
    const core::SharedRecord start{
        core::startEvent(opening, json::array(), {}), true, {{"phase", 0}, {"who", 1}}, json::array()};
    bundle.write("tests/one.log.jsonl", asGolden(opening, {start}));
}

std::vector<Mutant> states() {
    return {
        onStep("AT-STATE-01", R"(if (is(event->type, "pause") && s.phase == talking) { PUT(next, "{\"a\":0.5}"); )"
                              R"(PUT(effects, "[]"); return ATTUNE_OK; })"),
        line("AT-STATE-02", {R"(-DLINE_MAX="300")"}),
        {"AT-STATE-03", {"-DON_REDUCE=if (state.size == 3 && state.data[0] == 0) abort();"}},
        {"AT-STATE-04", {R"(-DON_REDUCE=if (is(state, "{}")) abort();)"}},
        {"AT-STATE-05", {}, writeWrongLog},
        onStep(
            "AT-STATE-06",
            R"(if (has(event->payload, "attune.check") && event->actor > 0) { PUT(next, "{}"); return refuse(effects); })"),
        onStep("AT-STATE-07", R"(if (is(event->type, "pause") && s.phase == talking) )"
                              R"(return step(&s, next, effects, "[{\"do\":\"dance\"}]");)"),
        {"AT-STATE-08", {"-DINVARIANT=s.phase != talking"}},
        {"AT-STATE-09", {"-DMIGRATE=from == 2"}, writeOldLog},
    };
}

std::vector<Mutant> formsOfViews() {
    const std::string rest = R"(,\"step\":\"over\",\"title\":{\"key\":\"title\"}}")";
    const auto nodes = [&](const std::string &list) { return R"("{\"nodes\":[)" + list + "]" + rest; };
    const std::string deep =
        R"({\"args\":{\"a\":{\"args\":{\"a\":{\"args\":{\"a\":{\"args\":{\"a\":1},\"key\":\"over\"}},)"
        R"(\"key\":\"over\"}},\"key\":\"over\"}},\"key\":\"over\"})";
    return {
        lastView("AT-VIEW-01", nodes(R"({\"kind\":\"prompt\"})")),
        lastView("AT-VIEW-02", nodes(R"({\"kind\":\"carousel\",\"text\":{\"key\":\"over\"}})")),
        lastView("AT-VIEW-03", nodes(R"({\"kind\":\"prompt\",\"text\":)" + deep + "}")),
        lastView("AT-VIEW-04", nodes(R"({\"kind\":\"gate\",\"ready\":[7],\"text\":{\"key\":\"over\"}})")),
        lastView(
            "AT-VIEW-05",
            nodes(
                R"({\"actions\":[{\"intent\":\"x\",\"text\":{\"key\":\"open\"}},)"
                R"({\"intent\":\"x\",\"text\":{\"key\":\"talk\"}}],\"kind\":\"prompt\",\"text\":{\"key\":\"over\"}})")),
        lastView("AT-VIEW-06", R"("{\"step\":\"over\",\"nodes\":[{\"kind\":\"prompt\",\"text\":{\"key\":\"over\"}}],)"
                               R"(\"title\":{\"key\":\"title\"}}")"),
        lastView("AT-VIEW-11", nodes(R"({\"kind\":\"prompt\",\"text\":{\"words\":\"Thank you\"}})")),
        lastView("AT-VIEW-13", nodes(R"({\"in\":4,\"kind\":\"pacer\",\"out\":4})")),
        lastView("AT-VIEW-14",
                 R"("{\"nodes\":[{\"kind\":\"prompt\",\"text\":{\"key\":\"over\"}}],\"step\":\"over\"}")"),
        lastView("AT-VIEW-15", R"("{\"nodes\":[{\"kind\":\"prompt\",\"text\":{\"key\":\"over\"}}],)"
                               R"(\"progress\":{\"at\":3,\"of\":2})" +
                                   rest),
    };
}

std::vector<Mutant> views() {
    return {
        onStep("AT-VIEW-07",
               R"(if (is(event->type, "intent") && event->actor == 2 && s.who == 0) return refuse(effects);)"),
        onStep("AT-VIEW-08", R"(if (is(event->type, "intent") && s.phase == answering && event->actor == 1 && )"
                             R"(names(event->payload, "done", "\",\"value\":null}")))" +
                                 lightsUp),
        {"AT-VIEW-09",
         {},
         [](const Bundle &bundle) { bundle.replace("text.en.toml", "done = \"We have talked\"", ""); }},
        {"AT-VIEW-10",
         {},
         [](const Bundle &bundle) { bundle.replace("text.en.toml", "That was all.", "That was all, {name}."); }},
        both("AT-VIEW-12", takes("again"),
             talkWith(R"({\"actions\":[{\"intent\":\"again\",\"text\":{\"key\":\"done\"}}],)"
                      R"(\"kind\":\"prompt\",\"text\":{\"key\":\"open\"}})")),
        both("AT-VIEW-16", takes("mood"),
             talkWith(asked("mood", R"({\"id\":\"x\",\"text\":{\"key\":\"talk\"}})", "", "shared")
                          .insert(2, R"("can_pass\":false,\)"))),
    };
}

std::vector<Mutant> flows() {
    const std::string waitView =
        R"(if (s.phase == answering && (s.who & seat)) return draw(tree, "answer", "{\"in\":4,\"kind\":\"pacer\",\"out\":4}");)";
    const std::string stays = stormy + R"() { s.phase = talking; return step(&s, next, effects, "[]"); } )";
    return {
        onStep("AT-FLOW-01", "if (" + stormy + ")" + fails),
        both("AT-FLOW-02",
             "if (" + stays + "if (" + inStorm + R"( && is(event->type, "intent")) return refuse(effects);)",
             "if (" + inStorm + R"() return draw_prompt(tree, "talk", "wait");)"),
        both(
            "AT-FLOW-03",
            "if (" + stays + "if (" + inStorm +
                R"( && is(event->type, "intent") && event->actor > 0 && event->actor < 3) )"
                R"(return names(event->payload, "round", "\",\"value\":null}") ? step(&s, next, effects, "[]") : refuse(effects);)",
            "if (" + inStorm +
                R"() return draw(tree, "talk", "{\"actions\":[{\"intent\":\"round\",\"text\":{\"key\":\"open\"}}],)"
                R"(\"kind\":\"prompt\",\"text\":{\"key\":\"talk\"}}");)"),
        content({"AT-FLOW-04", {}}, "steps", R"(["answer", "open", "nowhere"])"),
        onDraw("AT-FLOW-05", waitView),
        {"AT-FLOW-06", {R"(-DON_STOP=step(&s, next, effects, "[]"))"}},
        onStep("AT-FLOW-07", R"(if (is(event->type, "pause") && s.phase == opening) return refuse(effects);)"),
        onStep(
            "AT-FLOW-08",
            R"(if (is(event->type, "resume") && s.phase == talking) { s.who = 0; return step(&s, next, effects, "[]"); })"),
        onStep("AT-FLOW-09", R"(if (is(event->type, "left") && s.phase == opening) return refuse(effects);)"),
        onStep(
            "AT-FLOW-10",
            R"(if (is(event->type, "left") && s.phase == talking) { s.who = 0; return step(&s, next, effects, "[]"); })"),
        {"AT-FLOW-11", {"-DON_TIMER=refuse(effects)"}},
        both(
            "AT-FLOW-12",
            R"(if (s.phase == opening && event->actor > 0 && event->actor < 3 && is(event->type, "intent") && )"
            R"(names(event->payload, "later", "\",\"value\":null}")) { s.phase = talking; return step(&s, next, effects, TIMER_EFFECTS); })",
            R"(if (s.phase == opening) return draw(tree, "open", "{\"kind\":\"reveal\",\"reveal\":\"open\",\"text\":{\"key\":\"open\"}},)"
            R"({\"actions\":[{\"intent\":\"later\",\"text\":{\"key\":\"talk\"}}],\"kind\":\"prompt\",\"text\":{\"key\":\"talk\"}}");)"),
        lastView("AT-FLOW-13",
                 R"("{\"nodes\":[{\"actions\":[{\"intent\":\"bye\",\"text\":{\"key\":\"open\"}}],\"kind\":\"prompt\",)"
                 R"(\"text\":{\"key\":\"over\"}}],\"step\":\"over\",\"title\":{\"key\":\"title\"}}")"),
        onDraw(
            "AT-FLOW-14",
            R"(if (s.phase == answering && !(s.who & seat)) return draw(tree, "answer", "{\"can_pass\":false,\"id\":\"weather\",)"
            R"(\"kind\":\"choice\",\"label\":{\"key\":\"weather.label\"},\"options\":[{\"id\":\"sun\",\"text\":{\"key\":\"weather.sun\"}},)"
            R"({\"id\":\"storm\",\"text\":{\"key\":\"weather.storm\"}}],\"privacy\":\"sealed\"}");)"),
        {"AT-FLOW-15",
         {has, R"(-DON_TIMER=over(&s, next, effects, "not_today"))",
          R"(-DON_STEP=if (s.phase == talking && event->actor > 0 && event->actor < 3 && is(event->type, "intent") && )"
          R"(names(event->payload, "done", "\",\"value\":null}") && (s.who | event->actor) == 3 && !(s.who & event->actor)) )"
          R"(return over(&s, next, effects, "not_today");)"}},
        onDraw(
            "AT-FLOW-16",
            R"(if (s.phase == opening) return draw(tree, "open", "{\"kind\":\"reveal\",\"reveal\":\"open\",\"text\":{\"key\":\"open\"}},)"
            R"({\"kind\":\"turns\",\"listener\":2,\"speaker\":1}"); if (s.phase == talking) { char n[300]; )"
            R"(snprintf(n, sizeof n, "{%s\"kind\":\"turns\",\"listener\":%d,\"speaker\":%d,\"text\":{\"key\":\"talk\"}}", s.who & seat ? "" : )"
            R"("\"actions\":[{\"intent\":\"done\",\"text\":{\"key\":\"done\"}}],", s.who == 1 ? 1 : 2, s.who == 1 ? 2 : 1); )"
            R"(return draw(tree, "talk", n); })"),
    };
}

std::vector<Mutant> wordsAndReveals() {
    return {
        line(
            "AT-PRIV-03",
            {R"(-DLINE_VIEW=snprintf(node, sizeof node, "{\"actions\":[{\"intent\":\"hear\",\"text\":{\"key\":\"line\"},\"value\":%s}],)"
             R"(\"kind\":\"prompt\",\"text\":{\"key\":\"talk\"}},", words))",
             R"(-DON_EVENT=char want[1600]; snprintf(want, sizeof want, "{\"intent\":\"hear\",\"value\":%s}", tail[0] ? strchr(tail + 1, ':') + 1 : "?"); )"
             R"(if (tail[0] && phase_of(state) == 2 && seat > 0 && seat < 3 && event->type.size == 6 && strstr(want, "null") == 0 && event->payload.size == strlen(want) )"
             R"(&& memcmp(want, at, event->payload.size) == 0) { *rc = next->write(next->ctx, state.data, state.size - 1) || )"
             R"(next->write(next->ctx, tail, strlen(tail)) || next->write(next->ctx, "}", 1) || effects->write(effects->ctx, "[]", 2) ? ATTUNE_INTERNAL : ATTUNE_OK; return 1; })"}),
        line("AT-PRIV-04", {R"(-DLINE_EFFECTS="[{\"do\":\"suggest\",\"exercise\":\"%.*s\"}]")"}),
        line("AT-PRIV-05", {"-DON_LINE={ attune_bytes said = {text, strlen(text)}; host->log(host, 1, said); }"}),
        onStep("AT-PRIV-06",
               R"(if (has(event->payload, "attunemark")) { PUT(effects, "\"attunemark\""); return ATTUNE_REJECTED; })"),
        onStep(
            "AT-PRIV-07",
            R"(if (s.phase == answering && s.who == 0 && event->actor == 1 && is(event->type, "answered")) s.who = 2;)"
            R"( if (s.who == 2 && s.phase == answering && event->actor == 1 && !names(event->payload, me->question, "\"}")) return refuse(effects);)"),
        onStep(
            "AT-PRIV-08",
            R"(if (s.phase == answering && event->actor > 0 && event->actor < 3 && is(event->type, "answered") && names(event->payload, me->question, "\"}") )"
            R"(&& !(s.who & event->actor) && (s.who | event->actor) == 3) { s.phase = opening; s.who = 0; return step(&s, next, effects, )"
            R"("[{\"do\":\"reveal\",\"id\":\"open\",\"inputs\":[\"weather\",\"nothing\"],\"mode\":\"all\"}]"); })"),
        both("AT-PRIV-09", takes("weather"), talkWith(asked("weather", two, "", "shared"))),
    };
}

std::vector<Mutant> privacies() {
    const std::string back =
        R"(s.phase == talking && s.a == 0 && event->actor > 0 && event->actor < 3 && is(event->type, "intent") && )"
        R"(names(event->payload, "back", "\",\"value\":null}"))";
    return {
        content(both("AT-PRIV-01", takes("mood"), talkWith(asked("mood", two, "", "shared"))), "inputs",
                R"([{id = "mood", privacy = "sealed"}])"),
        content(both("AT-PRIV-02", takes("mood"), talkWith(asked("mood", two, "", "shared"))), "inputs",
                R"([{id = "mood", privacy = "private"}])"),
        both(
            "AT-PRIV-10",
            R"(if (s.phase == opening && event->actor > 0 && event->actor < 3 && is(event->type, "intent") && names(event->payload, "shut", "\",\"value\":null}")) )"
            R"({ s.phase = talking; s.a = event->actor == 1; s.b = event->actor == 2; )"
            R"(return step(&s, next, effects, "[{\"do\":\"withdraw\",\"id\":\"open\"},{\"do\":\"timer\",\"id\":\"talk\",\"ms\":60000}]"); })",
            R"(if (s.phase == opening) return draw(tree, "open", "{\"kind\":\"reveal\",\"reveal\":\"open\",\"text\":{\"key\":\"open\"}},)"
            R"({\"actions\":[{\"intent\":\"shut\",\"text\":{\"key\":\"talk\"}}],\"kind\":\"prompt\",\"text\":{\"key\":\"talk\"}}");)"),
        {"AT-PRIV-11",
         {has,
          R"(-DTIMER_EFFECTS="[{\"do\":\"propose\",\"entry\":{\"kind\":\"note\",\"lines\":[{\"seat\":0,\"text\":{\"key\":\"talk\"}}],\"title\":{\"key\":\"talk\"}},\"id\":\"keep\"},)"
          R"({\"do\":\"timer\",\"id\":\"talk\",\"ms\":60000}]")",
          R"(-DON_STEP=if (s.phase == opening && is(event->type, "revealed") && read_revealed(me, event->payload, &s)) { s.phase = talking; s.a = s.b = 0; )"
          R"(return step(&s, next, effects, TIMER_EFFECTS); } if (s.phase == talking && s.a == 0 && is(event->type, "decided") && has(event->payload, "\"keep\"")) )"
          R"({ s.a = 3; return step(&s, next, effects, "[]"); } if ()" +
              back +
              R"() { s.a = event->actor; return step(&s, next, effects, "[{\"do\":\"withdraw\",\"id\":\"keep\"}]"); })",
          R"(-DON_DRAW=if (s.phase == talking && s.a == 0) { char n[400]; snprintf(n, sizeof n, "{\"actions\":[{\"intent\":\"back\",\"text\":{\"key\":\"open\"}}],)"
          R"(\"kind\":\"agreement\",\"proposal\":\"keep\"},{%s\"kind\":\"gate\",\"text\":{\"key\":\"talk\"}}", s.who & seat ? "" : )"
          R"("\"actions\":[{\"intent\":\"done\",\"text\":{\"key\":\"done\"}}],"); return draw(tree, "talk", n); })"}},
    };
}

} // namespace

const std::vector<Mutant> &eventMutants() {
    static const std::vector<Mutant> all = events();
    return all;
}
const std::vector<Mutant> &stateMutants() {
    static const std::vector<Mutant> all = states();
    return all;
}
const std::vector<Mutant> &viewMutants() {
    static const std::vector<Mutant> all = sorted(formsOfViews(), views());
    return all;
}
const std::vector<Mutant> &flowMutants() {
    static const std::vector<Mutant> all = flows();
    return all;
}
const std::vector<Mutant> &privacyMutants() {
    static const std::vector<Mutant> all = sorted(wordsAndReveals(), privacies());
    return all;
}

} // namespace attune::check::test
