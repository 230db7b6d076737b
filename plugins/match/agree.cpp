// SPDX-License-Identifier: Apache-2.0
// One clause each, kept as an agreement if both say yes. Who does not may ask for other words, or leave it.
#include "steps.hpp"

namespace match {
namespace {

using attune::Event;
using attune::Prompt;
using attune::t;
using attune::Tone;
using attune::View;

class Agree final : public Part {
public:
    Agree(const std::string &id, const json &settings)
        : Part(id, settings), m_who(whoFrom(settings)), m_days(settings.value("review_days", 28)),
          m_guard(settings.value("guard", false)) {}

    void enter(Run &run) const override {
        run.now() = {{"in", json::array()}, {"lines", {{"1", ""}, {"2", ""}}}, {"round", 0}, {"stage", "write"}};
        write(run);
    }

    void use(Run &run, const Event &event) const override {
        const int round = run.now().at("round");
        if (event.intent() == intent("leave")) {
            leave(run);
        } else if (event.intent() == intent(round, "reword")) {
            run.effects.withdraw(id());
            write(run);
        } else {
            give(run, event);
        }
    }

    bool hear(Run &run, const Event &event) const override {
        if (!event.is("decided") || event.payload.value("proposal", "") != id() || run.now().at("stage") != "ask") {
            return false;
        }
        event.payload.at("accepted") == true ? run.goOn() : write(run);
        return true;
    }

    void show(const Run &run, Seat seat, View &view) const override {
        if (m_guard) {
            view << Prompt{.text = say("guard"), .tone = Tone::guard, .readAloud = run.child(seat)};
        }
        if (run.now().at("stage") == "ask") {
            showAsk(run, view);
        } else if (holds(run.now().at("in"), seat)) {
            showLines(run, view);
            view << quiet("match.wait.line");
        } else {
            showWrite(run, seat, view);
        }
    }

private:
    void write(Run &run) const {
        json &now = run.now();
        now["stage"] = "write";
        now["round"] = now.at("round").get<int>() + 1;
        now["in"] = json::array();
        for (const Seat seat : {1, 2}) {
            if (!run.isFor(m_who, seat)) {
                now["in"].push_back(seat);
            }
        }
    }

    void give(Run &run, const Event &event) const {
        json &now = run.now();
        const int round = now.at("round");
        json &line = now["lines"][seatKey(event.actor)];
        if (event.intent() == intent(round, "out")) {
            line = "";
        } else if (event.intent() != intent(round, "keep") && event.value().is_string()) {
            line = kept(event.value(), lineBytes);
        }
        if (together(now["in"], event.actor)) {
            propose(run);
        }
    }

    void propose(Run &run) const {
        attune::Lines clauses;
        for (const Seat seat : {1, 2}) {
            if (const std::string line = run.now().at("lines").at(seatKey(seat)); !line.empty()) {
                clauses.push_back({seat, attune::words(line)});
            }
        }
        if (clauses.empty()) {
            return run.goOn();
        }
        run.now()["stage"] = "ask";
        run.effects.propose(id(), attune::agreementEntry(say("entry"), clauses, m_days));
    }

    void leave(Run &run) const {
        if (run.now().at("stage") == "ask") {
            run.effects.withdraw(id());
        }
        run.goOn();
    }

    void showAsk(const Run &run, View &view) const {
        const int round = run.now().at("round");
        attune::Agreement node{.proposal = id(), .text = say("ask")};
        node.actions = {button(intent(round, "reword"), t("match.reword")),
                        button(intent("leave"), t("match.leave_agreement"))};
        view << node;
    }

    void showWrite(const Run &run, Seat seat, View &view) const {
        const int round = run.now().at("round");
        const std::string line = run.now().at("lines").at(seatKey(seat));
        view << Prompt{.text = round == 1 ? say("text") : t("match.other_words"),
                       .tone = Tone::lead,
                       .example = round == 1 ? say("example") : attune::Text(),
                       .readAloud = run.child(seat)};
        if (round > 1) {
            showLines(run, view);
        }
        view << attune::TextInput{.ask = {.id = intent(round, "line"),
                                          .label = say("label"),
                                          .help = t(round == 1 ? "match.line_pass" : "match.line_pass_again"),
                                          .staleOk = true},
                                  .stem = say("stem"),
                                  .hintOnBlame = true};
        if (round > 1) {
            Prompt prompt = quiet("match.or");
            if (!line.empty()) {
                prompt.actions = {button(intent(round, "keep"), t("match.keep_line")),
                                  button(intent(round, "out"), t("match.line_out"))};
            }
            prompt.actions.push_back(button(intent("leave"), t("match.leave_agreement")));
            view << prompt;
        }
    }

    void showLines(const Run &run, View &view) const {
        for (const Seat seat : {1, 2}) {
            if (const std::string line = run.now().at("lines").at(seatKey(seat)); !line.empty()) {
                view << Prompt{.text =
                                   t("match.line_of", {{"who", attune::nameOf(seat)}, {"line", attune::words(line)}})};
            }
        }
    }
    Who m_who;
    int m_days; // until it is looked at again
    bool m_guard;
};

} // namespace

std::unique_ptr<Part> makeAgree(const Content &, const std::string &id, const json &settings) {
    return std::make_unique<Agree>(id, settings);
}

} // namespace match
