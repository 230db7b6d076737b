// SPDX-License-Identifier: Apache-2.0
// The host's side of attune-check-worker.
#pragma once

#include "check/subject.hpp"

namespace attune::worker {
class Link;
class Faults;
} // namespace attune::worker

namespace attune::check {

// How loading came out; `status` is a worker::LoadStatus.
struct Loading {
    std::uint32_t status = 0;
    std::string found;    // what stood there instead
    std::string sentence; // what is wrong and what to do; empty if all is well
    double cpuMs = 0;     // processor time that it took
};

// One check worker, for one activity. A plugin that dies or hangs throws Broken.
class Probe {
public:
    // `prepared`: conditions that have to be there before the library is.
    Probe(const Subject &subject, const catalog::ActivityInfo &activity, const json &prepared = nullptr);
    ~Probe();
    Probe(const Probe &) = delete;
    Probe &operator=(const Probe &) = delete;

    // The conditions can be had on this machine.
    [[nodiscard]] bool isPrepared() const { return m_prepared; }
    [[nodiscard]] Loading load();
    // Loads at first, if that was not done; throws Broken if it does not load.
    [[nodiscard]] json ask(const std::string &probe, const json &argument);

private:
    template <class Response, class Request> Response asked(int stage, const Request &request);
    [[nodiscard]] std::chrono::milliseconds budget() const;
    [[nodiscard]] double cpuMs() const;

    const Subject &m_subject;
    const catalog::ActivityInfo &m_activity;
    std::unique_ptr<worker::Faults> m_faults;
    worker::Watch m_watch;
    std::unique_ptr<worker::Link> m_link;
    bool m_prepared = true, m_loaded = false;
};

// The activity of a trial.
[[nodiscard]] const catalog::ActivityInfo &activityOf(const Subject &subject, const Trial &trial);

// Whether plugin.toml names an extension for it.
[[nodiscard]] bool names(const catalog::ActivityInfo &activity, std::string_view extension);

// What a probe is told of a session: content, seats, start, events.
[[nodiscard]] json scriptOf(const Trial &trial, const std::vector<json> &events);

// A session that was played with offered intents: the events that the activity saw, the start first. It ends before
// the first thing that went wrong.
[[nodiscard]] std::vector<json> playedLog(Subject &subject, const Trial &trial);

} // namespace attune::check
