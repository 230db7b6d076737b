// SPDX-License-Identifier: Apache-2.0
// mirror: the listener gives back what was heard; its owner says yes, or what is missing. Two more tries at most: a
// paraphrase is offered, never an exam.
#include "script.hpp"

namespace attune::talk {

namespace {

constexpr int mostRetries = 2;

class MirrorSegment final : public Segment {
public:
    MirrorSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_owner(readWho(spec, "owner", Who::first)),
          m_spoken(spec.value("how", "written") == "spoken"), m_keep(spec.value("keep", false)),
          m_more(spec.value("more", std::string())) {
        m_line = lineOf(spec, own("line"), "ask");
        m_missing = lineOf(spec, own("missing"), "");
        m_missing.label = "mirror.missing";
    }

    // The owner is who spoke; who gives back is the listener.
    [[nodiscard]] Cast cast(const State &state) const override {
        const Seat owner = seatOf(m_owner, state, state.first);
        return {owner, 3 - owner};
    }
    [[nodiscard]] bool isTalk() const override { return true; }

    void enter(Moment &m) const override { m.state.now = {{"phase", m_spoken ? "check" : "say"}, {"tries", 0}}; }

    bool intent(Moment &m, const Event &event) const override {
        const std::string used = event.intent();
        const bool owns = event.actor == cast(m.state).speaker;
        if (used == own("too_much")) {
            m.rest("heat");
            return true;
        }
        if (phase(m.state) == "say") {
            return !owns && used == m_line.id && said(m, event);
        }
        if (phase(m.state) == "more") {
            return owns && loop(m, used);
        }
        return owns && check(m, event);
    }

    void show(const Scene &scene, View &view) const override {
        lead(scene, view);
        const bool owns = scene.seat == scene.cast.speaker;
        if (phase(scene.state) == "say") {
            owns ? waitForLine(scene, view) : askForLine(scene, view);
        } else if (phase(scene.state) == "check") {
            owns ? askOwner(scene, view) : waitForOwner(scene, view);
        } else if (owns) {
            view << Prompt{scene.say("mirror.is_there_more"),
                           Tone::plain,
                           {},
                           false,
                           {button(own("more"), t("mirror.more")), button(own("all"), t("mirror.all"))}};
        } else {
            view << quietly(scene.say("mirror.wait_more"));
        }
        view << quietly(t("talk.may_stop"), {button(own("too_much"), t("talk.too_much"))});
    }

    [[nodiscard]] std::vector<Input> inputs() const override {
        Input kept = m_line; // under the name of the segment, if its content says that it is kept
        kept.id = id();
        return m_keep ? std::vector<Input>{m_line, m_missing, kept} : std::vector<Input>{m_line, m_missing};
    }
    [[nodiscard]] std::vector<std::string> names() const override {
        return m_more.empty() ? std::vector<std::string>{} : std::vector<std::string>{m_more};
    }

private:
    [[nodiscard]] static Input lineOf(const json &spec, std::string name, const char *label) {
        Input input;
        input.id = std::move(name);
        input.options = *label == '\0' ? Options{} : readOptions(spec);
        input.kind = input.options.empty() ? "text" : "choice";
        input.label = readKey(spec, label);
        input.min = 1;
        input.max = spec.value("max", input.options.empty() ? 200 : 1);
        input.max = *label == '\0' ? 200 : input.max;
        return input;
    }
    [[nodiscard]] static std::string phase(const State &state) { return state.now.at("phase"); }
    [[nodiscard]] static bool isLastTry(const State &state) { return state.now.at("tries") >= mostRetries; }
    [[nodiscard]] Text heard(const Scene &scene) const {
        return scene.state.now.contains("line") ? inWords(m_line, scene.state.now["line"]) : Text();
    }

    // Passing the line means: I say it aloud.
    bool said(Moment &m, const Event &event) const {
        m.state.now.erase("line");
        if (!event.value().is_null()) {
            m.state.now["line"] = event.value();
        }
        m.state.now["phase"] = "check";
        return true;
    }

    bool check(Moment &m, const Event &event) const {
        const bool written = m.state.now.contains("line");
        const std::string used = event.intent();
        if (used == own("yes") || (used == m_missing.id && written && event.value().is_null())) {
            confirmed(m);
            return true;
        }
        if (isLastTry(m.state) || used != (written ? m_missing.id : own("not_quite"))) {
            return false;
        }
        if (written) {
            m.state.now["missing"] = event.value();
        }
        m.state.now["tries"] = m.state.now.at("tries").get<int>() + 1;
        m.state.now["phase"] = m_spoken ? "check" : "say";
        return true;
    }

    void confirmed(Moment &m) const {
        if (m_keep && m.state.now.contains("line")) {
            m.state.forget(id());
            m.state.give(id(), cast(m.state).speaker, m.state.now["line"]);
        }
        if (m_more.empty()) {
            m.advance();
        } else {
            m.state.now = {{"phase", "more"}, {"tries", 0}};
        }
    }

    bool loop(Moment &m, const std::string &used) const {
        if (used == own("more")) {
            m.goTo(m.script.placeOf(m_more));
        } else if (used == own("all")) {
            m.advance();
        }
        return used == own("more") || used == own("all");
    }

    void askForLine(const Scene &scene, View &view) const {
        if (scene.state.now.contains("line")) {
            view << Mirror{scene.cast.speaker, scene.cast.listener, heard(scene), scene.say("mirror.you_said")};
        }
        if (scene.state.now.contains("missing")) {
            const Text missing = words(scene.state.now["missing"].get<std::string>());
            view << Prompt{t("mirror.add", {{"who", nameOf(scene.cast.speaker)}, {"what", missing}}), Tone::lead};
        }
        put(view, scene, m_line);
    }
    static void waitForLine(const Scene &scene, View &view) { view << quietly(scene.say("mirror.wait_line")); }

    void askOwner(const Scene &scene, View &view) const {
        const bool written = scene.state.now.contains("line");
        const bool last = isLastTry(scene.state);
        Mirror mirror{scene.cast.speaker, scene.cast.listener, heard(scene),
                      scene.say(written ? "mirror.is_it_so" : "mirror.aloud")};
        mirror.actions.push_back(button(own("yes"), scene.say(last ? "mirror.near_enough" : "mirror.yes"), true));
        if (!written && !last) {
            mirror.actions.push_back(button(own("not_quite"), scene.say("mirror.not_quite")));
        }
        view << mirror;
        if (written && !last) {
            put(view, scene, m_missing);
        }
    }
    void waitForOwner(const Scene &scene, View &view) const {
        const bool written = scene.state.now.contains("line");
        const char *text = written ? "mirror.wait_owner" : "mirror.say_aloud";
        view << Mirror{scene.cast.speaker, scene.cast.listener, heard(scene), scene.say(text)};
    }

    Who m_owner;
    bool m_spoken, m_keep;
    std::string m_more; // the segment to go back to while there is more
    Input m_line, m_missing;
};

} // namespace

Made makeMirror(std::string id, const json &spec) {
    return std::make_unique<MirrorSegment>(std::move(id), spec);
}

} // namespace attune::talk
