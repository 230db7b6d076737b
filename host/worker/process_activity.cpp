// SPDX-License-Identifier: Apache-2.0
#include "worker/answers.hpp"
#include "worker/greeting.hpp"
#include "worker/link.hpp"
#include "worker/restart_budget.hpp"
#include "worker/worker.hpp"

#include <algorithm>

namespace attune::worker {
namespace {

using core::Event;
using core::Fault;
using core::OrFault;
using core::Step;

// Ceilings in bytes; together they fit into one frame.
constexpr std::uint32_t mostStateBytes = 512 * 1024;
constexpr std::uint32_t effectsBytes = 64 * 1024;
constexpr std::uint32_t viewBytes = 256 * 1024;

std::string wholePath(const std::filesystem::path &path) {
    std::error_code failed;
    const auto whole = std::filesystem::absolute(path, failed);
    return failed ? path.string() : whole.string();
}

} // namespace

Hello greeting(const Launch &launch) {
    Hello hello;
    hello.library = wholePath(launch.library);
    hello.pluginId = launch.pluginId;
    hello.pluginVersion = launch.pluginVersion;
    hello.activity = launch.activity;
    hello.stateVersion = static_cast<std::uint32_t>(launch.stateVersion);
    hello.stateBytes = static_cast<std::uint32_t>(std::min<std::size_t>(launch.stateBytes, mostStateBytes));
    hello.effectsBytes = effectsBytes;
    hello.viewBytes = viewBytes;
    hello.required = launch.ours ? 0 : allLayers;
    return hello;
}

namespace {

WireEvent wire(const Event &event) {
    return {event.actor, event.seq, event.seen, event.at_ms, event.entropy, event.type, canonical(event.payload)};
}

class Supervised final : public ProcessActivity {
public:
    Supervised(Launch launch, Watch watch)
        : m_launch(std::move(launch)), m_watch(std::move(watch)), m_hello(greeting(m_launch)),
          m_open{canonical(m_launch.content)}, m_faults(m_launch.pluginId, m_hello.library),
          m_budget(m_launch.restartsAllowed) {}

    OrFault<Step> init(const Event &start) override { return step(Stage::init, Init{wire(start)}); }

    OrFault<Step> reduce(const json &state, const Event &event) override {
        return step(Stage::reduce, Reduce{canonical(state), wire(event)});
    }

    OrFault<json> view(const json &state, core::Seat seat) override {
        return call(Stage::view, View{canonical(state), seat}).and_then([&](const Answer &answer) {
            return within(answer, Stage::view, m_hello.viewBytes, 0).and_then([&] {
                return readView(m_faults, answer);
            });
        });
    }

    Stats stats() const override { return {m_started, m_link ? m_link->pid() : 0, m_confinement}; }

private:
    template <class Request> OrFault<Step> step(Stage stage, const Request &request) {
        return call(stage, request).and_then([&](const Answer &answer) {
            return within(answer, stage, m_hello.stateBytes, m_hello.effectsBytes).and_then([&] {
                return readStep(m_faults, stage, answer);
            });
        });
    }

    // The worker keeps to the ceilings, but a library that speaks in its stead need not.
    OrFault<void> within(const Answer &answer, Stage stage, std::size_t value, std::size_t effects) const {
        if (answer.value.size() <= value && answer.effects.size() <= effects)
            return {};
        return tl::unexpected(m_faults.tooLarge(stage));
    }

    template <class Request> OrFault<Answer> call(Stage stage, const Request &request) {
        if (auto standing = ensureRunning(); !standing)
            return tl::unexpected(standing.error());
        auto answer = ask<Answer>(*m_link, stage, request, m_launch.deadlines.call);
        if (!answer && m_link->isBroken())
            return tl::unexpected(replaceWorker(answer.error()));
        if (answer && answer->outcome == static_cast<std::uint32_t>(Outcome::threw))
            return tl::unexpected(replaceWorker(m_faults.threw(stage)));
        return answer;
    }

