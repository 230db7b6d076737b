// SPDX-License-Identifier: Apache-2.0
//
// attune.hpp - the C++20 face of attune.h. Header-only: it is compiled into the plugin and is no part of the ABI.
//
// An activity is a struct with `id`, `stateVersion`, a constructor from the exercise's content, and three const
// functions:
//
//     struct Greeting {
//         static constexpr const char *id = "org.example.greeting";
//         static constexpr std::uint32_t stateVersion = 1;
//         explicit Greeting(const attune::json &content);
//         attune::Step init(const attune::Event &start) const;
//         attune::Step reduce(const attune::json &state, const attune::Event &event) const;
//         attune::View view(const attune::json &state, attune::Seat seat) const;
//     };
//     ATTUNE_PLUGIN("org.example.greeting", "1.0.0", &attune::activity<Greeting>)
//
// Throw attune::BadInput, or let nlohmann's exceptions through, for content or payloads that are not of the declared
// form; nothing thrown ever crosses the boundary.
#pragma once

#if __cplusplus < 202002L
#error "attune.hpp needs C++20: compile with -std=c++20. attune.h alone takes any C++, and C11."
#endif

#include "attune.h"

#include <concepts>
#include <cstdint>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace attune {

using json = nlohmann::json; // object keys are sorted, so dump() is canonical
using Seat = int;            // 1..n; 0 is the host

struct BadInput : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// --- Events ----------------------------------------------------------------------------------------------------------

struct Event {
    Seat actor = 0;
    std::uint64_t seq = 0;
    std::uint64_t seen = 0;
    std::int64_t atMs = 0; // session time, the only clock
    std::uint64_t entropy = 0;
    std::string_view type;
    json payload;

    [[nodiscard]] bool is(std::string_view wanted) const { return type == wanted; }
    // The intent that was used or answered; empty for events of the host.
    [[nodiscard]] std::string intent() const { return payload.value("intent", std::string()); }
    // The value of a shared intent; null if it was passed.
    [[nodiscard]] const json &value() const {
        static const json null;
        const auto at = payload.find("value");
        return at == payload.end() ? null : *at;
    }
};

// --- Effects: docs/plugin-author/effects.md --------------------------------------------------------------------------

class Text;

struct Effects {
    json list = json::array();

    Effects &revealAll(std::string id, std::vector<std::string> inputs) {
        return add({{"do", "reveal"}, {"id", std::move(id)}, {"mode", "all"}, {"inputs", std::move(inputs)}});
    }
    // Only what every seat chose alike. `accept`: the values that count; empty: any.
    Effects &revealMatches(std::string id, std::vector<std::string> inputs, std::vector<json> accept = {}) {
        json effect = {{"do", "reveal"}, {"id", std::move(id)}, {"mode", "matches"}, {"inputs", std::move(inputs)}};
        if (!accept.empty()) {
            effect["accept"] = std::move(accept);
        }
        return add(std::move(effect));
    }
    Effects &revealGuess(std::string id, std::string answer, std::string guess) {
        return add({{"do", "reveal"},
                    {"id", std::move(id)},
                    {"mode", "guess"},
                    {"inputs", {std::move(answer), std::move(guess)}}});
    }
    Effects &timer(std::string id, std::int64_t ms) {
        return add({{"do", "timer"}, {"id", std::move(id)}, {"ms", ms}});
    }
    Effects &cancel(std::string id) { return add({{"do", "cancel"}, {"id", std::move(id)}}); }
    Effects &propose(std::string id, json entry) {
        return add({{"do", "propose"}, {"id", std::move(id)}, {"entry", std::move(entry)}});
    }
    Effects &withdraw(std::string id) { return add({{"do", "withdraw"}, {"id", std::move(id)}}); }
    Effects &cue(std::string cue) {
        return add({{"do", "cue"}, {"cue", std::move(cue)}});
    } // turn soft_end reveal close
    Effects &suggest(std::string exercise) { return add({{"do", "suggest"}, {"exercise", std::move(exercise)}}); }
    Effects &end(std::string outcome) {
        return add({{"do", "end"}, {"outcome", std::move(outcome)}});
    } // done stopped not_today

private:
    Effects &add(json effect) {
        list.push_back(std::move(effect));
        return *this;
    }
};

// --- Steps -----------------------------------------------------------------------------------------------------------

// What init and reduce answer: a new state with effects, or a refusal (a code: text key refused.<code>).
struct Step {
    json state;
    Effects effects;
    std::string refused;
};
[[nodiscard]] inline Step next(json state, Effects effects = {}) {
    return {std::move(state), std::move(effects), {}};
}
[[nodiscard]] inline Step refuse(std::string code) {
    return {{}, {}, std::move(code)};
}

