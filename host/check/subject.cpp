// SPDX-License-Identifier: Apache-2.0
#include "check/subject.hpp"

#include <algorithm>
#include <mutex>

namespace attune::check {
namespace fs = std::filesystem;

struct Shared::Slot {
    std::mutex mutex;
    std::shared_ptr<const std::any> value;
};

std::shared_ptr<const std::any> Shared::once(const std::string &key, const std::function<std::any()> &make) {
    std::shared_ptr<Slot> slot;
    {
        const std::scoped_lock lock(m_mutex);
        auto &known = m_slots[key];
        known = known ? known : std::make_shared<Slot>();
        slot = known;
    }
    const std::scoped_lock lock(slot->mutex);
    if (!slot->value)
        slot->value = std::make_shared<const std::any>(make());
    return slot->value;
}

namespace {

using Clock = std::chrono::steady_clock;

// Refuses to go on after the deadline: whatever a check does, it comes to an end.
class Limited final : public core::Activity {
public:
    Limited(std::unique_ptr<core::Activity> inner, Clock::time_point deadline)
        : m_inner(std::move(inner)), m_deadline(deadline) {}

    core::OrFault<core::Step> init(const core::Event &start) override {
        return inTime().and_then([&] { return m_inner->init(start); });
    }
    core::OrFault<core::Step> reduce(const json &state, const core::Event &event) override {
        return inTime().and_then([&] { return m_inner->reduce(state, event); });
    }
    core::OrFault<json> view(const json &state, core::Seat seat) override {
        return inTime().and_then([&] { return m_inner->view(state, seat); });
    }

private:
    [[nodiscard]] core::OrFault<void> inTime() const {
        if (Clock::now() < m_deadline)
            return {};
        return tl::unexpected(
            core::Fault{core::Fault::Kind::hung,
                        {"check.deadline",
                         "The check came to no end in its time; the plugin is too slow, or has too many states.",
                         {}}});
    }

    std::unique_ptr<core::Activity> m_inner;
    Clock::time_point m_deadline;
};

std::vector<core::SeatInfo> seatsFor(const catalog::Audience &audience, int count) {
    const bool couple = audience.pair == "couple";
    std::vector<core::SeatInfo> seats{{"p1", couple ? "partner" : "mother", "adult", "en"},
                                      {"p2", couple ? "partner" : "son", audience.younger, "en"},
                                      {"p3", "relative", "adult", "en"}};
    seats.resize(static_cast<std::size_t>(std::clamp(count, 1, 3)));
    return seats;
}

std::vector<catalog::Audience> audiencesOf(const catalog::Exercise &exercise) {
    std::vector<catalog::Audience> audiences;
    for (const catalog::Fit &fit : exercise.fitsFor) {
        const std::string pair = fit.pair == "any" ? "couple" : fit.pair;
        const auto bands = fit.younger.empty() ? std::vector<std::string>{"adult"} : fit.younger;
        for (const std::string &band : bands)
            audiences.push_back({pair, band});
    }
    return audiences;
}

Trial trialOf(const catalog::Plugin &plugin, const catalog::ActivityInfo &activity, const catalog::Exercise &exercise,
              const catalog::Audience &audience) {
    Trial trial;
    trial.name = exercise.id + ", " + audience.pair + ", " + audience.younger;
    trial.opening = {.session = "checked",
                     .relationship = "checked",
                     .exercise = exercise.id,
                     .exerciseVersion = exercise.version,
                     .activity = activity.id,
                     .plugin = plugin.id,
                     .pluginVersion = plugin.version,
                     .stateVersion = activity.stateVersion,
                     .pair = audience.pair,
                     .younger = audience.younger,
                     .seats = seatsFor(audience, audience.pair == "solo" ? 1 : std::min(activity.maxSeats, 2)),
                     .typist = 0,
                     .content = catalog::contentFor(exercise, audience),
                     .wallMs = 0};
    return trial;
}

std::vector<fs::path> foldersIn(const fs::path &root) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator at(root, error), end; !error && at != end; at.increment(error))
        if (fs::exists(at->path() / "exercise.toml", error))
            folders.push_back(at->path());
    std::ranges::sort(folders);
    return folders;
}

