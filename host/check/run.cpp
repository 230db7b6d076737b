// SPDX-License-Identifier: Apache-2.0
#include "check/run.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

namespace attune::check {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::array<milliseconds, 4> deadlines{milliseconds{5'000}, milliseconds{10'000}, milliseconds{30'000},
                                                milliseconds{120'000}}; // by Level

milliseconds since(Clock::time_point start) {
    return std::chrono::duration_cast<milliseconds>(Clock::now() - start);
}

Result guarded(const Check &check, Subject &subject) {
    try {
        return check.run(subject);
    } catch (const Broken &broken) {
        return resultOf(broken.fault, broken.log);
    } catch (const std::exception &error) { // an answer of a form that the check did not expect
        return failed("the check could not make sense of an answer of the plugin: " + std::string(error.what()));
    }
}

Outcome outcomeOf(const Check &check, Subject subject, const Running &running) {
    const auto start = Clock::now();
    const auto limit =
        running.deadline.count() > 0 ? running.deadline : deadlines.at(static_cast<std::size_t>(subject.level));
    subject.deadline = start + limit;
    Outcome outcome{.check = check, .result = resultOf(check, subject), .waived = {}, .took = since(start)};
    const auto waiver = std::ranges::find(running.waivers, check.id, &Waiver::check);
    if (waiver != running.waivers.end() && fired(outcome.result.status))
        outcome.waived = waiver->reason;
    return outcome;
}

} // namespace

bool Outcome::counts() const {
    return fired(result.status) && result.status != Status::warn && waived.empty();
}

bool Report::isFine() const {
    return std::ranges::none_of(outcomes, &Outcome::counts);
}

std::map<Status, int> Report::numbers() const {
    std::map<Status, int> numbers;
    for (const Outcome &outcome : outcomes)
        if (outcome.waived.empty())
            ++numbers[outcome.result.status];
    return numbers;
}

int Report::waived() const {
    return static_cast<int>(std::ranges::count_if(outcomes, [](const auto &one) { return !one.waived.empty(); }));
}

Result resultOf(const Check &check, Subject &subject) {
    return *subject.once<Result>("result " + std::string(check.id), [&] { return guarded(check, subject); });
}

std::optional<std::string> unmet(Subject &subject, std::initializer_list<std::string_view> ids) {
    static const std::vector<Check> all = allChecks();
    for (const std::string_view id : ids) {
        const auto check = std::ranges::find(all, id, &Check::id);
        if (check != all.end() && check->level > subject.level)
            continue; // nobody would hear of it in this run
        const Status status = check == all.end() ? Status::skip : resultOf(*check, subject).status;
        if (status != Status::pass && status != Status::warn)
            return std::string(id) + (status == Status::skip ? " could not be tried" : " did not pass") +
                   ", and this builds on it";
    }
    return std::nullopt;
}

Report runChecks(const Subject &subject, std::span<const Check> checks, const Running &running) {
    const auto start = Clock::now();
    Report report{.plugin = subject.plugin ? subject.plugin->id : "",
                  .version = subject.plugin ? subject.plugin->version : "",
                  .folder = subject.folder.string(),
                  .level = subject.level,
                  .seed = subject.seed,
                  .outcomes = {}};
    std::vector<Check> due;
    std::ranges::copy_if(checks, std::back_inserter(due), [&](const Check &one) { return one.level <= subject.level; });
    report.outcomes.resize(due.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t at = next++; at < due.size(); at = next++)
            report.outcomes[at] = outcomeOf(due[at], subject, running);
    };
    std::vector<std::jthread> others(static_cast<std::size_t>(std::max(running.jobs, 1) - 1));
    std::ranges::generate(others, [&] { return std::jthread(work); });
    work();
    others.clear();
    report.took = since(start);
    return report;
}

} // namespace attune::check
