// SPDX-License-Identifier: Apache-2.0
// The host's side of a plugin process. The host never loads a plugin; attune-worker does.
#pragma once

#include "core/activity.hpp"
#include "worker/confinement.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace attune::worker {

struct Deadlines {
    std::chrono::milliseconds hello{2000};
    std::chrono::milliseconds open{2000};
    std::chrono::milliseconds call{1000};
};

struct Launch {
    std::filesystem::path worker;  // the attune-worker binary
    std::filesystem::path library; // the plugin's shared library
    std::string pluginId;          // as in plugin.toml; compared with what the binary says
    std::string pluginVersion;
    std::string activity;
    int stateVersion = 1;
    json content;
    std::size_t stateBytes = 64 * 1024; // ceiling of a state
    Deadlines deadlines;
    bool ours = false; // runs with the layers that the machine has; a plugin of others runs with all or not at all
    int restartsAllowed = 3; // within 60 s of monotonic time; then the plugin is quarantined for this session
};

// Called from the thread that makes the calls. Codes, ids and numbers only reach the log; text that a plugin logs is
// shown to developers (`attunectl play --trace`) and never written to the host's log.
struct Watch {
    std::function<void(int level, std::string_view text)> onPluginLog;
    // direction: "->" to the worker, "<-" from it; bytes: the body, as docs/worker-protocol.md describes it
    std::function<void(std::string_view direction, std::string_view type, std::string_view bytes)> onFrame;
    std::function<void(const core::Fault &)> onRestart; // it failed, and a fresh worker stands ready
};

struct Stats {
    int started = 0;
    int pid = 0;             // of the worker that runs now, 0 if none
    Confinement confinement; // of the worker that was started last
};

// An Activity that lives in a process of its own. A call that crashes or hangs the worker returns a Fault after the
// worker was killed and a fresh one was started; the caller still holds the last good state. It is started at the first
// call. After badAnswer and internal the worker is kept if it is still in step: a wrong answer does not spoil the next
// one. One that died between two calls is replaced in silence. One call at a time, from any thread.
class ProcessActivity : public core::Activity {
public:
    [[nodiscard]] virtual Stats stats() const = 0;
};

// What would stand between a plugin and this computer. Starts a worker, and loads nothing.
[[nodiscard]] Result<Confinement> confinementHere(const std::filesystem::path &worker);

[[nodiscard]] std::unique_ptr<ProcessActivity> launch(Launch launch, Watch watch = {});

} // namespace attune::worker
