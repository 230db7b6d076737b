// SPDX-License-Identifier: Apache-2.0
#include "cli/worker_killer.hpp"

#include <csignal>
#include <utility>

namespace attune::cli {

home::Launcher WorkerKiller::launcher(const catalog::Catalog &catalog, const home::Places &places,
                                      worker::Watch watch) {
    watch.onFrame = [this, inner = std::move(watch.onFrame)](std::string_view direction, std::string_view type,
                                                             std::string_view bytes) {
        if (inner) {
            inner(direction, type, bytes);
        }
        if (direction == "->" && std::exchange(m_waits, false)) {
            kill();
        }
    };
    return [this, start = home::workerLauncher(catalog, places, std::move(watch))](const core::Opening &opening) {
        auto made = start(opening);
        m_activity = made ? dynamic_cast<worker::ProcessActivity *>(made->get()) : nullptr;
        return made;
    };
}

void WorkerKiller::kill() const {
    if (m_activity != nullptr && m_activity->stats().pid > 0) {
        ::kill(m_activity->stats().pid, SIGKILL);
    }
}

} // namespace attune::cli
