// SPDX-License-Identifier: Apache-2.0
// agree: each writes what they will do, as "if …, then I …"; together it is proposed as one agreement with a review.
#include "segment.hpp"

#include <optional>

namespace attune::talk {

namespace {

struct Clause {
    Who who = Who::each;
    std::optional<Input> when;
    Input then;
    Key text, bare; // with {when} and {then}; where only {then} was given
};

class AgreeSegment final : public Segment {
public:
    AgreeSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_entryTitle(readKey(spec.at("entry"), "title")),
          m_decide(readKey(spec, "decide")), m_reviewDays(spec.at("entry").at("review_days")) {
        for (const json &clause : spec.at("clauses")) {
            m_clauses.push_back(readClause(clause));
        }
    }

    void enter(Moment &m) const override {
        m.state.now = {{"phase", "write"}};
        for (const Input &input : inputs()) {
            m.state.forget(input.id);
        }
        if (asked(m.state, 1).empty() && asked(m.state, 2).empty()) {
            m.advance();
        }
    }

    bool intent(Moment &m, const Event &event) const override {
        if (phase(m.state) == "write") {
            return write(m, event);
        }
        if (phase(m.state) != "refused") {
            return false;
        }
        if (event.intent() == own("again")) {
            m.enter();
        } else if (event.intent() == own("leave")) {
            m.advance();
        } else {
            return false;
        }
        return true;
    }

    void decided(Moment &m, const Event &event) const override {
        if (event.payload.at("proposal") != id() || phase(m.state) != "decide") {
            return;
        }
        if (event.payload.at("accepted").get<bool>()) {
            m.advance();
        } else {
            m.state.now["phase"] = "refused";
        }
    }

    void show(const Scene &scene, View &view) const override {
        if (phase(scene.state) == "decide") {
            view << Agreement{id(), scene.say(m_decide)};
        } else if (phase(scene.state) == "refused") {
            view << Prompt{t("agree.refused"), Tone::lead};
            view << quietly(t("agree.choose"),
                            {button(own("again"), t("agree.again")), button(own("leave"), t("agree.leave"))});
        } else if (isThrough(scene.state, scene.seat)) {
            view << waiting("wait.answers");
        } else {
            lead(scene, view);
            for (const Input &input : asked(scene.state, scene.seat)) {
                put(view, scene, input);
            }
            view << quietly(t("go.open"), {button(own("go"), t("go.rest"))});
        }
    }

    [[nodiscard]] std::vector<Input> inputs() const override {
        std::vector<Input> all;
        for (const Clause &clause : m_clauses) {
            add(all, clause);
        }
        return all;
    }

private:
    [[nodiscard]] static Clause readClause(const json &spec) {
        Clause clause;
        clause.who = readWho(spec, "who", Who::each);
        clause.then = readInput(spec.at("then"));
        if (spec.contains("when")) {
            clause.when = readInput(spec.at("when"));
        }
        clause.text = readKey(spec, "text");
        clause.bare = readKey(spec, "bare");
        return clause;
    }
    static void add(std::vector<Input> &all, const Clause &clause) {
        if (clause.when) {
            all.push_back(*clause.when);
        }
        all.push_back(clause.then);
    }
    [[nodiscard]] static std::string phase(const State &state) { return state.now.at("phase"); }
    [[nodiscard]] std::vector<Input> asked(const State &state, Seat seat) const {
        std::vector<Input> all;
        for (const Clause &clause : m_clauses) {
            if (concerns(clause.who, state, seat)) {
                add(all, clause);
            }
        }
        return all;
    }
    [[nodiscard]] bool isThrough(const State &state, Seat seat) const {
        return state.done.contains(seat) || asked(state, seat).empty();
    }

    bool write(Moment &m, const Event &event) const {
        if (isThrough(m.state, event.actor)) {
            return false;
        }
        bool found = event.intent() == own("go"), open = false;
        for (const Input &input : asked(m.state, event.actor)) {
            if (input.id == event.intent() && !m.state.hasAnswered(input.id, event.actor)) {
                m.state.give(input.id, event.actor, event.value());
                found = true;
            }
            open = open || !m.state.hasAnswered(input.id, event.actor);
        }
        if (found && (!open || event.intent() == own("go"))) {
            m.state.done.insert(event.actor);
            proposeWhenAll(m);
        }
        return found;
    }

    void proposeWhenAll(Moment &m) const {
        if (!isThrough(m.state, 1) || !isThrough(m.state, 2)) {
            return;
        }
        const Lines clauses = written(m.state);
        if (clauses.empty()) {
            m.advance();
            return;
        }
        m.state.now["phase"] = "decide";
        m.effects.propose(id(), agreementEntry(t(m_entryTitle), clauses, m_reviewDays));
    }

    [[nodiscard]] Lines written(const State &state) const {
        Lines lines;
        for (const Seat seat : {state.first, state.second()}) {
            for (const Clause &clause : m_clauses) {
                const json *then = state.seen(clause.then.id, seat);
                if (then != nullptr && concerns(clause.who, state, seat)) {
                    lines.push_back({seat, sentence(clause, state, seat, inWords(clause.then, *then))});
                }
            }
        }
        return lines;
    }
    [[nodiscard]] static Text sentence(const Clause &clause, const State &state, Seat seat, const Text &then) {
        const json *when = clause.when ? state.seen(clause.when->id, seat) : nullptr;
        return when == nullptr ? t(clause.bare, {{"then", then}})
                               : t(clause.text, {{"when", inWords(*clause.when, *when)}, {"then", then}});
    }

    std::vector<Clause> m_clauses;
    Key m_entryTitle, m_decide;
    int m_reviewDays;
};

} // namespace

Made makeAgree(std::string id, const json &spec) {
    return std::make_unique<AgreeSegment>(std::move(id), spec);
}

} // namespace attune::talk