    template <class Response, class Request>
    OrFault<Response> ask(Link &link, Stage stage, const Request &request, Link::Budget budget) {
        auto response = link.ask<Response>(request, budget);
        if (response)
            return std::move(*response);
        if (response.error() == Breakdown::unsendable)
            return tl::unexpected(m_faults.tooLargeToSend(stage));
        const Ending ending = link.end();
        switch (response.error()) {
        case Breakdown::silent:
            return tl::unexpected(m_faults.hung(stage, budget.count()));
        case Breakdown::garbled:
            return tl::unexpected(m_faults.garbled(stage));
        default:
            return tl::unexpected(m_faults.crashed(stage, ending));
        }
    }

    // A worker stands, loaded and opened. One that died between two calls is replaced in silence: no call of ours
    // failed.
    OrFault<void> ensureRunning() {
        if (m_quarantine)
            return tl::unexpected(*m_quarantine);
        if (!m_link)
            return start();
        if (!m_link->hasEnded())
            return {};
        const Fault fault = replaceWorker(m_faults.crashed(Stage::idle, m_link->end()));
        return m_link ? OrFault<void>{} : tl::unexpected(fault);
    }

    // What the caller is told: the cause, or that this was once too often.
    Fault replaceWorker(const Fault &cause) {
        m_link.reset();
        if (spend(cause) && start() && m_watch.onRestart)
            m_watch.onRestart(cause);
        return m_quarantine.value_or(cause);
    }

    bool spend(const Fault &cause) {
        if (!m_budget.spend(std::chrono::steady_clock::now()))
            m_quarantine = m_faults.quarantined(m_budget.failures(), cause);
        return !m_quarantine;
    }

    OrFault<void> start() {
        auto link = openedLink();
        if (link) {
            m_link = std::move(*link);
            return {};
        }
        const Fault &cause = link.error();
        const bool isDeadly = cause.kind != Fault::Kind::absent && cause.kind != Fault::Kind::internal;
        return tl::unexpected(isDeadly && !spend(cause) ? *m_quarantine : cause);
    }

    OrFault<std::unique_ptr<Link>> openedLink() {
        auto child = Child::spawn(m_launch.worker);
        if (!child)
            return tl::unexpected(m_faults.notStarted(child.error()));
        ++m_started;
        auto link = std::make_unique<Link>(std::move(*child), m_watch);
        return ask<Ready>(*link, Stage::load, m_hello, m_launch.deadlines.hello)
            .and_then([&](const Ready &ready) {
                m_confinement = {ready.layers, ready.landlockAbi};
                return checkReady(m_faults, ready, m_hello.required);
            })
            .and_then([&] { return ask<Answer>(*link, Stage::open, m_open, m_launch.deadlines.open); })
            .and_then([&](const Answer &answer) { return checkOpened(m_faults, answer); })
            .map([&] { return std::move(link); });
    }

    const Launch m_launch;
    const Watch m_watch;
    const Hello m_hello;
    const Open m_open;
    const Faults m_faults;
    RestartBudget m_budget;
    std::unique_ptr<Link> m_link; // null: none runs
    std::optional<Fault> m_quarantine;
    int m_started = 0;
    Confinement m_confinement;
};

} // namespace

Result<Confinement> confinementHere(const std::filesystem::path &worker) {
    auto child = Child::spawn(worker);
    if (!child)
        return tl::unexpected(child.error());
    const Watch nobody;
    Link link(std::move(*child), nobody);
    const auto ready = link.ask<Ready>(Hello{}, Deadlines{}.hello);
    if (!ready || ready->status == static_cast<std::uint32_t>(LoadStatus::otherProtocol))
        return fail("worker.not_started",
                    "The program that runs plugins does not say what it shuts them off from. Install Attune again.",
                    {worker.string(), 0, 0, {}});
    return Confinement{ready->layers, ready->landlockAbi};
}

std::unique_ptr<ProcessActivity> launch(Launch launch, Watch watch) {
    return std::make_unique<Supervised>(std::move(launch), std::move(watch));
}

} // namespace attune::worker
