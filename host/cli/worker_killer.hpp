// SPDX-License-Identifier: Apache-2.0
// Kills the process of a plugin, as a crash would: between two questions, or while it has one to answer.
#pragma once

#include "home/launcher.hpp"

namespace attune::cli {

// Outlives the activity that its launcher makes.
class WorkerKiller {
public:
    [[nodiscard]] home::Launcher launcher(const catalog::Catalog &catalog, const home::Places &places,
                                          worker::Watch watch = {});
    void kill() const;
    void killAtNextQuestion() { m_waits = true; }

private:
    worker::ProcessActivity *m_activity = nullptr; // of the play that goes on; not ours
    bool m_waits = false;
};

} // namespace attune::cli
