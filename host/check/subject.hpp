// SPDX-License-Identifier: Apache-2.0
// The plugin that is checked, and ways to start it.
#pragma once

#include "catalog/catalog.hpp"
#include "check/check.hpp"
#include "core/session.hpp"
#include "worker/worker.hpp"

#include <any>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace attune::check {

struct Programs {
    std::filesystem::path worker;      // attune-worker
    std::filesystem::path checkWorker; // attune-check-worker
    std::filesystem::path words;       // the folder of the host's own texts
};

// One way to play the plugin: an exercise, for one of the pairs that it is for.
struct Trial {
    std::string name;         // "weather, couple, adult"
    core::Opening opening;    // activity, content, pair and seats: what core::startEvent() takes
    std::size_t exercise = 0; // in Subject::exercises
};

// A check throws this where the plugin failed and the check cannot go on; runChecks() makes a Result of it.
struct Broken {
    core::Fault fault;
    std::vector<json> log = {};
};

// What checks find out once for all of them.
class Shared {
public:
    // `make` runs at most once a key, unless it throws. Waits if another thread is at it.
    [[nodiscard]] std::shared_ptr<const std::any> once(const std::string &key, const std::function<std::any()> &make);

private:
    struct Slot;
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Slot>> m_slots;
};

struct Subject {
    std::filesystem::path folder;
    catalog::Checked<catalog::Plugin> plugin; // or why it cannot be read
    std::vector<catalog::Exercise> exercises; // of its activities
    std::vector<Error> exerciseErrors;        // of those in its folder that cannot be read
    std::vector<Trial> trials;                // at least one for each of the exercises
    Programs programs;
    Level level = Level::core; // of this run: how much effort is wanted
    std::uint64_t seed = 1;
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max(); // of this check
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();

    // Why nothing of it can be played, as the reason of a skip; nothing if it can: it loads, opens, and begins.
    [[nodiscard]] std::optional<std::string> unplayable();

    // A fresh worker, started at the first call. After the deadline its calls return a fault "check.deadline".
    [[nodiscard]] std::unique_ptr<core::Activity> start(const Trial &trial, worker::Watch watch = {}) const;
    [[nodiscard]] worker::Launch launchOf(const Trial &trial) const;

    template <class T> [[nodiscard]] std::shared_ptr<const T> once(const std::string &key, std::function<T()> make) {
        const auto found = shared->once(key, [&make]() -> std::any { return make(); });
        return {found, std::any_cast<T>(found.get())};
    }
};

struct Asked {
    std::filesystem::path folder; // the bundle: the folder of plugin.toml
    std::vector<std::filesystem::path>
        exercises; // more folders full of exercises; those for other plugins are left out
    Programs programs;
    Level level = Level::core;
    std::uint64_t seed = 1;
};
[[nodiscard]] Subject subjectOf(const Asked &asked);

// Runs a check, unless that was done for this subject already. Whatever happens in it, a result comes back.
[[nodiscard]] Result resultOf(const Check &check, Subject &subject);

// Why a check that builds on others cannot be tried, as the reason of a skip: one of them did not pass.
[[nodiscard]] std::optional<std::string> unmet(Subject &subject, std::initializer_list<std::string_view> ids);

// crash, timeout or fail, with the fault's sentence.
[[nodiscard]] Result resultOf(const core::Fault &fault, std::vector<json> log = {});

// The value, or Broken.
template <class T> [[nodiscard]] T need(core::OrFault<T> result, const std::vector<json> &log = {}) {
    if (!result)
        throw Broken{result.error(), log};
    return std::move(*result);
}

} // namespace attune::check