const catalog::ActivityInfo *activityOf(const catalog::Plugin &plugin, const std::string &id) {
    const auto found = std::ranges::find(plugin.activities, id, &catalog::ActivityInfo::id);
    return found == plugin.activities.end() ? nullptr : &*found;
}

void readExercises(Subject &subject, const fs::path &root, bool isOwn) {
    for (const fs::path &folder : foldersIn(root)) {
        auto exercise = catalog::readExercise(folder, {*subject.plugin});
        if (!exercise && isOwn)
            subject.exerciseErrors.insert(subject.exerciseErrors.end(), exercise.error().begin(),
                                          exercise.error().end());
        if (!exercise || !activityOf(*subject.plugin, exercise->activity) ||
            std::ranges::find(subject.exercises, exercise->id, &catalog::Exercise::id) != subject.exercises.end())
            continue;
        for (const catalog::Audience &audience : audiencesOf(*exercise)) {
            subject.trials.push_back(
                trialOf(*subject.plugin, *activityOf(*subject.plugin, exercise->activity), *exercise, audience));
            subject.trials.back().exercise = subject.exercises.size();
        }
        subject.exercises.push_back(std::move(*exercise));
    }
}

std::string firstOf(const std::vector<Error> &errors) {
    return errors.empty() ? "" : describe(errors.front());
}

// Empty: it can be played.
std::string whyUnplayable(Subject &subject) {
    if (!subject.plugin)
        return "the manifest cannot be read (AT-MAN): " + firstOf(subject.plugin.error());
    if (subject.trials.empty())
        return "there is no exercise to try it with; put one into the folder exercises of the bundle";
    for (const Trial &trial : subject.trials) {
        const auto step = subject.start(trial)->init(core::startEvent(trial.opening, json::array(), {}));
        if (!step)
            return "it does not begin (AT-ABI, AT-LIFE): " + step.error().error.sentence;
        if (!std::holds_alternative<core::Advanced>(*step))
            return "it refuses to begin " + trial.name;
    }
    return {};
}

} // namespace

Subject subjectOf(const Asked &asked) {
    Subject subject{.folder = asked.folder,
                    .plugin = catalog::readPlugin(asked.folder),
                    .exercises = {},
                    .exerciseErrors = {},
                    .trials = {},
                    .programs = asked.programs,
                    .level = asked.level,
                    .seed = asked.seed};
    if (!subject.plugin)
        return subject;
    readExercises(subject, asked.folder / "exercises", true);
    for (const fs::path &folder : asked.exercises)
        readExercises(subject, folder, false);
    return subject;
}

std::optional<std::string> Subject::unplayable() {
    const auto why = once<std::string>("unplayable", [this] { return whyUnplayable(*this); });
    return why->empty() ? std::nullopt : std::optional(*why);
}

worker::Launch Subject::launchOf(const Trial &trial) const {
    worker::Launch launch;
    launch.worker = programs.worker;
    launch.library = plugin->library;
    launch.pluginId = plugin->id;
    launch.pluginVersion = plugin->version;
    launch.activity = trial.opening.activity;
    launch.stateVersion = trial.opening.stateVersion;
    launch.content = trial.opening.content;
    launch.stateBytes = plugin->stateKib * 1024;
    launch.deadlines.call = std::chrono::milliseconds(plugin->reduceMs);
    return launch;
}

std::unique_ptr<core::Activity> Subject::start(const Trial &trial, worker::Watch watch) const {
    return std::make_unique<Limited>(worker::launch(launchOf(trial), std::move(watch)), deadline);
}

Result resultOf(const core::Fault &fault, std::vector<json> log) {
    using Kind = core::Fault::Kind;
    const Status status = fault.kind == Kind::crashed || fault.kind == Kind::quarantined ? Status::crash
                          : fault.kind == Kind::hung                                     ? Status::timeout
                                                                                         : Status::fail;
    return {status, {{describe(fault.error), std::move(log)}}, {}};
}

} // namespace attune::check
