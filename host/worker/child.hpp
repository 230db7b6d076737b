// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"
#include "worker/unique_fd.hpp"

#include <filesystem>
#include <sys/types.h>
#include <thread>

namespace attune::worker {

// How a process ended.
struct Ending {
    bool bySignal = false;
    int value = 0; // exit code, or number of the signal
};

// A running attune-worker and the host's ends of its channel and its output. All three do not block.
class Child {
public:
    [[nodiscard]] static Result<Child> spawn(const std::filesystem::path &program);
    Child(Child &&) = default;
    Child &operator=(Child &&) = delete;
    ~Child(); // kills and reaps

    [[nodiscard]] int pid() const { return m_pid; }
    [[nodiscard]] int channel() const { return m_channel.get(); }
    [[nodiscard]] int out() const { return m_out.get(); }
    [[nodiscard]] int err() const { return m_err.get(); }

    // Waits at most so long for it to end by itself.
    [[nodiscard]] bool endsWithin(int milliseconds) const;
    // Kills and reaps it. One that was already dying keeps its own reason.
    Ending kill();

private:
    Child() = default;

    pid_t m_pid = 0;
    UniqueFd m_process; // pidfd: a number that cannot come to mean another process
    std::thread
        m_parent; // started it, and lasts as long: a worker asks to be killed when the thread that started it ends
    UniqueFd m_channel;
    UniqueFd m_out;
    UniqueFd m_err;
};

} // namespace attune::worker
