// SPDX-License-Identifier: Apache-2.0
#include "cli/auto_player.hpp"
#include "cli/guests.hpp"
#include "cli/opened.hpp"
#include "cli/script.hpp"
#include "cli/terminal.hpp"
#include "vault/system.hpp"

#include <fstream>
#include <memory>
#include <unistd.h>

namespace attune::cli {
namespace {

struct Options {
    std::string exercise, who, languages = "en", script, record, session, relationship;
    bool automatic = false, keep = false, trace = false;
    std::uint64_t seed = 1, runs = 1;
};

constexpr std::int64_t someMorning = 1'700'000'000'000; // where the clock of a repeatable play stands; any would do

worker::Watch tracing(Context &context, bool trace) {
    worker::Watch watch;
    if (trace) {
        watch.onPluginLog = [&context](int, std::string_view text) { context.err << "plugin: " << text << '\n'; };
        watch.onFrame = [&context](std::string_view direction, std::string_view type, std::string_view bytes) {
            context.err << direction << ' ' << type << ' ' << bytes.size() << '\n';
        };
    }
    return watch;
}

// The home that is asked for: the people's own (with --keep or --relationship), or one for guests, in memory.
Result<std::unique_ptr<home::Home>> homeFor(const Context &context, const Options &options, const Shelf &shelf,
                                            Clock &clock, Random &random) {
    const bool own =
        options.keep || !options.relationship.empty() || !options.session.empty() || !context.homeOption.empty();
    return own ? openHome(shelf.places, clock, random) : guestHome(clock, random);
}

Result<std::string> relationshipFor(home::Home &home, const Options &options, const Shelf &shelf, std::uint64_t pick) {
    if (!options.relationship.empty()) {
        return options.relationship;
    }
    const catalog::Exercise *exercise = shelf.catalog.exercise(options.exercise);
    if (exercise == nullptr) {
        return fail("exercise.unknown",
                    "There is no exercise \"" + options.exercise + "\"; `attunectl exercise list` shows all.");
    }
    auto guests = guestsFor(*exercise, options.who, pick);
    if (!guests) {
        return tl::unexpected(guests.error());
    }
    if (auto spoken = speak(*guests, options.languages); !spoken) {
        return tl::unexpected(spoken.error());
    }
    return home.formRelationship(guests->pair, guests->people);
}

Result<std::unique_ptr<home::Play>> playFor(Context &context, home::Home &home, const Options &options,
                                            const Shelf &shelf, std::uint64_t pick = 0) {
    const auto launcher = home::workerLauncher(shelf.catalog, shelf.places, tracing(context, options.trace));
    if (!options.session.empty()) {
        return home::Play::takeUp(home, shelf.catalog, shelf.words, options.session, launcher);
    }
    auto relationship = relationshipFor(home, options, shelf, pick);
    if (!relationship) {
        return tl::unexpected(relationship.error());
    }
    return home::Play::begin(home, shelf.catalog, shelf.words, *relationship, options.exercise, launcher);
}

struct Run {
    json report;
    bool fine = false;
};

Result<Run> runByItself(Context &context, const Options &options, const Shelf &shelf, std::uint64_t seed) {
    ManualClock clock(someMorning);
    SeededRandom random(seed);
    auto home = homeFor(context, options, shelf, clock, random);
    if (!home) {
        return tl::unexpected(home.error());
    }
    auto play = playFor(context, **home, options, shelf, seed);
    if (!play) {
        return tl::unexpected(play.error());
    }
    std::ofstream record;
    if (!options.record.empty()) {
        record.open(options.record);
        record << "# " << options.exercise << " --seed " << seed << " --languages " << options.languages
               << (options.who.empty() ? "" : " --who " + options.who) << '\n';
        if (!record) {
            return fail("play.record", "The file to record into cannot be written; choose another place.",
                        {.file = options.record});
        }
    }
    const Played played =
        playByItself(**play, clock, seed, {.line = [&](const json &line) { record << line.dump() << '\n'; }});
    const core::Session &session = (*play)->session();
    auto audit = verify(**home, session, shelf);
    if (!audit) {
        return tl::unexpected(audit.error());
    }
    Run run;
    run.fine = played.ended && played.refusals == 0 && audit->differences.empty();
    run.report = {{"exercise", options.exercise},
                  {"seed", seed},
                  {"events", session.seq()},
                  {"acts", played.acts},
                  {"refusals", played.refusals},
                  {"refusals_announced", played.announced},
                  {"ended", played.ended},
                  {"outcome", session.outcome()},
                  {"state_hash", vault::hash(canonical(session.state()))},
                  {"replay", audit->differences.empty() ? "same" : "different"}};
    if (!played.trouble.code.empty()) {
        run.report["trouble"] = toJson(played.trouble);
    }
    return run;
}

void playAuto(Context &context, const Options &options, const Shelf &shelf) {
    std::uint64_t fine = 0;
    std::string hashes;
    for (std::uint64_t i = 0; i < options.runs; ++i) {
        auto run = runByItself(context, options, shelf, options.seed + i);
        if (!run) {
            context.report(run.error());
            return;
        }
        fine += run->fine ? 1 : 0;
        hashes += run->report["state_hash"].get<std::string>();
        if (options.runs == 1 || !run->fine) {
            context.answer(run->report, run->report.dump(2));
        }
    }
    if (options.runs > 1) {
        const json total = {{"exercise", options.exercise},
                            {"runs", options.runs},
                            {"first_seed", options.seed},
                            {"fine", fine},
                            {"hash", vault::hash(hashes)}};
        context.answer(total, total.dump(2));
    }
    context.exit = fine == options.runs ? ok : findings;
}

void playFromScript(Context &context, const Options &options, const Shelf &shelf) {
    auto script = readScript(options.script);
    if (!script) {
        context.report(script.error(), misuse);
        return;
    }
    ManualClock clock(someMorning);
    SeededRandom random(options.seed);
    auto home = homeFor(context, options, shelf, clock, random);
    auto play = home ? playFor(context, **home, options, shelf) : tl::unexpected(home.error());
    if (!play) {
        context.report(play.error());
        return;
    }
    std::ostringstream transcript;
    if (auto done = playScript(**play, clock, *script, options.script, transcript); !done) {
        context.out << transcript.str();
        context.report(done.error());
        return;
    }
    const core::Session &session = (*play)->session();
    context.answer({{"exercise", options.exercise},
                    {"events", session.seq()},
                    {"outcome", session.outcome()},
                    {"state_hash", vault::hash(canonical(session.state()))},
                    {"transcript", transcript.str()}},
                   transcript.str());
}

void playHere(Context &context, const Options &options, const Shelf &shelf) {
    const auto clock = vault::systemClock();
    const auto random = vault::systemRandom();
    auto home = homeFor(context, options, shelf, *clock, *random);
    auto play = home ? playFor(context, **home, options, shelf) : tl::unexpected(home.error());
    if (!play) {
        context.report(play.error());
        return;
    }
    if (auto done = playInTerminal(**play, context.in, context.out, isatty(STDOUT_FILENO) == 1); !done) {
        context.report(done.error());
    }
}

void play(Context &context, const Options &options) {
    auto shelf = openShelf(context);
    if (!shelf) {
        context.report(shelf.error());
    } else if (options.automatic) {
        playAuto(context, options, *shelf);
    } else if (!options.script.empty()) {
        playFromScript(context, options, *shelf);
    } else {
        playHere(context, options, *shelf);
    }
}

constexpr const char *footer = R"(
In the terminal, without --auto or --script: type the number of what you want to do; p pauses, s stops, q leaves.
Nothing is kept unless you say --keep, --relationship or --home.

A script has one JSON object a line:
  {"sit": 1}   {"seat": 1, "use": "ready", "value": 1}   {"seat": 1, "press": "sort"}   {"seat": 1, "decide": "clause_1", "yes": true}
  {"seat": 1, "hold": "sort", "held": ["door"]}   {"pause": 20}   {"resume": true}   {"stop": true}   {"leave": true}   {"wait": 240000}

Examples:
  attunectl play needs_cards --who parent+teen --languages es,en
  attunectl play daily_stress_talk --auto --seed 7 --json
  attunectl play repair_walkthrough --auto --seed 1 --runs 1000 --json
)";

} // namespace