// --- Text ------------------------------------------------------------------------------------------------------------

// A text key with arguments, or the words of a person.
class Text {
public:
    Text() = default;
    [[nodiscard]] static Text key(std::string key, json args = json::object()) {
        json value = {{"key", std::move(key)}};
        if (!args.empty()) {
            value["args"] = std::move(args);
        }
        return Text(std::move(value));
    }
    [[nodiscard]] static Text words(std::string words) { return Text(json{{"words", std::move(words)}}); }
    [[nodiscard]] bool empty() const { return m_json.is_null(); }
    [[nodiscard]] const json &asJson() const { return m_json; }
    operator json() const { return m_json; } // so that a Text can be an argument of a Text

private:
    explicit Text(json value) : m_json(std::move(value)) {}
    json m_json;
};
[[nodiscard]] inline Text t(std::string key, json args = json::object()) {
    return Text::key(std::move(key), std::move(args));
}
[[nodiscard]] inline Text words(std::string said) {
    return Text::words(std::move(said));
}
[[nodiscard]] inline json nameOf(Seat seat) {
    return {{"seat", seat}};
} // as an argument of a text

// --- View: docs/plugin-author/view.md --------------------------------------------------------------------------------

enum class Privacy { shared, sealed, owner };

// What every input has.
struct Ask {
    std::string id;
    Text label;
    Privacy privacy = Privacy::shared;
    Text help = {};
    bool canPass = true;
    bool answered = false;
    std::optional<bool> staleOk = {}; // default: true unless shared
};

struct Action {
    std::string intent;
    Text text;
    json value = nullptr;
    bool primary = false;
    bool staleOk = false;
};
using Actions = std::vector<Action>;

struct Option {
    std::string id;
    Text text;
    std::string picture = {};
    Text asks = {}; // piles only: the pile takes a few words
};
using Options = std::vector<Option>;

enum class Tone { plain, lead, quiet, hint, guard };

struct Prompt {
    Text text;
    Tone tone = Tone::plain;
    Text example = {};
    bool readAloud = false;
    Actions actions = {};
};
struct TextInput {
    Ask ask;
    Text stem = {};
    int max = 280;
    int lines = 2;
    bool hintOnBlame = false;
};
struct Choice {
    Ask ask;
    Options options;
    int min = 1, max = 1;
};
struct Scale {
    Ask ask;
    int min = 0, max = 10;
    Text low, high;
    bool faces = false;
};
struct Map {
    Ask ask;
    std::string picture; // body circles loop
    Options regions;
    int min = 0, max = 3, intensity = 0;
};
struct CardSort {
    Ask ask;
    Options cards, piles;
};
struct CardChoice {
    Ask ask;
    Options cards;
    int min = 1, max = 3;
};
struct Turns {
    Seat speaker, listener;
    Text text;
    int seconds = 0;
    std::string timer = {}; // once it runs
    Actions actions = {};
};
struct Mirror {
    Seat owner, by;
    Text words; // what was given back
    Text text;
    Actions actions = {};
};
struct Row {
    Text item;
    std::vector<std::pair<Seat, Text>> answers = {};
    bool same = false;
};
struct RevealBefore {
    std::string reveal;
    Text text;
};
struct RevealAfter {
    std::string reveal;
    std::string mode; // all matches guess
    std::vector<Row> rows = {};
    Text text = {};
    Actions actions = {};
};
struct Pacer {
    int in = 4, hold = 0, out = 6, minutes = 2;
    std::string picture = "breath";
    Actions actions = {};
};
struct PauseOffer {
    Text text;
    int min = 20, max = 1440;
    std::vector<Text> cards = {};
};
struct Agreement {
    std::string proposal;
    Text text;
    Actions actions = {};
};
struct Schedule {
    Ask ask;
    std::vector<std::string> rhythms = {"once", "daily", "weekly"};
};
struct Note {
    Ask ask;
    int max = 2000, lines = 4;
};
struct Series {
    Seat seat;
    Text label;
    std::vector<int> points;
};
struct Trend {
    std::vector<Series> series;
    int min = 0, max = 10;
    Text text = {};
};
struct Gate {
    Text text;
    std::vector<Seat> ready = {};
    Actions actions = {};
};

