// SPDX-License-Identifier: Apache-2.0
// A few differences, one at a time: the stricter one first (with a child or teen: they first), each given back.
#include "exchange.hpp"
#include "rows.hpp"

#include <algorithm>

namespace match {
namespace {

using attune::Event;
using attune::Prompt;
using attune::t;
using attune::Tone;
using attune::View;

class Talk final : public Exchange {
public:
    Talk(const std::string &id, const json &settings)
        : Exchange(id, settings), m_of(settings.at("of")), m_limit(settings.value("limit", 2)),
          m_ms(1000 * settings.value("seconds", 90)) {}

    void enter(Run &run) const override {
        run.now() = {{"picks", json::object()}, {"stage", "pick"}, {"topics", json::array()}, {"turn", 0}};
        if (topics(run).empty()) {
            run.goOn();
        }
    }

    void timeIsUp(Run &run, const std::string &timer) const override {
        if (stage(run) == "say" && timer == timerOf(run)) {
            run.now()["over"] = 1;
            run.effects.cue("soft_end");
        }
    }

protected:
    int turns(const Run &run) const override { return 2 * static_cast<int>(run.now().at("topics").size()); }

    Seat owner(const Run &run) const override {
        const OpenRow row = topic(run);
        const Seat strict = row.stricter(run.content());
        const Seat begins = run.younger() != 0 || strict == 0 ? run.first(Who::younger) : strict;
        return turn(run) % 2 == 0 ? begins : other(begins);
    }
    int turnAfterLeaving(const Run &run) const override { return turn(run) / 2 * 2 + 2; }

    void beginTurn(Run &run) const override {
        run.now()["over"] = 0;
        run.effects.timer(timerOf(run), m_ms).cue("turn");
    }
    void endTurn(Run &run) const override {
        if (stage(run) == "say") {
            run.effects.cancel(timerOf(run));
        }
    }

    void useOwn(Run &run, const Event &event) const override {
        if (stage(run) == "pick") {
            pick(run, event);
        } else if (event.intent() == turnIntent(run, "more")) {
            run.now()["over"] = 0;
            run.effects.timer(timerOf(run), m_ms);
        } else {
            said(run);
        }
    }

    void showHeading(const Run &run, View &view) const override {
        view << attune::RevealAfter{.reveal = m_of, .mode = "all", .rows = {shown(topic(run))}};
    }

    void showSaying(const Run &run, Seat seat, View &view) const override {
        const Seat speaker = owner(run);
        attune::Turns node{.speaker = speaker,
                           .listener = other(speaker),
                           .text = say(seat == speaker ? "speak" : "listen"),
                           .seconds = static_cast<int>(m_ms / 1000),
                           .timer = timerOf(run)};
        const bool over = run.now().at("over") == 1;
        if (over) {
            node.timer.clear(); // it has run out
        }
        if (seat == speaker) {
            node.actions = {button(turnIntent(run, "said"), t("match.said"), true)};
            if (over) {
                node.actions.push_back(button(turnIntent(run, "more"), t("match.more_time")));
            }
        }
        view << node;
        if (over) {
            view << quiet("match.time_soft");
        }
    }

    void showOther(const Run &run, Seat seat, View &view) const override {
        if (run.now().at("picks").contains(seatKey(seat))) {
            view << quiet("match.wait.pick");
            return;
        }
        view << Prompt{.text = say("text"), .tone = Tone::lead, .readAloud = run.child(seat)};
        attune::Options options;
        const OpenRows rows = topics(run);
        for (const OpenRow &row : rows) {
            options.push_back({keyOf(row), cardText(row.card), run.content().input(row.input).card(row.card)->picture});
        }
        // Before the braces: gcc 12 frees members twice where an exception leaves a designated initializer.
        const int most = std::min(share(run, seat), static_cast<int>(rows.size()));
        view << attune::Choice{
            .ask = {.id = intent("pick"), .label = say("label"), .help = t("match.pick_help"), .staleOk = true},
            .options = std::move(options),
            .max = most};
    }

private:
    [[nodiscard]] static std::string keyOf(const OpenRow &row) {
        return row.about == 0 ? row.input + "." + row.card : row.input + "." + row.card + "." + seatKey(row.about);
    }
    [[nodiscard]] std::string timerOf(const Run &run) const { return intent(turn(run) + 1, "time"); }

    [[nodiscard]] OpenRows topics(const Run &run) const {
        const json &all = run.state.at("rows");
        OpenRows rows = openRows(all.contains(m_of) ? all.at(m_of) : json::array());
        std::erase_if(rows, [&](const OpenRow &row) { return !row.isTopic(run.content()); });
        return rows;
    }
    [[nodiscard]] OpenRow topic(const Run &run) const {
        const std::string wanted = run.now().at("topics").at(static_cast<std::size_t>(turn(run) / 2));
        for (const OpenRow &row : topics(run)) {
            if (keyOf(row) == wanted) {
                return row;
            }
        }
        throw attune::BadInput("a topic that was not opened");
    }

    // How many of the topics this seat names; the odd one belongs to the one with less power.
    [[nodiscard]] int share(const Run &run, Seat seat) const {
        return std::max(1, (m_limit + (seat == run.first(Who::younger) ? 1 : 0)) / 2);
    }
    void checkTopic(const Run &run, const std::string &wanted) const {
        const OpenRows rows = topics(run);
        if (std::ranges::find(rows, wanted, keyOf) == rows.end()) {
            throw attune::BadInput("not one of the topics");
        }
    }
    void pick(Run &run, const Event &event) const {
        const json &value = event.value();
        json named = value.is_null() ? json::array() : value.is_string() ? json::array({value}) : value;
        for (const json &one : named) {
            checkTopic(run, one);
        }
        json &picks = run.now()["picks"];
        picks[seatKey(event.actor)] = std::move(named);
        if (picks.size() < 2) {
            return;
        }
        const Seat first = run.first(Who::younger);
        json topics = json::array();
        for (const Seat seat : {first, other(first)}) {
            for (const json &one : picks.at(seatKey(seat))) {
                if (std::ranges::find(topics, one) == topics.end() && static_cast<int>(topics.size()) < m_limit) {
                    topics.push_back(one);
                }
            }
        }
        run.now()["topics"] = std::move(topics);
        toTurn(run, 0);
    }
    std::string m_of; // the step whose rows are talked about
    int m_limit;
    std::int64_t m_ms; // a guide, not a gate
};

} // namespace

std::unique_ptr<Part> makeTalk(const Content &, const std::string &id, const json &settings) {
    return std::make_unique<Talk>(id, settings);
}

} // namespace match
