// SPDX-License-Identifier: Apache-2.0
// attune-check-worker: a worker with the walls of attune-worker, which also answers questions about the plugin.
#include "check/worker/probes.hpp"
#include "worker/attune_worker/confine.hpp"
#include "worker/attune_worker/server.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace {

using namespace attune;

struct Row {
    std::string_view name;
    check::Probe probe;
    bool beforeHello = false;
};

constexpr std::array rows{Row{"prepare", &check::prepare, true},
                          Row{"replay", &check::replay},
                          Row{"entry", &check::entry},
                          Row{"extensions", &check::extensions},
                          Row{"migrate", &check::migrate},
                          Row{"invariants", &check::invariants},
                          Row{"open_and_close", &check::openAndClose},
                          Row{"open_all", &check::openAll},
                          Row{"open_twice", &check::openTwice},
                          Row{"open_two", &check::openTwo},
                          Row{"growth_of_opening", &check::growthOfOpening},
                          Row{"growth_of_calls", &check::growthOfCalls},
                          Row{"refuse_output", &check::refuseOutput},
                          Row{"unload", &check::unload}};

std::optional<worker::Answer> answer(const worker::Check &request, const attune_activity *activity) {
    const auto row = std::ranges::find(rows, request.probe, &Row::name);
    if (row == rows.end() || row->beforeHello == (activity != nullptr))
        return std::nullopt;
    worker::Answer answer;
    try {
        answer.value = row->probe(activity, json::parse(request.argument)).dump();
    } catch (...) { // of the plugin's, or an argument that is none: the host sees both as that
        answer.outcome = static_cast<std::uint32_t>(worker::Outcome::threw);
    }
    return answer;
}

} // namespace

int main() {
    using namespace attune::worker;
    if (!Channel::isOpen()) {
        std::fputs(
            "attune-check-worker is started by `attunectl plugin check`; by hand there is nothing to do with it.\n",
            stderr);
        return 2;
    }
    dieWithHost();
    Channel channel;
    Server(channel, &answer).run();
    ::_exit(EXIT_SUCCESS);
}
