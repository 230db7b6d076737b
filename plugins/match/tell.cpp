// SPDX-License-Identifier: Apache-2.0
// Each in turn puts one need into words, "When …, I need …; a small sign would be …", and the other gives it back.
#include "exchange.hpp"
#include "rows.hpp"

namespace match {
namespace {

using attune::Event;
using attune::Prompt;
using attune::t;
using attune::Text;
using attune::Tone;
using attune::View;

class Tell final : public Exchange {
public:
    Tell(const Content &content, const std::string &id, const json &settings)
        : Exchange(id, settings), m_of(settings.at("of")), m_input(content.input(settings.at("input"))),
          m_parts(settings.at("parts").get<std::vector<std::string>>()), m_first(firstFrom(settings)) {}

    void enter(Run &run) const override {
        run.now() = {{"lines", json::object()}};
        toTurn(run, 0);
    }

    bool hear(Run &run, const Event &event) const override {
        if (!event.is("decided") || event.payload.value("proposal", "") != id() || stage(run) != "ask") {
            return false;
        }
        run.goOn(); // a line is one's own word: kept or not, nobody has to change it
        return true;
    }

protected:
    int turns(const Run &) const override { return 2; }
    Seat owner(const Run &run) const override {
        const Seat begins = run.first(m_first);
        return turn(run) == 0 ? begins : other(begins);
    }
    void beginTurn(Run &run) const override {
        run.now()["lines"][seatKey(owner(run))] = json::object();
        run.effects.cue("turn");
    }

    void useOwn(Run &run, const Event &event) const override {
        if (stage(run) == "ask") {
            run.effects.withdraw(id());
            return run.goOn();
        }
        if (event.intent() == turnIntent(run, "said")) {
            return said(run);
        }
        json &line = run.now()["lines"][seatKey(owner(run))];
        const std::string part = next(run);
        line[part] = event.value().is_null() ? "" : kept(event.value(), lineBytes);
        if (part == "card" && line[part] != "" && m_input.card(line[part]) == nullptr) {
            throw attune::BadInput("not one of the cards");
        }
    }

    void showSaying(const Run &run, Seat seat, View &view) const override {
        const Seat speaker = owner(run);
        if (seat != speaker) {
            view << Prompt{.text = say("listen"), .tone = Tone::lead, .readAloud = run.child(seat)};
            showLine(run, speaker, view);
            return;
        }
        view << Prompt{.text = say("text"), .tone = Tone::lead, .readAloud = run.child(seat)};
        showLine(run, speaker, view);
        if (const std::string part = next(run); !part.empty()) {
            showPart(run, part, view);
        } else {
            Prompt prompt{.text = lineOf(run, speaker).empty() ? t("match.tell_freely") : say("aloud")};
            prompt.actions = {button(turnIntent(run, "said"), t("match.said"), true)};
            view << prompt;
        }
    }
    void showHeading(const Run &run, View &view) const override {
        if (stage(run) != "say") {
            showLine(run, owner(run), view);
        }
    }

    void finish(Run &run) const override {
        attune::Lines lines;
        for (const Seat seat : {run.first(m_first), other(run.first(m_first))}) {
            if (const Text text = lineOf(run, seat); !text.empty()) {
                lines.push_back({seat, text});
            }
        }
        if (lines.empty()) {
            return run.goOn();
        }
        run.now()["stage"] = "ask";
        run.effects.propose(id(), attune::noteEntry(say("entry"), lines));
    }
    void showOther(const Run &, Seat, View &view) const override {
        attune::Agreement node{.proposal = id(), .text = say("keep")};
        node.actions = {button(intent("unkept"), t("match.do_not_keep"))};
        view << node;
    }

private:
    [[nodiscard]] static Who firstFrom(const json &settings) {
        const std::string name = settings.value("first", "either");
        return name == "younger" ? Who::younger : name == "older" ? Who::older : Who::both;
    }
    [[nodiscard]] const json &line(const Run &run, Seat seat) const {
        static const json none = json::object();
        const json &lines = run.now().at("lines");
        return lines.contains(seatKey(seat)) ? lines.at(seatKey(seat)) : none;
    }
    // The part that is asked now: the card first, then the words. Empty: all are given.
    [[nodiscard]] std::string next(const Run &run) const {
        const json &given = line(run, owner(run));
        if (!given.contains("card")) {
            return "card";
        }
        for (const std::string &part : m_parts) {
            if (!given.contains(part)) {
                return given.at("card") == "" ? "" : part; // without a card there is no line to write
            }
        }
        return "";
    }
    // Empty as long as no card is chosen.
    [[nodiscard]] Text lineOf(const Run &run, Seat seat) const {
        const json &given = line(run, seat);
        if (given.value("card", "").empty()) {
            return {};
        }
        json args = {{"card", cardText(given.at("card"))}};
        std::string line = "line"; // one text for each set of parts, so that none has a gap
        for (const std::string &part : m_parts) {
            if (const std::string said = given.value(part, ""); !said.empty()) {
                args[part] = attune::words(said);
                line += "_" + part;
            }
        }
        return say(line, std::move(args));
    }
    void showLine(const Run &run, Seat seat, View &view) const {
        if (const Text text = lineOf(run, seat); !text.empty()) {
            view << Prompt{.text = text, .readAloud = run.child(1) || run.child(2)};
        }
    }
    void showPart(const Run &run, const std::string &part, View &view) const {
        const attune::Ask ask{
            .id = turnIntent(run, part), .label = say("label_" + part), .help = t("match.pass_help"), .staleOk = true};
        if (part == "card") {
            view << attune::Choice{.ask = ask, .options = cards(run)};
        } else {
            view << attune::TextInput{.ask = ask, .stem = say("stem_" + part), .hintOnBlame = true};
        }
    }
    // Those that this seat opened; all, if it opened none.
    [[nodiscard]] attune::Options cards(const Run &run) const {
        attune::Options opened, all;
        for (const Card &card : m_input.cards) {
            const attune::Option option{card.id, cardText(card.id), card.picture};
            all.push_back(option);
            if (isOpened(run, card.id)) {
                opened.push_back(option);
            }
        }
        return opened.empty() ? all : opened;
    }
    [[nodiscard]] bool isOpened(const Run &run, const std::string &card) const {
        const json &rows = run.state.at("rows");
        for (const OpenRow &row : openRows(rows.contains(m_of) ? rows.at(m_of) : json::array())) {
            const bool mine = row.about == owner(run) ? row.answered : row.picks.contains(owner(run));
            if (row.card == card && mine) {
                return true;
            }
        }
        return false;
    }
    std::string m_of; // the step that opened the cards
    const Input &m_input;
    std::vector<std::string> m_parts;
    Who m_first;
};

} // namespace

std::unique_ptr<Part> makeTell(const Content &content, const std::string &id, const json &settings) {
    return std::make_unique<Tell>(content, id, settings);
}

} // namespace match
