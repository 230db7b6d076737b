// SPDX-License-Identifier: Apache-2.0
#include "log/log.hpp"

#include <array>
#include <atomic>
#include <cstdio>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ansicolor_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

namespace attune::log {
namespace {

constexpr std::size_t fileBytes = 512 << 10;
constexpr std::size_t olderFiles = 1;
constexpr const char *pattern = "%Y-%m-%dT%H:%M:%S.%eZ %l %n %v";

constexpr std::array levels{spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};
constexpr std::array parts{"core", "store", "worker", "catalog", "home", "ui", "cli"};

spdlog::level::level_enum levelOf(Level level) {
    return levels.at(static_cast<std::size_t>(level));
}

// Says it once, however many loggers meet it.
class Complaint {
public:
    void make() {
        if (!m_made.exchange(true))
            std::fputs("attune: going on without a log file, because it cannot be written. "
                       "Free some space or allow writing to its folder.\n",
                       stderr);
    }

private:
    std::atomic<bool> m_made = false;
};

spdlog::sink_ptr fileIn(const std::filesystem::path &folder) {
    std::error_code known; // opening the file will say
    if (std::filesystem::create_directories(folder, known))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, known);
    spdlog::file_event_handlers events;
    events.after_open = [](const spdlog::filename_t &, std::FILE *file) { fchmod(fileno(file), 0600); };
    return std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "attune.log").string(), fileBytes,
                                                                  olderFiles, false, events);
}

} // namespace

struct Logs::Sinks {
    std::vector<spdlog::sink_ptr> all;
    spdlog::level::level_enum least;
    std::shared_ptr<Complaint> complaint = std::make_shared<Complaint>();
};

Logs::Logs(const Options &options, Clock &clock)
    : m_sinks(std::make_unique<Sinks>(Sinks{.all = {}, .least = levelOf(options.least)})), m_clock(clock) {
    if (options.toStderr)
        m_sinks->all.push_back(std::make_shared<spdlog::sinks::ansicolor_stderr_sink_mt>());
    if (options.folder.empty())
        return;
    try {
        if (const auto file = options.folder / "attune.log"; std::filesystem::is_fifo(file))
            throw std::runtime_error("nobody may ever read from it"); // and it would be waited for
        m_sinks->all.push_back(fileIn(options.folder));
    } catch (const std::exception &) { // its text holds a path under the home folder
        m_sinks->complaint->make();
    }
}

Logs::~Logs() = default;

Logger Logs::part(Part part) const {
    auto logger = std::make_shared<spdlog::logger>(parts.at(static_cast<std::size_t>(part)), m_sinks->all.begin(),
                                                   m_sinks->all.end());
    logger->set_formatter(std::make_unique<spdlog::pattern_formatter>(pattern, spdlog::pattern_time_type::utc));
    logger->set_level(m_sinks->least);
    logger->flush_on(m_sinks->least); // few lines, and the last ones before a crash matter most
    logger->set_error_handler([complaint = m_sinks->complaint](const std::string &) { complaint->make(); });
    return {std::move(logger), m_clock};
}

void Logger::write(Level level, const Event &event) const {
    if (!m_out)
        return;
    const spdlog::log_clock::time_point now{std::chrono::milliseconds(m_clock->wallMs())};
    m_out->log(now, spdlog::source_loc{}, levelOf(level), lineOf(event));
}

} // namespace attune::log
