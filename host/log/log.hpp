// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/edges.hpp"
#include "log/event.hpp"

#include <filesystem>
#include <memory>

namespace spdlog {
class logger;
}

namespace attune::log {

enum class Level { debug, info, warning, error };
enum class Part { core, store, worker, catalog, home, ui, cli };

// One part's pen. Cheap to copy; made without arguments it writes nothing.
class Logger {
public:
    Logger() = default;
    void debug(const Event &event) const { write(Level::debug, event); }
    void info(const Event &event) const { write(Level::info, event); }
    void warning(const Event &event) const { write(Level::warning, event); }
    void error(const Event &event) const { write(Level::error, event); }

private:
    friend class Logs;
    Logger(std::shared_ptr<spdlog::logger> out, Clock &clock) : m_out(std::move(out)), m_clock(&clock) {}
    void write(Level level, const Event &event) const;

    std::shared_ptr<spdlog::logger> m_out;
    Clock *m_clock = nullptr;
};

struct Options {
    std::filesystem::path folder; // XDG state; made when missing. Empty: no file
    bool toStderr = false;
    Level least = Level::warning; // below it: when the program was used, which is nobody's business but a developer's
};

// attune.log and, before it, attune.1.log, of at most 512 KiB each, for their owner only. Logging never fails and never
// stops anything: without a file it goes on, and says so once on stderr.
class Logs {
public:
    Logs(const Options &options, Clock &clock); // the clock outlives every logger
    ~Logs();
    Logs(const Logs &) = delete;
    Logs &operator=(const Logs &) = delete;
    [[nodiscard]] Logger part(Part part) const;

private:
    struct Sinks;
    std::unique_ptr<Sinks> m_sinks;
    Clock &m_clock;
};

} // namespace attune::log
