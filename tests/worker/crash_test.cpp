// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iterator>
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <vector>

namespace attune::worker::test {
namespace {

std::ptrdiff_t openDescriptors() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
}

// ATTUNE_DEATHS=10000 for a long run.
int deaths() {
    const char *asked = std::getenv("ATTUNE_DEATHS");
    return asked ? std::atoi(asked) : 200;
}

struct Death {
    const char *event; // null: killed by somebody else
    Kind kind;
};

const std::vector<Death> ways{
    {nullptr, Kind::crashed},      {"crash", Kind::crashed},         {"abort", Kind::crashed},
    {"exit", Kind::crashed},       {"exit_politely", Kind::crashed}, {"hang_up", Kind::crashed},
    {"half_frame", Kind::crashed}, {"garbage", Kind::badAnswer},     {"throw", Kind::internal},
    {"overflow", Kind::crashed},
#ifndef __SANITIZE_ADDRESS__ // there is no limit of addresses under it, and a forbidden call fails
    {"exhaust", Kind::internal},   {"forbidden", Kind::crashed},
#endif
};
const Death hanging{"hang", Kind::hung}; // rare, since each takes the whole deadline

// What one worker after the other does to one session.
class Session {
public:
    Session() : m_activity(launch(patient(), watch())) { next(); }

    void suffer(int number) {
        const Death &death = number % 100 == 99 ? hanging : ways.at(static_cast<std::size_t>(number) % ways.size());
        if (death.event)
            CHECK(faultOf(m_activity->reduce(m_state, event(death.event))).kind == death.kind);
        else
            kill();
        next();
    }

    [[nodiscard]] bool isWhole() const { return m_state == count(m_saved); }
    [[nodiscard]] int started() const { return m_activity->stats().started; }

private:
    static Launch patient() {
        Launch launch = launchOf("counter");
        launch.restartsAllowed = 1'000'000;
        return launch;
    }

    Watch watch() {
        Watch watch;
        watch.onFrame = [this](std::string_view direction, std::string_view, std::string_view) {
            if (m_killsAtQuestion && direction == "->" && m_activity->stats().pid > 0) {
                m_killsAtQuestion = false;
                ::kill(m_activity->stats().pid, SIGKILL);
            }
        };
        return watch;
    }

    // Between two calls, or amid one; it may have answered before it died.
    void kill() {
        m_killsAtQuestion = m_random() % 2 == 0;
        if (!m_killsAtQuestion)
            ::kill(m_activity->stats().pid, SIGKILL);
        if (const auto step = m_activity->reduce(m_state, event("intent")))
            save(*step);
        else
            REQUIRE(step.error().kind == Kind::crashed);
    }

    void next() {
        const auto step = m_activity->reduce(m_state, event("intent"));
        if (!step)
            FAIL(step.error().error.sentence);
        save(*step);
    }

    void save(const core::Step &step) {
        m_state = std::get<core::Advanced>(step).state;
        ++m_saved;
    }

    std::mt19937 m_random{7};
    bool m_killsAtQuestion = false;
    json m_state = count(0);
    int m_saved = 0;
    std::unique_ptr<ProcessActivity> m_activity;
};

} // namespace

TEST_CASE("Workers that are killed or die in any way, two hundred times, lose no state and leave nobody behind") {
    REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0); // what a worker leaves behind comes to this process
    const int times = deaths();
    {
        Session session;
        const auto before = openDescriptors();
        for (int number = 0; number < times; ++number)
            session.suffer(number);
        CHECK(session.isWhole());
        CHECK(session.started() == times + 1);
        CHECK(openDescriptors() == before);
    }
    const bool nobody = ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
    CHECK(nobody);
    WARN(times << " workers died in " << ways.size() + 1 << " ways; left behind: " << (nobody ? "0" : "some"));
}

} // namespace attune::worker::test
