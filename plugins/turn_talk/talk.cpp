// SPDX-License-Identifier: Apache-2.0
// talk: one speaks, the other listens. Nothing is recorded. The time is a guide: it ends softly, and the listener can
// give more of it.
#include "segment.hpp"

#include <algorithm>

namespace attune::talk {

namespace {

constexpr int mostExtensions = 2;

struct Chip { // something that the listener may say
    Key text, example;
    std::vector<std::string> wanted; // only if the speaker asked for one of these; empty: always
};

class TalkSegment final : public Segment {
public:
    TalkSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_speaker(readWho(spec, "speaker", Who::first)), m_seconds(spec.at("seconds")),
          m_extend(spec.value("extend", 0)), m_help(spec.value("help", std::string())) {
        for (const json &chip : spec.value("chips", json::array())) {
            m_chips.push_back(
                {readKey(chip, "text"), readKey(chip, "example"), chip.value("wanted", std::vector<std::string>())});
        }
    }

    [[nodiscard]] Cast cast(const State &state) const override {
        const Seat speaker = seatOf(m_speaker, state, state.first);
        return {speaker, 3 - speaker};
    }
    [[nodiscard]] bool isTalk() const override { return true; }

    void enter(Moment &m) const override { m.state.now = {{"phase", "ready"}, {"given", 0}}; }

    bool intent(Moment &m, const Event &event) const override {
        for (const Offered &offered : offers(m.state, event.actor)) {
            if (event.intent() == own(offered.name)) {
                (this->*offered.act)(m);
                return true;
            }
        }
        return false;
    }

    void timeUp(Moment &m, const Event &event) const override {
        if (event.payload.at("timer") == id() && phase(m.state) == "on") {
            m.state.now.erase("timer");
            m.state.now["phase"] = "over";
            m.effects.cue("soft_end");
        }
    }

    void show(const Scene &scene, View &view) const override {
        lead(scene, view);
        const bool speaks = scene.seat == scene.cast.speaker;
        Turns turns{scene.cast.speaker, scene.cast.listener, scene.say(says(scene.state, speaks)), m_seconds};
        turns.timer = scene.state.now.value("timer", std::string());
        for (const Offered &offered : offers(scene.state, scene.seat)) {
            turns.actions.push_back(button(own(offered.name), scene.say(offered.text), offered.primary));
        }
        view << turns;
        if (!speaks) {
            showChips(scene, view);
        }
    }

    [[nodiscard]] std::vector<std::string> names() const override {
        return m_help.empty() ? std::vector<std::string>{} : std::vector<std::string>{m_help};
    }

private:
    struct Offered {
        const char *name;
        const char *text;
        bool primary;
        void (TalkSegment::*act)(Moment &) const;
    };

    [[nodiscard]] static std::string phase(const State &state) { return state.now.at("phase"); }
    [[nodiscard]] bool mayExtend(const State &state) const {
        return m_extend > 0 && phase(state) == "over" && state.now.at("given") < mostExtensions;
    }

    [[nodiscard]] std::vector<Offered> offers(const State &state, Seat seat) const {
        const bool speaks = seat == cast(state).speaker;
        std::vector<Offered> list;
        if (phase(state) == "ready" && speaks) {
            list.push_back({"start", "talk.start", true, &TalkSegment::start});
            list.push_back({"skip", "talk.skip", false, &TalkSegment::done});
        }
        if (phase(state) == "over" || (phase(state) == "on" && speaks)) {
            list.push_back({"done", speaks ? "talk.done" : "talk.over", true, &TalkSegment::done});
        }
        if (mayExtend(state) && speaks && !state.now.contains("asked")) {
            list.push_back({"more", "talk.more", false, &TalkSegment::ask});
        }
        if (mayExtend(state) && !speaks) {
            list.push_back({"give", "talk.give", false, &TalkSegment::extend});
        }
        if (phase(state) != "ready") {
            list.push_back({"too_much", "talk.too_much", false, &TalkSegment::tooMuch});
        }
        return list;
    }

    void start(Moment &m) const {
        m.state.now["phase"] = "on";
        if (m_seconds > 0) {
            m.setTimer(id(), m_seconds);
        }
        m.effects.cue("turn");
    }
    void done(Moment &m) const { m.advance(); }
    void ask(Moment &m) const { m.state.now["asked"] = 1; }
    void extend(Moment &m) const {
        m.state.now["phase"] = "on";
        m.state.now["given"] = m.state.now.at("given").get<int>() + 1;
        m.state.now.erase("asked");
        m.setTimer(id(), m_extend);
    }
    void tooMuch(Moment &m) const { m.rest("heat"); }

    [[nodiscard]] static const char *says(const State &state, bool speaks) {
        if (phase(state) == "ready") {
            return speaks ? "talk.speaker_ready" : "talk.listener_ready";
        }
        if (phase(state) == "on") {
            return speaks ? "talk.speaker_on" : "talk.listener_on";
        }
        if (state.now.contains("asked")) {
            return speaks ? "talk.speaker_asked" : "talk.listener_asked";
        }
        return speaks ? "talk.speaker_over" : "talk.listener_over";
    }

    void showChips(const Scene &scene, View &view) const {
        const json *help = m_help.empty() ? nullptr : scene.state.seen(m_help, scene.cast.speaker);
        for (const Chip &chip : m_chips) {
            const bool fits =
                chip.wanted.empty() || (help != nullptr && std::find(chip.wanted.begin(), chip.wanted.end(),
                                                                     help->get<std::string>()) != chip.wanted.end());
            if (fits) {
                view << Prompt{scene.say(chip.text), Tone::hint, scene.say(chip.example)};
            }
        }
    }

    Who m_speaker;
    int m_seconds, m_extend;
    std::string m_help; // the input that says which help the speaker wants
    std::vector<Chip> m_chips;
};

} // namespace

Made makeTalk(std::string id, const json &spec) {
    return std::make_unique<TalkSegment>(std::move(id), spec);
}

} // namespace attune::talk