namespace detail {

inline void put(json &node, const char *name, const Text &text) {
    if (!text.empty()) {
        node[name] = text.asJson();
    }
}
inline json node(const char *kind) {
    return json{{"kind", kind}};
}

inline json ask(const char *kind, const Ask &a) {
    static constexpr const char *names[] = {"shared", "sealed", "private"};
    json n = {{"kind", kind}, {"id", a.id}, {"privacy", names[static_cast<int>(a.privacy)]}};
    put(n, "label", a.label);
    put(n, "help", a.help);
    if (!a.canPass) {
        n["can_pass"] = false;
    }
    if (a.answered) {
        n["answered"] = true;
    }
    if (a.staleOk) {
        n["stale_ok"] = *a.staleOk;
    }
    return n;
}
inline json actions(const Actions &list) {
    json out = json::array();
    for (const Action &a : list) {
        json one = {{"intent", a.intent}, {"text", a.text.asJson()}, {"value", a.value}};
        one["style"] = a.primary ? "primary" : "quiet";
        if (a.staleOk) {
            one["stale_ok"] = true;
        }
        out.push_back(std::move(one));
    }
    return out;
}
inline json options(const Options &list, const char *pictureName) {
    json out = json::array();
    for (const Option &o : list) {
        json one = {{"id", o.id}, {"text", o.text.asJson()}};
        if (!o.picture.empty()) {
            one[pictureName] = o.picture;
        }
        put(one, "asks", o.asks);
        out.push_back(std::move(one));
    }
    return out;
}

inline json toJson(const Prompt &p) {
    static constexpr const char *tones[] = {"plain", "lead", "quiet", "hint", "guard"};
    json n = node("prompt");
    put(n, "text", p.text);
    put(n, "example", p.example);
    n["tone"] = tones[static_cast<int>(p.tone)];
    if (p.readAloud) {
        n["read_aloud"] = true;
    }
    n["actions"] = actions(p.actions);
    return n;
}
inline json toJson(const TextInput &p) {
    json n = ask("text", p.ask);
    put(n, "stem", p.stem);
    n["max"] = p.max;
    n["lines"] = p.lines;
    if (p.hintOnBlame) {
        n["checks"] = json::array({"blame"});
    }
    return n;
}
inline json toJson(const Choice &p) {
    json n = ask("choice", p.ask);
    n["options"] = options(p.options, "icon");
    n["min"] = p.min;
    n["max"] = p.max;
    return n;
}
inline json toJson(const Scale &p) {
    json n = ask("scale", p.ask);
    n["min"] = p.min;
    n["max"] = p.max;
    put(n, "low", p.low);
    put(n, "high", p.high);
    n["faces"] = p.faces;
    return n;
}
inline json toJson(const Map &p) {
    json n = ask("map", p.ask);
    n["picture"] = p.picture;
    n["regions"] = options(p.regions, "picture");
    n["min"] = p.min;
    n["max"] = p.max;
    n["intensity"] = p.intensity;
    return n;
}
inline json toJson(const CardSort &p) {
    json n = ask("card", p.ask);
    n["cards"] = options(p.cards, "picture");
    n["piles"] = options(p.piles, "picture");
    return n;
}
inline json toJson(const CardChoice &p) {
    json n = ask("card", p.ask);
    n["cards"] = options(p.cards, "picture");
    n["min"] = p.min;
    n["max"] = p.max;
    return n;
}
inline json toJson(const Turns &p) {
    json n = node("turns");
    n["speaker"] = p.speaker;
    n["listener"] = p.listener;
    n["seconds"] = p.seconds;
    if (!p.timer.empty()) {
        n["timer"] = p.timer;
    }
    put(n, "text", p.text);
    n["actions"] = actions(p.actions);
    return n;
}
inline json toJson(const Mirror &p) {
    json n = node("mirror");
    n["owner"] = p.owner;
    n["by"] = p.by;
    put(n, "words", p.words);
    put(n, "text", p.text);
    n["actions"] = actions(p.actions);
    return n;
}
inline json toJson(const RevealBefore &p) {
    json n = node("reveal");
    n["reveal"] = p.reveal;
    put(n, "text", p.text);
    return n;
}
inline json toJson(const RevealAfter &p) {
    json n = node("reveal");
    n["reveal"] = p.reveal;
    n["mode"] = p.mode;
    put(n, "text", p.text);
    n["actions"] = actions(p.actions);
    n["rows"] = json::array();
    for (const Row &row : p.rows) {
        json answers = json::array();
        for (const auto &[seat, text] : row.answers) {
            answers.push_back({{"seat", seat}, {"text", text.asJson()}});
        }
        n["rows"].push_back({{"item", row.item.asJson()}, {"answers", std::move(answers)}, {"same", row.same}});
    }
    return n;
}
inline json toJson(const Pacer &p) {
    json n = {{"kind", "pacer"}, {"in", p.in},           {"hold", p.hold},
              {"out", p.out},    {"minutes", p.minutes}, {"picture", p.picture}};
    n["actions"] = actions(p.actions);
    return n;
}
inline json toJson(const PauseOffer &p) {
    json n = {{"kind", "pause"}, {"min", p.min}, {"max", p.max}, {"cards", json::array()}};
    put(n, "text", p.text);
    for (const Text &card : p.cards) {
        n["cards"].push_back(card.asJson());
    }
    return n;
}
inline json toJson(const Agreement &p) {
    json n = node("agreement");
    n["proposal"] = p.proposal;
    put(n, "text", p.text);
    n["actions"] = actions(p.actions);
    return n;
}
inline json toJson(const Schedule &p) {
    json n = ask("schedule", p.ask);
    n["rhythms"] = p.rhythms;
    return n;
}
inline json toJson(const Note &p) {
    json n = ask("note", p.ask);
    n["max"] = p.max;
    n["lines"] = p.lines;
    return n;
}
inline json toJson(const Trend &p) {
    json n = {{"kind", "trend"}, {"min", p.min}, {"max", p.max}, {"series", json::array()}};
    put(n, "text", p.text);
    for (const Series &s : p.series) {
        n["series"].push_back({{"seat", s.seat}, {"label", s.label.asJson()}, {"points", s.points}});
    }
    return n;
}
inline json toJson(const Gate &p) {
    json n = node("gate");
    put(n, "text", p.text);
    n["ready"] = p.ready;
    n["actions"] = actions(p.actions);
    return n;
}

inline bool asks(const json &node, const Event &event) {
    if (node.value("id", "") != event.intent() || event.intent().empty() || node.value("answered", false)) {
        return false;
    }
    if (event.is("answered")) {
        return node.value("privacy", "") == "sealed";
    }
    return node.value("privacy", "") == "shared" && (node.value("can_pass", true) || !event.value().is_null());
}
inline bool hasButton(const json &node, const Event &event) {
    const auto list = node.find("actions");
    if (list == node.end() || !event.is("intent")) {
        return false;
    }
    for (const json &one : *list) {
        if (one.at("intent") == event.intent() && one.at("value") == event.value()) {
            return true;
        }
    }
    return false;
}

} // namespace detail

