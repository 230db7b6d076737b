// SPDX-License-Identifier: Apache-2.0
// A session once more, under conditions that must make no difference.
#include "check/worker/interposed.hpp"
#include "check/worker/probes.hpp"
#include "check/worker/session.hpp"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <malloc.h>
#include <random>

namespace attune::check {
namespace {

constexpr unsigned char junk = 0xa5;

[[gnu::noinline]] void litterStack() {
    volatile unsigned char below[48 * 1024];
    for (std::size_t i = 0; i < sizeof below; ++i)
        below[i] = junk;
}

// Blocks of many sizes, freed in an order that the seed gives: what is allocated next lies elsewhere.
void litterHeap(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<void *> blocks(3000);
    for (void *&block : blocks)
        block = std::malloc(8 + random() % 1000);
    std::ranges::shuffle(blocks, random);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (i % 8 != 0) // the rest stays, so that gaps do
            std::free(blocks[i]);
}

void setEnvironment(const json &how) {
    const json variables = how.value("environment", json::object());
    for (const auto &[name, value] : variables.items())
        ::setenv(name.c_str(), value.get_ref<const std::string &>().c_str(), 1);
}

class Replay {
public:
    Replay(const attune_activity &activity, const json &script)
        : m_activity(activity), m_content(script.at("content")), m_how(script.at("how")),
          m_walls(static_cast<Walls>(m_how.value("walls", 0))), m_seats(script.at("seats")) {}

    json run(const json &script) {
        json steps = json::array();
        m_instance = is("fresh") ? nullptr : open();
        countImpureCalls();
        for (const json &event : script.at("events")) {
            steps.push_back(step(event));
            noteImpurity(steps.size() - 1);
        }
        json result = {{"steps", std::move(steps)}, {"impure", impureCalls()}, {"stamps", m_stamps}};
        if (m_differs >= 0)
            result["differs"] = m_differs;
        if (m_impureAt >= 0)
            result["impure_at"] = m_impureAt;
        m_instance.reset();
        return result;
    }

private:
    [[nodiscard]] bool is(const char *what) const { return m_how.value(what, false); }
    [[nodiscard]] std::unique_ptr<Instance> open() const {
        return std::make_unique<Instance>(m_activity, m_content, m_walls, m_how.value("extra_bytes", 0U));
    }

    json step(const json &event) {
        ++m_step;
        const bool isStart = event.at("type") == "start";
        const Said said = asked([&] { return isStart ? m_instance->init(event) : m_instance->reduce(m_state, event); });
        if (is("beside"))
            beside(event, isStart);
        if (said.code == ATTUNE_OK)
            m_state = said.value;
        json all = {fingerprint(said)};
        for (int seat = 1; seat <= m_seats && !is("blind"); ++seat)
            all.push_back(fingerprint(asked([&] { return m_instance->view(m_state, seat); })));
        return all;
    }

    template <class Call> Said asked(Call &&call) {
        if (is("fresh")) {
            m_instance.reset();
            m_instance = open();
        }
        if (is("litter_stack"))
            litterStack();
        Said said = call();
        if (is("twice") && !(call() == said) && m_differs < 0)
            m_differs = m_step;
        return said;
    }

    // Another session of the same instance, one event behind.
    void beside(const json &event, bool isStart) {
        const Said said = isStart ? m_instance->init(event) : m_instance->reduce(m_other, m_last);
        if (said.code == ATTUNE_OK)
            m_other = said.value;
        m_last = event;
        if (isStart)
            m_last["type"] = "left", m_last["payload"] = json::object();
        for (int seat = 1; seat <= m_seats; ++seat)
            static_cast<void>(m_instance->view(m_other, seat));
    }

    static std::string fingerprint(const Said &said) {
        return std::to_string(
            std::hash<std::string>()(std::to_string(said.code) + '\n' + said.value + '\n' + said.effects));
    }

    void noteImpurity(std::size_t step) {
        const int stamps = timeStampsRead();
        m_stamps += stamps;
        if ((stamps > 0 || anyImpureCall()) && m_impureAt < 0)
            m_impureAt = static_cast<int>(step);
    }

    const attune_activity &m_activity;
    const std::string m_content;
    const json m_how;
    const Walls m_walls;
    const int m_seats;
    std::unique_ptr<Instance> m_instance;
    std::string m_state, m_other;
    json m_last;
    int m_step = -1, m_differs = -1, m_impureAt = -1, m_stamps = 0;
};

} // namespace

json prepare(const attune_activity *, const json &how) {
    setEnvironment(how);
    ::tzset();
    const std::string locale = how.value("locale", "");
    const bool spoken = locale.empty() || std::setlocale(LC_ALL, locale.c_str()) != nullptr;
    const bool trapped = !how.value("trap_stamps", false) || trapTimeStamps();
    return {{"done", spoken && trapped}};
}

json replay(const attune_activity *activity, const json &script) {
    const json &how = script.at("how");
    setEnvironment(how); // the walls took it away
    if (how.contains("heap"))
        litterHeap(how.at("heap"));
    if (how.value("fill_memory", false))
        ::mallopt(M_PERTURB, static_cast<unsigned char>(~junk));
    static_cast<void>(timeStampsRead());
    return Replay(*activity, script).run(script);
}

} // namespace attune::check
