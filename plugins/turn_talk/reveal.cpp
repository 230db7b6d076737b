// SPDX-License-Identifier: Apache-2.0
// reveal: what was sealed is opened by both at once, and laid side by side. A number that rose much is answered with
// rest, never with a name.
#include "script.hpp"

namespace attune::talk {

namespace {

struct Rise {
    std::string from, to;
    int by = 0; // 0: no rule
};

class RevealSegment final : public Segment {
public:
    RevealSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_inputs(spec.at("inputs").get<std::vector<std::string>>()),
          m_before(readKey(spec, "before")) {
        if (spec.contains("rise")) {
            const json &rise = spec.at("rise");
            m_rise = {rise.at("from"), rise.at("to"), rise.at("by")};
        }
    }

    void enter(Moment &m) const override { m.effects.revealAll(id(), m_inputs); }

    bool intent(Moment &m, const Event &event) const override {
        if (isOpen(m.state) && event.intent() == own("go") && !m.state.done.contains(event.actor)) {
            m.finish(event.actor, m.state.done.size() == 1);
            return true;
        }
        if (!isOpen(m.state) && event.intent() == own("closed")) {
            m.advance(); // nobody has to say why it stays closed
            return true;
        }
        return false;
    }

    void revealed(Moment &m, const Event &event) const override {
        if (event.payload.at("reveal") != id() || isOpen(m.state)) {
            return;
        }
        m.state.now["open"] = 1;
        for (const json &row : event.payload.at("rows")) {
            take(m.state, row);
        }
        if (hasRisen(m.state)) {
            m.state.now["risen"] = 1;
            m.suggestRest();
        }
    }

    void show(const Scene &scene, View &view) const override {
        if (!isOpen(scene.state)) {
            view << RevealBefore{id(), scene.say(m_before)};
            view << quietly(t("reveal.may_stay"), {button(own("closed"), t("reveal.keep_closed"))});
            return;
        }
        lead(scene, view);
        RevealAfter after{id(), "all", rows(scene)};
        if (after.rows.empty()) {
            view << Prompt{t("reveal.nothing")};
        } else {
            view << after;
        }
        if (scene.state.now.contains("risen")) {
            view << Prompt{t("reveal.risen"), Tone::hint};
            view << PauseOffer{t("rest.pause"), scene.script.rest().min, scene.script.rest().max};
        }
        if (scene.isDone()) {
            view << waiting("wait.reading");
        } else {
            view << quietly(t("go.ready"), {button(own("go"), t("go.on"), true)});
        }
    }

    [[nodiscard]] std::vector<std::string> names() const override {
        std::vector<std::string> all = m_inputs;
        if (m_rise.by > 0) {
            all.insert(all.end(), {m_rise.from, m_rise.to});
        }
        return all;
    }

private:
    [[nodiscard]] static bool isOpen(const State &state) { return state.now.contains("open"); }

    // One row an item: the whole answer (item ""), or one of several options.
    static void take(State &state, const json &row) {
        const auto input = row.at("input").get<std::string>();
        const auto item = row.at("item").get<std::string>();
        for (const json &answer : row.at("answers")) {
            json &value = state.given[input][std::to_string(answer.at("seat").get<Seat>())];
            if (item.empty()) {
                value = answer.at("value");
            } else {
                value.push_back(item);
            }
        }
    }

    [[nodiscard]] bool hasRisen(const State &state) const {
        for (const Seat seat : {1, 2}) {
            const json *from = state.seen(m_rise.from, seat), *to = state.seen(m_rise.to, seat);
            if (m_rise.by > 0 && from != nullptr && to != nullptr && to->get<int>() - from->get<int>() >= m_rise.by) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Row> rows(const Scene &scene) const {
        std::vector<Row> all;
        for (const std::string &name : m_inputs) {
            const Input &input = scene.script.input(name);
            const json *one = scene.state.seen(name, 1), *two = scene.state.seen(name, 2);
            Row row{scene.say(input.label), {}, one != nullptr && two != nullptr && *one == *two};
            for (const Seat seat : {1, 2}) {
                if (const json *value = scene.state.seen(name, seat)) {
                    row.answers.emplace_back(seat, inWords(input, *value));
                }
            }
            if (!row.answers.empty()) {
                all.push_back(std::move(row));
            }
        }
        return all;
    }

    std::vector<std::string> m_inputs;
    Key m_before;
    Rise m_rise;
};

} // namespace

Made makeReveal(std::string id, const json &spec) {
    return std::make_unique<RevealSegment>(std::move(id), spec);
}

} // namespace attune::talk