class View {
public:
    View(std::string step, const Text &title) : m_json{{"step", std::move(step)}, {"nodes", json::array()}} {
        detail::put(m_json, "title", title);
    }
    View &progress(int at, int of) {
        m_json["progress"] = {{"at", at}, {"of", of}};
        return *this;
    }
    template <class Node> View &operator<<(const Node &node) {
        m_json["nodes"].push_back(detail::toJson(node));
        return *this;
    }
    [[nodiscard]] const json &asJson() const { return m_json; }
    // Whether it offers what was used or answered; an activity refuses everything else.
    [[nodiscard]] bool offers(const Event &event) const {
        for (const json &node : m_json.at("nodes")) {
            if (detail::asks(node, event) || detail::hasButton(node, event)) {
                return true;
            }
        }
        return false;
    }

private:
    json m_json;
};

// --- Board entries ---------------------------------------------------------------------------------------------------

struct Line {
    Seat seat; // 0: both
    Text text;
};
using Lines = std::vector<Line>;

namespace detail {
inline json lines(const Lines &list) {
    json out = json::array();
    for (const Line &line : list) {
        out.push_back({{"seat", line.seat}, {"text", line.text.asJson()}});
    }
    return out;
}
} // namespace detail

[[nodiscard]] inline json agreementEntry(const Text &title, const Lines &clauses, int reviewDays) {
    return {{"kind", "agreement"},
            {"title", title.asJson()},
            {"clauses", detail::lines(clauses)},
            {"review_days", reviewDays}};
}
// `when`: the value of a schedule input.
[[nodiscard]] inline json ritualEntry(const Text &title, const Text &text, const json &when) {
    json entry = {{"kind", "ritual"}, {"title", title.asJson()}, {"text", text.asJson()}};
    entry.update(when);
    return entry;
}
[[nodiscard]] inline json signalEntry(const Text &title, const Text &sign, const Text &meaning) {
    return {{"kind", "signal"}, {"title", title.asJson()}, {"sign", sign.asJson()}, {"meaning", meaning.asJson()}};
}
[[nodiscard]] inline json noteEntry(const Text &title, const Lines &all) {
    return {{"kind", "note"}, {"title", title.asJson()}, {"lines", detail::lines(all)}};
}
[[nodiscard]] inline json readingEntry(const Text &title, const std::vector<std::pair<Seat, int>> &values, int min,
                                       int max) {
    json list = json::array();
    for (const auto &[seat, value] : values) {
        list.push_back({{"seat", seat}, {"value", value}});
    }
    return {{"kind", "reading"}, {"title", title.asJson()}, {"values", std::move(list)}, {"min", min}, {"max", max}};
}

