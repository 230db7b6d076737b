// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>

namespace attune::worker {

// How often a plugin may fail within a minute and still be started again.
class RestartBudget {
public:
    using Instant = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds window{60};

    explicit RestartBudget(int allowed) : m_allowed(allowed) {}

    // Takes note of a failure. False: that was one too many.
    [[nodiscard]] bool spend(Instant now) {
        m_failures.push_back(now);
        while (now - m_failures.front() > window)
            m_failures.pop_front();
        return failures() <= m_allowed;
    }
    [[nodiscard]] int failures() const { return static_cast<int>(m_failures.size()); }

private:
    int m_allowed;
    std::deque<Instant> m_failures;
};

} // namespace attune::worker
