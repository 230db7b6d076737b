// SPDX-License-Identifier: Apache-2.0
// A segment is one step of the flow. Its kind is code (one .cpp a kind), its words and numbers are content.
#pragma once

#include "content.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune::talk {

class Script;

// What one seat looks at.
struct Scene {
    const Script &script;
    const State &state;
    Seat seat;
    Cast cast;

    [[nodiscard]] Text say(const Key &key) const; // with {speaker} and {listener}, where there are such
    [[nodiscard]] Seat other() const { return 3 - seat; }
    [[nodiscard]] bool isDone() const { return state.done.contains(seat); }
};

// What an event does: to the state, and what it asks of the host.
struct Moment {
    const Script &script;
    State &state;
    Effects effects = {};

    void advance();    // to the next segment; after the last, the end
    void goTo(int at); // to a segment by its place
    void enter();      // begins the current segment (anew)
    void rest(std::string why);
    void suggestRest();
    void end(std::string outcome);
    void setTimer(const std::string &id, int seconds);
    void cancelTimer();
    // The seat has done its part; when everyone has, the session goes on.
    void finish(Seat seat, bool everyone);
};

class Segment {
public:
    Segment(std::string id, const json &spec);
    Segment(const Segment &) = delete;
    Segment &operator=(const Segment &) = delete;
    virtual ~Segment() = default;

    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] const Key &title() const { return m_title; }

    virtual void enter(Moment &) const {}
    // A shared intent or an action of the seat `event.actor`. False: it is not offered now.
    virtual bool intent(Moment &, const Event &) const { return false; }
    // A sealed input of this segment was answered. False: it is not offered now.
    virtual bool answered(Moment &, const Event &) const { return false; }
    virtual void revealed(Moment &, const Event &) const {}
    virtual void decided(Moment &, const Event &) const {}
    virtual void timeUp(Moment &, const Event &) const {}
    virtual void show(const Scene &, View &) const = 0;

    [[nodiscard]] virtual Cast cast(const State &) const { return {}; }
    [[nodiscard]] virtual bool isTalk() const { return false; } // here two pauses mean that it is enough
    [[nodiscard]] virtual std::vector<Input> inputs() const { return {}; }
    [[nodiscard]] virtual std::vector<std::string> names() const { return {}; } // of other inputs and segments

protected:
    void lead(const Scene &, View &) const; // prompts and shown answers
    [[nodiscard]] std::string own(std::string_view intent) const { return m_id + "_" + std::string(intent); }

private:
    std::string m_id;
    Key m_title;
    std::vector<Spoken> m_prompts;
    std::vector<Shown> m_shown;
};

// An intent names its segment, so a late one can never hit the next: all of them may be stale.
[[nodiscard]] Action button(std::string intent, Text text, bool primary = false);
[[nodiscard]] Prompt quietly(Text text, Actions actions = {});
[[nodiscard]] Prompt waiting(const char *key);
void put(View &view, const Scene &scene, const Input &input);

using Made = std::unique_ptr<const Segment>;
[[nodiscard]] Made makeGate(std::string id, const json &spec);
[[nodiscard]] Made makeCheck(std::string id, const json &spec);
[[nodiscard]] Made makeAsk(std::string id, const json &spec);
[[nodiscard]] Made makeReveal(std::string id, const json &spec);
[[nodiscard]] Made makeTalk(std::string id, const json &spec);
[[nodiscard]] Made makeMirror(std::string id, const json &spec);
[[nodiscard]] Made makeTogether(std::string id, const json &spec);
[[nodiscard]] Made makeAgree(std::string id, const json &spec);
[[nodiscard]] Made makeKeep(std::string id, const json &spec);
[[nodiscard]] Made makeSlot(std::string id, const json &spec);
[[nodiscard]] Made makeClose(std::string id, const json &spec);

} // namespace attune::talk
