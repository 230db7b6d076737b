// SPDX-License-Identifier: Apache-2.0
// The sealed answers, opened together: what is the same first, then conditions, then differences. Nobody wins.
#include "rows.hpp"
#include "steps.hpp"

namespace match {
namespace {

using attune::Event;
using attune::Prompt;
using attune::t;
using attune::Tone;
using attune::View;
using Group = OpenRow::Group;

class Open : public Part {
public:
    Open(const std::string &id, const json &settings)
        : Part(id, settings), m_mode(settings.value("mode", "all")),
          m_inputs(settings.at("inputs").get<std::vector<std::string>>()) {}

    void enter(Run &run) const override {
        run.now() = {{"on", json::array()}, {"open", 0}};
        if (m_mode == "matches") {
            run.effects.revealMatches(id(), m_inputs, accepted());
        } else if (m_mode == "guess") {
            run.effects.revealGuess(id(), m_inputs.at(0), m_inputs.at(1));
        } else {
            run.effects.revealAll(id(), m_inputs);
        }
    }

    bool hear(Run &run, const Event &event) const override {
        if (!event.is("revealed") || event.payload.value("reveal", "") != id() || run.now().at("open") == 1) {
            return false;
        }
        json &rows = run.state["rows"][id()] = json::array();
        for (const json &one : event.payload.at("rows")) {
            if (const auto row = OpenRow::fromEvent(one, run.content())) {
                rows.push_back(row->stored());
            }
        }
        run.now()["open"] = 1;
        run.effects.cue("reveal");
        return true;
    }

    void use(Run &run, const Event &event) const override {
        if (together(run.now()["on"], event.actor)) {
            run.goOn();
        }
    }

    void show(const Run &run, Seat seat, View &view) const override {
        if (run.now().at("open") == 0) {
            view << attune::RevealBefore{id(), say("before")};
            for (const std::string &name : m_inputs) { // each may still look at their own, and keep some of it closed
                if (const Input &input = run.content().input(name); run.isFor(input.who, seat)) {
                    showInput(run, input, view);
                }
            }
            return;
        }
        const OpenRows rows = openRows(run.state.at("rows").at(id()));
        if (rows.empty()) {
            view << Prompt{.text = t(m_mode == "matches" ? "match.no_match" : "match.nothing_opened"),
                           .tone = Tone::lead};
        } else if (m_mode == "guess") {
            showAbout(rows, seat, seat, view);
            showAbout(rows, other(seat), seat, view);
            view << Prompt{.text = t("match.guess_note"), .tone = Tone::quiet};
        } else {
            showGroups(run, rows, view);
        }
        showOn(run, seat, view, *this, "match.on");
    }

private:
    // Piles that count as a match; empty: any.
    [[nodiscard]] std::vector<json> accepted() const {
        std::vector<json> values;
        for (const json &pile : settings().value("accept", json::array())) {
            values.push_back({{"pile", pile}});
        }
        return values;
    }

    void showGroup(const Run &run, const OpenRows &rows, Group group, const char *title, View &view) const {
        attune::RevealAfter node{.reveal = id(), .mode = m_mode, .text = t(title)};
        for (const OpenRow &row : rows) {
            if (row.group(run.content()) == group) {
                node.rows.push_back(shown(row));
            }
        }
        if (node.rows.empty()) {
            return;
        }
        view << node;
        if (group == Group::firm) {
            view << Prompt{.text = say("firm"), .tone = Tone::guard};
        }
    }
    void showGroups(const Run &run, const OpenRows &rows, View &view) const {
        showGroup(run, rows, Group::same, "match.group.same", view);
        showGroup(run, rows, Group::condition, "match.group.condition", view);
        showGroup(run, rows, Group::differs, "match.group.differs", view);
        showGroup(run, rows, Group::firm, "match.group.firm", view);
        showGroup(run, rows, Group::single, "match.group.single", view);
    }

    void showAbout(const OpenRows &rows, Seat about, Seat seat, View &view) const {
        attune::RevealAfter node{.reveal = id(), .mode = m_mode};
        node.text = about == seat ? t("match.about_me") : t("match.about_other");
        for (const OpenRow &row : rows) {
            if (row.about == about) {
                node.rows.push_back(shown(row));
            }
        }
        if (!node.rows.empty()) {
            view << node;
        }
    }
    std::string m_mode;
    std::vector<std::string> m_inputs;
};

} // namespace

std::unique_ptr<Part> makeOpen(const Content &, const std::string &id, const json &settings) {
    return std::make_unique<Open>(id, settings);
}

} // namespace match
