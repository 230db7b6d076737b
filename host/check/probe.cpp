// SPDX-License-Identifier: Apache-2.0
#include "check/probe.hpp"

#include "worker/answers.hpp"
#include "worker/link.hpp"

#include <algorithm>
#include <ctime>

namespace attune::check {
namespace {

using worker::Breakdown;
using worker::Stage;

constexpr std::chrono::milliseconds longestAnswer{10'000};
constexpr std::chrono::milliseconds loadTime{2'000};

[[noreturn]] void broken(const core::Fault &fault) {
    throw Broken{fault};
}

worker::Hello greeting(const Subject &subject, const catalog::ActivityInfo &activity) {
    worker::Hello hello;
    hello.library = std::filesystem::absolute(subject.plugin->library).string();
    hello.pluginId = subject.plugin->id;
    hello.pluginVersion = subject.plugin->version;
    hello.activity = activity.id;
    hello.stateVersion = static_cast<std::uint32_t>(activity.stateVersion);
    return hello;
}

std::unique_ptr<worker::Link> started(const Subject &subject, const worker::Faults &faults,
                                      const worker::Watch &watch) {
    auto child = worker::Child::spawn(subject.programs.checkWorker);
    if (!child)
        broken(faults.notStarted(child.error()));
    return std::make_unique<worker::Link>(std::move(*child), watch);
}

} // namespace

Probe::Probe(const Subject &subject, const catalog::ActivityInfo &activity, const json &prepared)
    : m_subject(subject), m_activity(activity),
      m_faults(std::make_unique<worker::Faults>(subject.plugin->id, subject.plugin->library.string())),
      m_link(started(subject, *m_faults, m_watch)) {
    if (!prepared.is_null()) {
        const auto answer =
            asked<worker::Answer>(static_cast<int>(Stage::load), worker::Check{"prepare", canonical(prepared)});
        m_prepared = json::parse(answer.value).at("done");
    }
}

Probe::~Probe() = default;

Loading Probe::load() {
    const double before = cpuMs();
    const auto ready = asked<worker::Ready>(static_cast<int>(Stage::load), greeting(m_subject, m_activity));
    m_loaded = true;
    Loading loading{.status = ready.status, .found = ready.found, .sentence = {}, .cpuMs = cpuMs() - before};
    if (const auto checked = worker::checkReady(*m_faults, ready, worker::allLayers); !checked)
        loading.sentence = checked.error().error.sentence;
    return loading;
}

json Probe::ask(const std::string &probe, const json &argument) {
    if (!m_loaded)
        if (const Loading loading = load(); !loading.sentence.empty())
            broken({core::Fault::Kind::absent, {"check.load", loading.sentence, {}}});
    const auto answer =
        asked<worker::Answer>(static_cast<int>(Stage::reduce), worker::Check{probe, canonical(argument)});
    if (answer.outcome != static_cast<std::uint32_t>(worker::Outcome::returned))
        broken(m_faults->threw(Stage::reduce));
    return json::parse(answer.value);
}

template <class Response, class Request> Response Probe::asked(int stage, const Request &request) {
    const auto limit = budget();
    auto response = m_link->ask<Response>(request, limit);
    if (response)
        return std::move(*response);
    const auto at = static_cast<Stage>(stage);
    if (response.error() == Breakdown::unsendable)
        broken(m_faults->tooLargeToSend(at));
    const worker::Ending ending = m_link->end();
    if (response.error() == Breakdown::silent)
        broken(m_faults->hung(at, limit.count()));
    broken(response.error() == Breakdown::garbled ? m_faults->garbled(at) : m_faults->crashed(at, ending));
}

std::chrono::milliseconds Probe::budget() const {
    using namespace std::chrono;
    const auto left = duration_cast<milliseconds>(m_subject.deadline - steady_clock::now());
    return std::clamp(left, 1ms, m_loaded ? longestAnswer : loadTime);
}

double Probe::cpuMs() const {
    clockid_t clock{};
    timespec spent{};
    if (::clock_getcpuclockid(m_link->pid(), &clock) != 0 || ::clock_gettime(clock, &spent) != 0)
        return 0;
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

const catalog::ActivityInfo &activityOf(const Subject &subject, const Trial &trial) {
    return *std::ranges::find(subject.plugin->activities, trial.opening.activity, &catalog::ActivityInfo::id);
}

bool names(const catalog::ActivityInfo &activity, std::string_view extension) {
    const auto has = [&](const std::vector<std::string> &ids) {
        return std::ranges::find(ids, extension) != ids.end();
    };
    return has(activity.optional) || has(activity.requires_);
}

json scriptOf(const Trial &trial, const std::vector<json> &events) {
    return {
        {"content", canonical(trial.opening.content)},
        {"seats", trial.opening.seats.size()},
        {"start", events.empty() ? core::toJson(core::startEvent(trial.opening, json::array(), {})) : events.front()},
        {"events", events}};
}

} // namespace attune::check
