// SPDX-License-Identifier: Apache-2.0
// One step of an exercise: a row of the table in makePart().
#pragma once

#include "run.hpp"

namespace match {

class Part {
public:
    Part(std::string id, const json &settings) : m_id(std::move(id)), m_settings(settings) {}
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    virtual ~Part() = default;

    [[nodiscard]] const std::string &id() const { return m_id; }
    // It begins; it may go on at once if there is nothing to do.
    virtual void enter(Run &run) const = 0;
    // A shared input or an action that the view offered to this seat.
    virtual void use(Run &run, const attune::Event &event) const = 0;
    // answered, revealed, decided. False: not asked for.
    virtual bool hear(Run &, const attune::Event &) const { return false; }
    virtual void timeIsUp(Run &, const std::string &) const {}
    virtual void show(const Run &run, Seat seat, attune::View &view) const = 0;

protected:
    // A text of this step: "talk.title".
    [[nodiscard]] attune::Text say(const std::string &name, json args = json::object()) const {
        return attune::t(m_id + "." + name, std::move(args));
    }
    // An intent of this step; unique in the session, so that a late press never means something newer.
    [[nodiscard]] std::string intent(const std::string &name) const { return m_id + "." + name; }
    [[nodiscard]] std::string intent(int number, const std::string &name) const {
        return m_id + "." + std::to_string(number) + "." + name;
    }
    [[nodiscard]] const json &settings() const { return m_settings; }

private:
    std::string m_id;
    json m_settings;
};

[[nodiscard]] std::unique_ptr<Part> makePart(const Content &content, const std::string &id, const json &settings);

// A button that may be pressed while the other presses one too.
[[nodiscard]] inline attune::Action button(std::string intent, attune::Text text, bool primary = false) {
    return {.intent = std::move(intent), .text = std::move(text), .primary = primary, .staleOk = true};
}
[[nodiscard]] inline attune::Prompt quiet(std::string key) {
    return {.text = attune::t(std::move(key)), .tone = attune::Tone::quiet};
}

} // namespace match
