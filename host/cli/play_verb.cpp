// SPDX-License-Identifier: Apache-2.0
#include "cli/misunderstood.hpp"
#include "cli/play_parts.hpp"
#include "cli/script.hpp"
#include "cli/terminal.hpp"
#include "vault/system.hpp"

#include <unistd.h>

namespace attune::cli {
namespace {

home::Launcher workerOf(Context &context, const PlayOptions &options, const Shelf &shelf) {
    return noted(context, options, home::workerLauncher(shelf.catalog, shelf.places, tracing(context, options)));
}

void playFromScript(Context &context, const PlayOptions &options, const Shelf &shelf) {
    auto script = readScript(options.script);
    if (!script) {
        context.report(script.error(), misuse);
        return;
    }
    ManualClock clock(someMorning);
    const auto random = randomFor(context, options, options.seed);
    auto home = homeFor(context, options, shelf, clock, *random);
    auto play =
        home ? playFor(**home, options, shelf, workerOf(context, options, shelf)) : tl::unexpected(home.error());
    if (!play) {
        context.report(play.error());
        return;
    }
    std::ostringstream transcript;
    if (auto done = playScript(**play, clock, *script, options.script, shelf.words, transcript); !done) {
        context.out << transcript.str();
        context.report(done.error());
        return;
    }
    const core::Session &session = (*play)->session();
    if (const auto kept = writeLog(options, **home, session.opening().session); !kept) {
        context.report(kept.error(), misuse);
        return;
    }
    context.answer({{"exercise", options.exercise},
                    {"events", session.seq()},
                    {"outcome", session.outcome()},
                    {"state_hash", vault::hash(canonical(session.state()))},
                    {"transcript", transcript.str()}},
                   transcript.str());
}

// What became of it, and how to go on with what was left.
void sayWhatIsKept(Context &context, const PlayOptions &options, const home::Play &play) {
    const catalog::Resolver &words = play.words(1);
    const bool own = isOwn(context, options);
    context.out << "\n" << words.text(std::string_view(own ? "term.kept" : "term.guests")) << "\n";
    if (own && play.session().status() != core::Status::ended) {
        context.out << words.text(std::string_view("term.come_back")) << " attunectl play --session "
                    << play.session().opening().session
                    << (context.homeOption.empty() ? "" : " --home '" + context.homeOption + "'") << "\n";
    }
}

void playHere(Context &context, const PlayOptions &options, const Shelf &shelf) {
    const auto clock = vault::systemClock();
    const auto random = vault::systemRandom();
    auto home = homeFor(context, options, shelf, *clock, *random);
    auto play =
        home ? playFor(**home, options, shelf, workerOf(context, options, shelf)) : tl::unexpected(home.error());
    if (!play) {
        context.report(play.error());
        return;
    }
    if (auto done = playInTerminal(**play, shelf.words, context.in, context.out, isatty(STDOUT_FILENO) == 1); !done) {
        context.report(done.error());
        return;
    }
    if (const auto kept = writeLog(options, **home, (*play)->session().opening().session); !kept) {
        context.report(kept.error(), misuse);
    }
    sayWhatIsKept(context, options, **play);
}

void play(Context &context, const PlayOptions &options) {
    auto shelf = openShelf(context);
    if (!shelf) {
        context.report(shelf.error());
    } else if (const auto fine = checkAsked(options, *shelf); !fine) {
        context.report(fine.error());
    } else if (const auto log = checkLog(context, options); !log) {
        context.report(log.error(), misuse);
    } else if (options.automatic) {
        playAuto(context, options, *shelf);
    } else if (!options.script.empty()) {
        playFromScript(context, options, *shelf);
    } else if (context.asJson) {
        context.report(
            {"play.json", "With --json, play takes --auto or --script: people at a terminal read words.", {}}, misuse);
    } else {
        playHere(context, options, *shelf);
    }
}

constexpr const char *footer = R"(
In the terminal, without --auto or --script: type the number of what you want to do; p pauses, s stops, q leaves.
Nothing is kept unless you say --keep, --relationship or --home.

A script has one JSON object a line. These play the beginning of needs_cards, until both have opened:
  {"seat": 1, "use": "gate.ready"}
  {"seat": 2, "use": "gate.ready"}
  {"sit": 1}
  {"seat": 1, "use": "mine", "value": ["rest"]}
  {"seat": 1, "use": "theirs", "value": ["rest"], "held": ["rest"]}
  {"sit": 2}
  {"seat": 2, "use": "mine", "value": ["rest"]}
  {"seat": 2, "use": "theirs", "value": null}
  {"sit": 0}
  {"seat": 1, "press": "open"}
  {"seat": 2, "press": "open"}
Sealed answers name in "held" what stays closed; null passes. There are also
  {"seat": 1, "draft": INPUT, "value": …}   {"seat": 1, "hold": INPUT, "held": [ITEM]}   {"alone": 1}
  {"seat": 1, "decide": PROPOSAL, "yes": true}   {"pause": 20}   {"resume": true}   {"stop": true}
  {"leave": true}   {"wait": 240000}
The ids are those of the exercise; --auto --record FILE writes a script that has them.

Examples:
  attunectl play needs_cards --who couple --script beginning.jsonl
  attunectl play needs_cards --who parent+teen --languages es,en
  attunectl play daily_stress_talk --auto --seed 7 --json
  attunectl play repair_walkthrough --auto --seed 1 --runs 1000 --json
  attunectl play my_ritual --log tests/1.0.0.log.jsonl
)";

// CLI11's own words for this show the largest floating point number.
} // namespace

void addPlayVerb(CLI::App &app, Context &context) {
    auto options = std::make_shared<PlayOptions>();
    CLI::App *verb = app.add_subcommand("play", "Play an exercise in the terminal, from a script, or by itself");
    verb->add_option("exercise", options->exercise, "Id of the exercise");
    verb->add_option(
        "--who", options->who,
        "Guests: couple, parent+adult, parent+teen, parent+child (default: the first that fits; with --auto, by seed)");
    verb->add_option("--languages", options->languages,
                     "One language for both guests, or one each, such as en,es (default: en; with --auto, by seed)");
    CLI::Option *automatic =
        verb->add_flag("--auto", options->automatic, "Play by itself through whatever is offered, then replay the log");
    verb->add_option("--seed", options->seed, "With --auto or --script: the same seed plays the same everywhere")
        ->check(wholeNumber(0));
    verb->add_option("--runs", options->runs, "With --auto: so many plays, with rising seeds")
        ->check(wholeNumber(1))
        ->needs(automatic);
    verb->add_option("--script", options->script, "Play the acts of a file and print every screen")
        ->excludes(automatic);
    verb->add_option("--record", options->record, "With --auto: write what happened as a script")->needs(automatic);
    verb->add_option("--log", options->log,
                     "Record the session for the tests of its plugin: tests/NAME.log.jsonl, see AT-STATE-05");
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
