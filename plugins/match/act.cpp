// SPDX-License-Identifier: Apache-2.0
// One tiny act each for the time to come, and when; kept as a ritual if both say yes.
#include "steps.hpp"

namespace match {
namespace {

using attune::Event;
using attune::Prompt;
using attune::t;
using attune::Tone;
using attune::View;

class Act final : public Part {
public:
    Act(const std::string &id, const json &settings)
        : Part(id, settings),
          m_rhythms(settings.value("rhythms", std::vector<std::string>{"once", "daily", "weekly"})) {}

    void enter(Run &run) const override {
        for (const Seat seat : {1, 2}) {
            run.now()[seatKey(seat)] = {{"stage", "write"}, {"text", ""}, {"try", 1}};
        }
    }

    void use(Run &run, const Event &event) const override {
        json &own = run.now()[seatKey(event.actor)];
        const json &value = event.value();
        if (event.intent() == name(own, event.actor, "withdraw")) {
            run.effects.withdraw(proposal(event.actor));
            again(own);
        } else if (own.at("stage") == "when") {
            propose(run, event.actor, value);
        } else if (value.is_null()) {
            own["stage"] = "done";
            goOnIfDone(run);
        } else {
            own["text"] = kept(value, lineBytes);
            own["stage"] = "when";
        }
    }

    bool hear(Run &run, const Event &event) const override {
        for (const Seat seat : {1, 2}) {
            json &own = run.now()[seatKey(seat)];
            if (event.is("decided") && event.payload.value("proposal", "") == proposal(seat) &&
                own.at("stage") == "ask") {
                event.payload.at("accepted") == true ? void(own["stage"] = "done") : again(own);
                goOnIfDone(run);
                return true;
            }
        }
        return false;
    }

    void show(const Run &run, Seat seat, View &view) const override {
        const json &own = run.now().at(seatKey(seat));
        if (own.at("stage") == "write") {
            showWrite(run, own, seat, view);
        } else if (own.at("stage") == "when") {
            view << Prompt{.text = attune::words(own.at("text"))};
            view << attune::Schedule{
                {.id = name(own, seat, "when"), .label = say("when"), .help = t("match.when_pass"), .staleOk = true},
                m_rhythms};
        } else if (own.at("stage") == "done") {
            view << quiet("match.wait.act");
        }
        for (const Seat one : {seat, other(seat)}) {
            showProposal(run, one, seat, view);
        }
    }

private:
    [[nodiscard]] std::string proposal(Seat seat) const { return intent(seatKey(seat)); }
    [[nodiscard]] std::string name(const json &own, Seat seat, const std::string &what) const {
        return intent(seat, what + std::to_string(own.at("try").get<int>()));
    }
    static void again(json &own) {
        own["stage"] = "write";
        own["try"] = own.at("try").get<int>() + 1;
    }
    static void goOnIfDone(Run &run) {
        if (run.now().at("1").at("stage") == "done" && run.now().at("2").at("stage") == "done") {
            run.goOn();
        }
    }
    void propose(Run &run, Seat seat, const json &when) const {
        json &own = run.now()[seatKey(seat)];
        own["stage"] = "ask";
        json entry = attune::ritualEntry(say("entry"), attune::words(own.at("text")),
                                         when.is_null() ? json{{"rhythm", m_rhythms.front()}} : when);
        entry["starts"] = seat;
        run.effects.propose(proposal(seat), std::move(entry));
    }

    void showWrite(const Run &run, const json &own, Seat seat, View &view) const {
        const bool first = own.at("try") == 1;
        view << Prompt{.text = first ? say("text") : t("match.other_act"),
                       .tone = Tone::lead,
                       .example = first ? say("example") : attune::Text(),
                       .readAloud = run.child(seat)};
        if (!first) {
            view << Prompt{.text = attune::words(own.at("text")), .tone = Tone::quiet};
        }
        view << attune::TextInput{
            .ask = {.id = name(own, seat, "text"), .label = say("label"), .help = t("match.act_pass"), .staleOk = true},
            .stem = say("stem")};
    }
    void showProposal(const Run &run, Seat whose, Seat seat, View &view) const {
        const json &own = run.now().at(seatKey(whose));
        if (own.at("stage") != "ask") {
            return;
        }
        attune::Agreement node{.proposal = proposal(whose),
                               .text = whose == seat ? t("match.ask_act_mine") : t("match.ask_act_other")};
        if (whose == seat) {
            node.actions = {button(name(own, seat, "withdraw"), t("match.reword"))};
        }
        view << node;
    }
    std::vector<std::string> m_rhythms;
};

} // namespace

std::unique_ptr<Part> makeAct(const Content &, const std::string &id, const json &settings) {
    return std::make_unique<Act>(id, settings);
}

} // namespace match
