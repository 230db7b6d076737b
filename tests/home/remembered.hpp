// SPDX-License-Identifier: Apache-2.0
// A plugin whose answers are remembered: it is asked once, and a session played a thousand times costs no thousand workers.
#pragma once

#include "home/table.hpp"

#include <map>

namespace attune::test {

class Remembered final : public core::Activity {
public:
    struct Answers {
        std::map<std::string, core::OrFault<core::Step>> steps;
        std::map<std::string, core::OrFault<json>> views;
        std::unique_ptr<core::Activity> plugin;
    };
    explicit Remembered(Answers &answers) : m_answers(answers) {}

    core::OrFault<core::Step> init(const core::Event &start) override {
        return recall(m_answers.steps, keyOf({}, start), [&] { return m_answers.plugin->init(start); });
    }
    core::OrFault<core::Step> reduce(const json &state, const core::Event &event) override {
        return recall(m_answers.steps, keyOf(state, event), [&] { return m_answers.plugin->reduce(state, event); });
    }
    core::OrFault<json> view(const json &state, core::Seat seat) override {
        return recall(m_answers.views, std::to_string(seat) + state.dump(),
                      [&] { return m_answers.plugin->view(state, seat); });
    }

private:
    static std::string keyOf(const json &state, const core::Event &event) {
        return json{state, event.seq, event.actor, event.seen, event.at_ms, event.entropy, event.type, event.payload}
            .dump();
    }
    template <class Map, class Ask> static typename Map::mapped_type recall(Map &map, const std::string &key, Ask ask) {
        const auto at = map.find(key);
        return at != map.end() ? at->second : map.emplace(key, ask()).first->second;
    }
    Answers &m_answers;
};

inline home::Launcher remembering(Remembered::Answers &answers) {
    return [&](const core::Opening &opening) -> Result<std::unique_ptr<core::Activity>> {
        if (!answers.plugin) {
            auto made = home::workerLauncher(shelf().catalog, shelf().places)(opening);
            if (!made) {
                return made;
            }
            answers.plugin = *std::move(made);
        }
        return std::make_unique<Remembered>(answers);
    };
}

} // namespace attune::test
