// SPDX-License-Identifier: Apache-2.0
// The steps that hold no more than a question or a page: gate, rules, say, close.
#include "part.hpp"
#include "steps.hpp"

namespace match {
namespace {

using attune::Event;
using attune::Prompt;
using attune::t;
using attune::Tone;
using attune::View;

// Is each willing, today? "Not today" is as near as "ready", asks for no reason, and ends it.
class Gate : public Part {
public:
    Gate(const Content &content, const std::string &id, const json &settings)
        : Part(id, settings), m_skipTo(settings.value("skip_to", "")) {
        for (const auto &[name, input] : content.inputs) {
            for (const Pile &pile : input.piles) {
                if (pile.optional) {
                    m_piles.push_back(pile.id);
                }
            }
        }
    }
    void enter(Run &run) const override { run.now()["ready"] = json::array(); }

    void use(Run &run, const Event &event) const override {
        if (event.intent() == intent("ready")) {
            if (together(run.now()["ready"], event.actor)) {
                run.goOn();
            }
        } else if (event.intent() == intent("not_today")) {
            m_skipTo.empty() ? run.end("not_today") : run.goTo(m_skipTo);
        } else {
            for (const std::string &pile : m_piles) {
                if (event.intent() == intent("with." + pile) || event.intent() == intent("without." + pile)) {
                    setPile(run.state["piles"], pile, event.intent() == intent("with." + pile));
                }
            }
        }
    }

    void show(const Run &run, Seat seat, View &view) const override {
        view << Prompt{.text = say("text"), .tone = Tone::lead, .readAloud = run.child(seat)};
        const json &ready = run.now().at("ready");
        attune::Gate gate{.text = t("match.gate"), .ready = ready.get<std::vector<Seat>>()};
        if (!holds(ready, seat)) {
            gate.actions.push_back(button(intent("ready"), t("match.ready")));
        }
        gate.actions.push_back(
            button(intent("not_today"), t(m_skipTo.empty() ? "match.not_today" : "match.skip_this")));
        view << gate;
        if (holds(ready, seat)) {
            view << quiet("match.wait.ready");
        }
        if (m_skipTo.empty()) {
            showPiles(run, view);
        }
    }

private:
    static void setPile(json &list, const std::string &pile, bool with) {
        json out = json::array();
        for (const json &one : list) {
            if (one != pile) {
                out.push_back(one);
            }
        }
        if (with) {
            out.push_back(pile);
        }
        list = std::move(out);
    }
    // Both buttons stay: whoever presses second meets no surprise, and either may change it back.
    void showPiles(const Run &run, View &view) const {
        for (const std::string &pile : m_piles) {
            const bool taken = isTaken(run, pile);
            Prompt prompt{.text = t("pile_offer." + pile)};
            prompt.actions = {button(intent("with." + pile), t("match.pile_yes")),
                              button(intent("without." + pile), t("match.pile_no"))};
            view << prompt << Prompt{.text = t(taken ? "match.pile_taken" : "match.pile_left"), .tone = Tone::quiet};
        }
    }
    std::string m_skipTo;
    std::vector<std::string> m_piles;
};

// A page that both read; each goes on.
class Say : public Part {
public:
    using Part::Part;
    void enter(Run &run) const override { run.now()["on"] = json::array(); }
    void use(Run &run, const Event &event) const override {
        if (together(run.now()["on"], event.actor)) {
            run.goOn();
        }
    }
    void show(const Run &run, Seat seat, View &view) const override {
        view << Prompt{.text = say("text"), .tone = Tone::lead, .readAloud = run.child(seat)};
        showOn(run, seat, view, *this, "match.on");
    }
};

class Close : public Say {
public:
    using Say::Say;
    void show(const Run &run, Seat seat, View &view) const override {
        const bool calm = run.state.at("calm") == 1;
        view << Prompt{.text = calm ? t("match.calm") : say("text"), .tone = Tone::lead, .readAloud = run.child(seat)};
        showOn(run, seat, view, *this, "match.finish");
    }
};

// The older one says which few rules are about safety, openly and beforehand; the younger one reads them.
class Rules : public Part {
public:
    Rules(const std::string &id, const json &settings) : Part(id, settings), m_max(settings.value("max", 3)) {}

