// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/confine.hpp"

#include "worker/attune_worker/channel.hpp"
#include "worker/attune_worker/landlock.hpp"
#include "worker/attune_worker/limits.hpp"
#include "worker/attune_worker/seccomp.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace attune::worker {
namespace {

bool closeOthers() {
    return ::close_range(Channel::fd + 1, ~0U, 0) == 0;
}

// qsort() asks once how much memory there is, and goes another way if it gets no answer.
bool warmQsort() {
    std::array<long, 512> numbers{};
    std::qsort(numbers.data(), numbers.size(), sizeof numbers[0], [](const void *a, const void *b) {
        return *static_cast<const char *>(a) - *static_cast<const char *>(b);
    });
    return true;
}

} // namespace

// One without a layer has to work everywhere.
struct Cell::Step {
    const char *name;
    std::optional<Layer> layer;
    bool (*take)(Cell &cell);
};

void dieWithHost() {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    // A host that died a moment earlier sends no signal any more, but its end of the channel is closed by now. What it
    // had written before may still be there to read, so waiting for the end of the channel would be too late.
    pollfd channel{Channel::fd, 0, 0};
    if (::poll(&channel, 1, 0) == 1 && (channel.revents & (POLLHUP | POLLERR)) != 0) {
        ::_exit(EXIT_SUCCESS);
    }
}

void Cell::confine() {
    static constexpr std::array steps{
        Step{"close_range", {}, [](Cell &) { return closeOthers(); }},
        Step{"environment", {}, [](Cell &) { return ::clearenv() == 0; }},
        Step{"working directory", {}, [](Cell &) { return ::chdir("/") == 0; }},
        Step{"no new privileges", {}, [](Cell &) { return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }},
        Step{"not dumpable", {}, [](Cell &) { return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0; }},
        Step{"qsort", {}, [](Cell &) { return warmQsort(); }},
        Step{"limits", Layer::limits, [](Cell &) { return limitResources(); }},
        Step{"Landlock", Layer::landlock,
             [](Cell &cell) {
                 cell.m_inForce.landlockAbi = restrictToLibraries(cell.m_bundle, cell.m_policy.landlockAbi);
                 return cell.m_inForce.landlockAbi > 0;
             }},
        Step{"seccomp", Layer::loadFilter, [](Cell &cell) { return filterForLoading(cell.m_policy.refusal); }},
    };
    for (const Step &step : steps)
        take(step);
}

void Cell::seal() {
    static constexpr std::array steps{
        Step{"what was left open", {}, [](Cell &) { return closeOthers(); }},
        Step{"Landlock", Layer::landlock,
             [](Cell &cell) {
                 return cell.m_inForce.has(Layer::landlock) && restrictToNothing(cell.m_inForce.landlockAbi);
             }},
        Step{"seccomp", Layer::callFilter, [](Cell &cell) { return filterForCalls(cell.m_policy.refusal); }},
    };
    for (const Step &step : steps)
        take(step);
}

void Cell::take(const Step &step) {
    const auto bit = step.layer ? static_cast<std::uint32_t>(*step.layer) : 0;
    m_due |= bit;
    const bool taken = (!step.layer || (m_policy.layers & bit) != 0) && step.take(*this);
    if (!step.layer && !taken && !m_failed)
        m_failed = step.name;
    if (step.layer && taken)
        m_inForce.add(*step.layer);
    if (step.layer && !taken)
        m_inForce.remove(*step.layer);
}

std::optional<std::string> Cell::lacking(std::uint32_t required) const {
    if (m_failed)
        return m_failed;
    for (const auto &[layer, name] : namedLayers)
        if ((required & m_due & static_cast<std::uint32_t>(layer)) != 0 && !m_inForce.has(layer))
            return name;
    return std::nullopt;
}

} // namespace attune::worker
