// SPDX-License-Identifier: Apache-2.0
// Plays that nobody watches: one, or a thousand.
#include "cli/auto_player.hpp"
#include "cli/play_parts.hpp"

#include <fstream>

namespace attune::cli {
namespace {

Result<std::ofstream> recordIn(const PlayOptions &options, const core::Opening &opening, std::uint64_t seed) {
    std::ofstream record;
    if (options.record.empty()) {
        return record;
    }
    record.open(options.record);
    const auto &seats = opening.seats;
    record << "# " << opening.exercise << " --seed " << seed << " --languages " << seats.front().language << ","
           << seats.back().language << " --who " << (opening.pair == "couple" ? "couple" : "parent+" + opening.younger)
           << '\n';
    if (!record) {
        return fail("play.record", "The file to record into cannot be written; choose another place.",
                    {.file = options.record});
    }
    return record;
}

// Everything that was recorded, in order.
Result<std::string> hashOfLog(home::Home &home, const core::Session &session) {
    return home.records(session.opening().session).map([](const std::vector<core::SharedRecord> &records) {
        std::string all;
        for (const core::SharedRecord &record : records) {
            all += canonical(core::toJson(record)) + '\n';
        }
        return vault::hash(all);
    });
}

struct Run {
    Played played;
    json report;
    bool fine = false;
};

Result<Run> reportOn(home::Home &home, const core::Session &session, const Shelf &shelf, Played played) {
    auto audit = verify(home, session, shelf);
    auto log = hashOfLog(home, session);
    if (!audit || !log) {
        return tl::unexpected(audit ? log.error() : audit.error());
    }
    Run run;
    const core::Opening &opening = session.opening();
    run.fine = played.ended && played.refusals == 0 && audit->differences.empty();
    run.report = {{"exercise", opening.exercise},
                  {"who", opening.pair == "couple" ? opening.pair : opening.pair + ":" + opening.younger},
                  {"languages", opening.seats.front().language + "," + opening.seats.back().language},
                  {"events", session.seq()},
                  {"acts", played.acts()},
                  {"acts_by_kind", played.kinds},
                  {"refusals", played.refusals},
                  {"refusals_announced", played.announced},
                  {"ended", played.ended},
                  {"outcome", session.outcome()},
                  {"state_hash", vault::hash(canonical(session.state()))},
                  {"log_hash", *log},
                  {"replay", audit->differences.empty() ? "same" : "different"}};
    if (!played.trouble.code.empty()) {
        run.report["trouble"] = toJson(played.trouble);
    }
    run.played = std::move(played);
    return run;
}

Result<Run> runByItself(Context &context, const PlayOptions &options, const Shelf &shelf, std::uint64_t seed) {
    ManualClock clock(someMorning);
    const auto random = randomFor(context, options, seed);
    auto home = homeFor(context, options, shelf, clock, *random);
    if (!home) {
        return tl::unexpected(home.error());
    }
    WorkerKiller killer;
    const auto launcher =
        noted(context, options, killer.launcher(shelf.catalog, shelf.places, tracing(context, options)));
    auto play = playFor(**home, options, shelf, launcher, seed);
    if (!play) {
        return tl::unexpected(play.error());
    }
    const std::string id = (*play)->session().opening().session;
    auto record = recordIn(options, (*play)->session().opening(), seed);
    if (!record) {
        return tl::unexpected(record.error());
    }
    AutoWatch watch;
    watch.line = [&](const json &line) { *record << line.dump() << '\n'; };
    watch.killWorker = [&](bool inTheAct) { inTheAct ? killer.killAtNextQuestion() : killer.kill(); };
    watch.takeUp = [&]() -> Result<home::Play *> {
        play->reset();
        play = home::Play::takeUp(**home, shelf.catalog, shelf.words, id, launcher);
        return play ? Result<home::Play *>(play->get()) : tl::unexpected(play.error());
    };
    Played played = playByItself(**play, clock, seed, watch);
    if (auto kept = writeLog(options, **home, id); !kept) {
        return tl::unexpected(kept.error());
    }
    auto run = reportOn(**home, *(*home)->session(id), shelf, std::move(played));
    if (run) {
        run->report["seed"] = seed;
    }
    return run;
}

// What a thousand plays come to.
struct Total {
    std::uint64_t fine = 0;
    std::size_t announced = 0;
    std::string hashes;
    std::map<std::string, std::size_t, std::less<>> kinds, who, languages, outcomes;

    void add(const Run &run) {
        fine += run.fine ? 1 : 0;
        announced += run.played.announced;
        hashes += run.report["log_hash"].get<std::string>() + run.report["state_hash"].get<std::string>();
        for (const auto &[kind, times] : run.played.kinds) {
            kinds[kind] += times;
        }
        ++who[run.report["who"]];
        ++languages[run.report["languages"]];
        ++outcomes[run.report["outcome"]];
    }
    [[nodiscard]] json report(const PlayOptions &options) const {
        return {{"exercise", options.exercise},
                {"runs", options.runs},
                {"first_seed", options.seed},
                {"fine", fine},
                {"refusals_announced", announced},
                {"acts_by_kind", kinds},
                {"who", who},
                {"languages", languages},
                {"outcomes", outcomes},
                {"hash", vault::hash(hashes)}};
    }
};

} // namespace

void playAuto(Context &context, const PlayOptions &options, const Shelf &shelf) {
    Total total;
    for (std::uint64_t i = 0; i < options.runs; ++i) {
        auto run = runByItself(context, options, shelf, options.seed + i);
        if (!run) {
            context.report(run.error());
            return;
        }
        total.add(*run);
        if (options.runs == 1 || !run->fine) {
            context.answer(run->report, run->report.dump(2));
        }
    }
    if (options.runs > 1) {
        const json report = total.report(options);
        context.answer(report, report.dump(2));
    }
    context.exit = total.fine == options.runs ? ok : findings;
}

} // namespace attune::cli
