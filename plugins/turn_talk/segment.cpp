// SPDX-License-Identifier: Apache-2.0
#include "segment.hpp"

#include "script.hpp"

namespace attune::talk {

Text Scene::say(const Key &key) const {
    if (key.empty()) {
        return {};
    }
    json args = json::object();
    if (cast.speaker != 0) {
        args = {{"speaker", nameOf(cast.speaker)}, {"listener", nameOf(cast.listener)}};
    }
    return t(key, args);
}

Segment::Segment(std::string id, const json &spec)
    : m_id(std::move(id)), m_title(readKey(spec, "title")), m_prompts(readSpoken(spec, "prompts")),
      m_shown(readShown(spec)) {}

void Segment::lead(const Scene &scene, View &view) const {
    for (const Spoken &line : m_prompts) {
        if (concerns(line.who, scene.state, scene.seat, scene.cast)) {
            view << Prompt{scene.say(line.text), line.tone, scene.say(line.example), line.readAloud};
        }
    }
    for (const Shown &shown : m_shown) {
        for (const Seat seat : {1, 2}) {
            const json *value = scene.state.seen(shown.input, seat);
            if (value != nullptr && concerns(shown.of, scene.state, seat, scene.cast)) {
                const Text what = inWords(scene.script.input(shown.input), *value);
                view << Prompt{t(shown.text, {{"who", nameOf(seat)}, {"what", what}})};
            }
        }
    }
}

Action button(std::string intent, Text text, bool primary) {
    return {std::move(intent), std::move(text), nullptr, primary, true};
}

Prompt quietly(Text text, Actions actions) {
    return {std::move(text), Tone::quiet, {}, false, std::move(actions)};
}

Prompt waiting(const char *key) {
    return quietly(t(key));
}

namespace {

Ask askOf(const Scene &scene, const Input &input) {
    Ask ask{input.id, scene.say(input.label), input.privacy, scene.say(input.help)};
    ask.answered = input.privacy == Privacy::shared && scene.state.hasAnswered(input.id, scene.seat);
    ask.staleOk = true; // what one answers never depends on how far the other is
    return ask;
}

} // namespace

void put(View &view, const Scene &scene, const Input &input) {
    const Ask ask = askOf(scene, input);
    if (input.kind == "text") {
        view << TextInput{ask, scene.say(input.stem), input.max, input.lines, input.hintOnBlame};
    } else if (input.kind == "choice") {
        view << Choice{ask, input.options, input.min, input.max};
    } else if (input.kind == "scale") {
        view << Scale{ask, input.min, input.max, scene.say(input.low), scene.say(input.high), input.faces};
    } else if (input.kind == "map") {
        view << Map{ask, input.picture, input.options, input.min, input.max, input.intensity};
    } else if (input.kind == "note") {
        view << Note{ask, input.max, input.lines};
    } else {
        throw BadInput("input " + input.id + " is of an unknown kind");
    }
}

} // namespace attune::talk