void addPlayVerb(CLI::App &app, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb = app.add_subcommand("play", "Play an exercise in the terminal, from a script, or by itself");
    verb->add_option("exercise", options->exercise, "Id of the exercise");
    verb->add_option(
        "--who", options->who,
        "Guests: couple, parent+adult, parent+teen, parent+child (default: the first that fits; with --auto, by seed)");
    verb->add_option("--languages", options->languages, "One language for both guests, or one each, such as en,es");
    verb->add_flag("--auto", options->automatic, "Play by itself through whatever is offered, then replay the log");
    verb->add_option("--seed", options->seed, "With --auto or --script: the same seed plays the same everywhere");
    verb->add_option("--runs", options->runs, "With --auto: so many plays, with rising seeds")
        ->check(CLI::PositiveNumber);
    verb->add_option("--script", options->script, "Play the acts of a file and print every screen");
    verb->add_option("--record", options->record, "With --auto: write what happened as a script");
    verb->add_option("--session", options->session, "Take up a session of this home that is not over");
    verb->add_option("--relationship", options->relationship, "Play as people of this home");
    verb->add_flag("--keep", options->keep, "Keep the session in this home");
    verb->add_flag("--trace", options->trace,
                   "Name every frame to and from the plugin, with its size, on standard error");
    verb->footer(footer);
    verb->callback([=, &context] {
        if (options->exercise.empty() && options->session.empty()) {
            context.report({"play.what", "Say which exercise; `attunectl exercise list` shows all.", {}}, misuse);
            return;
        }
        play(context, *options);
    });
}

} // namespace attune::cli
