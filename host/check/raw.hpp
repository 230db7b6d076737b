// SPDX-License-Identifier: Apache-2.0
// A worker that is asked in bytes, so that it can be asked what no host would: broken JSON, states that never were.
#pragma once

#include "check/subject.hpp"
#include "worker/link.hpp"

namespace attune::check {

enum class Came {
    same,     // accepted, and nothing changed
    refused,  // REJECTED
    badInput, // BAD_INPUT
    changed,  // accepted: another state, or effects
    full,     // more than the host takes
    mistake,  // INTERNAL, an exception, or a code that there is not
    died,
    hung,
};
[[nodiscard]] std::string_view inWords(Came came);

struct Reply {
    Came came = Came::died;
    worker::Answer answer; // of one that came back
};

class Raw {
public:
    Raw(const Subject &subject, const Trial &trial, worker::Watch watch = {});
    [[nodiscard]] Reply reduce(const std::string &state, const worker::WireEvent &event);
    [[nodiscard]] Reply view(const std::string &state, core::Seat seat);

private:
    void start();
    template <class Request> [[nodiscard]] Reply ask(const Request &request, const std::string &state);
    const worker::Launch m_launch;
    const worker::Watch m_watch;
    const std::chrono::steady_clock::time_point m_deadline;
    std::unique_ptr<worker::Link> m_link;
};

[[nodiscard]] worker::WireEvent wireOf(const core::Event &event);
// As core::toJson(); a payload that is no JSON stands there as a text, "payload_bytes".
[[nodiscard]] json toJson(const worker::WireEvent &event);

} // namespace attune::check