    void enter(Run &run) const override {
        run.now() = {{"on", json::array()}, {"rules", json::array()}, {"said", 0}};
        if (run.younger() == 0) {
            run.goOn(); // among equals nobody makes rules for the other
        }
    }

    void use(Run &run, const Event &event) const override {
        json &now = run.now();
        if (event.intent() == intent("on")) {
            if (together(now["on"], event.actor)) {
                run.goOn();
            }
            return;
        }
        if (event.intent() != intent("enough")) {
            now["rules"].push_back(kept(event.value(), lineBytes));
        }
        if (event.intent() == intent("enough") || count(run) == m_max) {
            now["said"] = 1;
        }
        if (now["said"] == 1 && count(run) == 0) {
            run.goOn();
        }
    }

    void show(const Run &run, Seat seat, View &view) const override {
        const bool said = run.now().at("said") == 1;
        const bool writes = !said && seat != run.younger();
        view << Prompt{.text = say(said     ? "shown"
                                   : writes ? "text"
                                            : "wait"),
                       .tone = said ? Tone::guard : Tone::lead,
                       .readAloud = run.child(seat)};
        for (const json &rule : run.now().at("rules")) {
            view << Prompt{.text = attune::words(rule), .readAloud = run.child(seat)};
        }
        if (writes) {
            showInput(run, view);
        } else if (said) {
            showOn(run, seat, view, *this, "match.read");
        }
    }

private:
    static int count(const Run &run) { return static_cast<int>(run.now().at("rules").size()); }
    void showInput(const Run &run, View &view) const {
        view << attune::TextInput{.ask = {.id = intent(count(run) + 1, "rule"),
                                          .label = say("label"),
                                          .help = say("help"),
                                          .canPass = false,
                                          .staleOk = true}};
        Prompt prompt = quiet("match.rules_few");
        prompt.actions = {button(intent("enough"), t(count(run) == 0 ? "match.rules_none" : "match.rules_enough"))};
        view << prompt;
    }
    int m_max;
};

} // namespace

bool isTaken(const Run &run, const std::string &pile) {
    for (const json &one : run.state.at("piles")) {
        if (one == pile) {
            return true;
        }
    }
    return false;
}

void showOn(const Run &run, Seat seat, View &view, const Part &part, const char *label) {
    if (holds(run.now().at("on"), seat)) {
        view << quiet("match.wait.on");
        return;
    }
    Prompt prompt{.text = t("match.when_ready"), .tone = Tone::quiet};
    prompt.actions = {button(part.id() + ".on", t(label), true)};
    view << prompt;
}

std::unique_ptr<Part> makeGate(const Content &content, const std::string &id, const json &settings) {
    return std::make_unique<Gate>(content, id, settings);
}
std::unique_ptr<Part> makeSay(const Content &, const std::string &id, const json &settings) {
    return std::make_unique<Say>(id, settings);
}
std::unique_ptr<Part> makeClose(const Content &, const std::string &id, const json &settings) {
    return std::make_unique<Close>(id, settings);
}
std::unique_ptr<Part> makeRules(const Content &, const std::string &id, const json &settings) {
    return std::make_unique<Rules>(id, settings);
}

std::unique_ptr<Part> makePart(const Content &content, const std::string &id, const json &settings) {
    static const std::map<std::string, Maker *, std::less<>> kinds = {
        {"gate", makeGate}, {"rules", makeRules}, {"alone", makeAlone}, {"open", makeOpen}, {"talk", makeTalk},
        {"tell", makeTell}, {"agree", makeAgree}, {"act", makeAct},     {"say", makeSay},   {"close", makeClose},
    };
    const auto at = kinds.find(settings.at("kind").get<std::string>());
    if (at == kinds.end()) {
        throw attune::BadInput("step." + id + ".kind: unknown");
    }
    return at->second(content, id, settings);
}

} // namespace match
