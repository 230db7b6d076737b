// SPDX-License-Identifier: Apache-2.0
// A small plugin to start from: each of the two answers some questions aloud, and says when that is done.
#include <attune/attune.hpp>

namespace {
using attune::json, attune::t;

struct Hello {
    static constexpr const char *id = "org.example.hello";
    static constexpr std::uint32_t stateVersion = 1;

    json questions; // ids; their words are the texts question.<id> of the exercise

    explicit Hello(const json &content) : questions(content.at("questions")) {}

    attune::Step init(const attune::Event &) const { return attune::next({{"asked", 0}, {"over", false}}); }

    attune::Step reduce(json state, const attune::Event &event) const {
        if (event.is("stop"))
            return over(std::move(state), "stopped");
        if (event.actor == 0) // pause, resume, left, timer: nothing here depends on them
            return attune::next(std::move(state));
        if (!view(state, event.actor).offers(event))
            return attune::refuse("not_offered");
        const int asked = state.at("asked").get<int>() + 1;
        if (asked == static_cast<int>(questions.size()))
            return over(std::move(state), "done");
        state["asked"] = asked;
        return attune::next(std::move(state));
    }

    attune::View view(const json &state, attune::Seat) const {
        if (state.at("over").get<bool>())
            return attune::View("over", t("hello.title")) << attune::Prompt{.text = t("hello.over")};
        const auto asked = state.at("asked").get<std::size_t>();
        const std::string question = questions.at(asked);
        attune::View view("ask", t("hello.title"));
        view.progress(static_cast<int>(asked) + 1, static_cast<int>(questions.size()));
        return view << attune::Prompt{.text = t("question." + question),
                                      .tone = attune::Tone::lead,
                                      .actions = {{.intent = "said", .text = t("hello.said"), .primary = true}}};
    }

private:
    static attune::Step over(json state, const char *outcome) {
        state["over"] = true;
        return attune::next(std::move(state), attune::Effects().end(outcome));
    }
};

} // namespace

ATTUNE_PLUGIN("org.example.hello", "1.0.0", &attune::activity<Hello>)