// --- From the struct to the ABI --------------------------------------------------------------------------------------

template <class T>
concept ActivityType = requires(const T t, const json &value, const Event &event, Seat seat) {
    { T::id } -> std::convertible_to<const char *>;
    { T::stateVersion } -> std::convertible_to<std::uint32_t>;
    T(value);
    { t.init(event) } -> std::same_as<Step>;
    { t.reduce(value, event) } -> std::same_as<Step>; // const: no hidden state in the object
    { t.view(value, seat) } -> std::same_as<View>;
};

namespace detail {

inline std::string_view text(attune_bytes b) {
    return {b.data, static_cast<std::size_t>(b.size)};
}
inline json parse(attune_bytes b) {
    return json::parse(text(b));
}

inline std::int32_t write(const attune_sink *out, const json &value) {
    const std::string bytes = value.dump();
    return out->write(out->ctx, bytes.data(), bytes.size()) == 0 ? ATTUNE_OK : ATTUNE_INTERNAL;
}
inline Event event(const attune_event *e) {
    return {e->actor, e->seq, e->seen, e->at_ms, e->entropy, text(e->type), parse(e->payload)};
}
inline std::int32_t answer(const Step &step, const attune_sink *state, const attune_sink *effects) {
    if (!step.refused.empty()) {
        const std::int32_t written = write(effects, json(step.refused));
        return written == ATTUNE_OK ? ATTUNE_REJECTED : written;
    }
    const std::int32_t written = write(state, step.state);
    return written == ATTUNE_OK ? write(effects, step.effects.list) : written;
}
// No exception crosses the boundary.
template <class F> std::int32_t guarded(F &&f) noexcept {
    try {
        return f();
    } catch (const json::exception &) {
        return ATTUNE_BAD_INPUT;
    } catch (const BadInput &) {
        return ATTUNE_BAD_INPUT;
    } catch (...) {
        return ATTUNE_INTERNAL;
    }
}

template <ActivityType T> struct Table {
    static const T &self(void *p) { return *static_cast<const T *>(p); }

    static std::int32_t open(const attune_host *, attune_bytes content, void **out) {
        return guarded([&] {
            *out = new T(parse(content));
            return ATTUNE_OK;
        });
    }
    static void close(void *p) { delete static_cast<T *>(p); }
    static std::int32_t init(void *p, const attune_event *start, const attune_sink *state, const attune_sink *effects) {
        return guarded([&] { return answer(self(p).init(event(start)), state, effects); });
    }
    static std::int32_t reduce(void *p, attune_bytes state, const attune_event *e, const attune_sink *nextState,
                               const attune_sink *effects) {
        return guarded([&] { return answer(self(p).reduce(parse(state), event(e)), nextState, effects); });
    }
    static std::int32_t view(void *p, attune_bytes state, std::int32_t seat, const attune_sink *tree) {
        return guarded([&] { return write(tree, self(p).view(parse(state), seat).asJson()); });
    }
    static const void *extension(const char *wanted) {
        if constexpr (requires { T::extension(wanted); }) {
            return T::extension(wanted);
        } else {
            static_cast<void>(wanted);
            return nullptr;
        }
    }
};

} // namespace detail

template <ActivityType T>
inline constexpr attune_activity activity{
    sizeof(attune_activity),   T::stateVersion,          T::id,
    &detail::Table<T>::open,   &detail::Table<T>::close, &detail::Table<T>::init,
    &detail::Table<T>::reduce, &detail::Table<T>::view,  &detail::Table<T>::extension};

} // namespace attune

// At the end of one source file: the plugin's id, its version, and its activities.
#define ATTUNE_PLUGIN(ID, VERSION, ...)                                                                                \
    namespace {                                                                                                        \
    constexpr const attune_activity *attuneActivities[] = {__VA_ARGS__};                                               \
    }                                                                                                                  \
    extern "C" ATTUNE_EXPORT const attune_entry attune_entry_v1{                                                       \
        sizeof(attune_entry),                                                                                          \
        ATTUNE_ABI_MAJOR,                                                                                              \
        0u,                                                                                                            \
        static_cast<std::uint32_t>(std::size(attuneActivities)),                                                       \
        ID,                                                                                                            \
        VERSION,                                                                                                       \
        attuneActivities};
