// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/misunderstood.hpp"
#include "vault/hush.hpp"

#include <csignal>
#include <cstdio>

namespace {

constexpr const char *footer = R"(
Exit codes: 0 all is well, 1 something was found, 2 the command was not understood.

Examples:
  attunectl exercise list --pair couple
  attunectl play daily_stress_talk
  attunectl play boundary_circles --auto --seed 7 --json
  attunectl session verify --unlock --home ~/attune-copy
  attunectl home backup /media/stick/attune
  attunectl doctor
)";

int run(int argc, char **argv) {
    attune::cli::Context context;
    CLI::App app("Attune without a window: play, list, check and verify.", "attunectl");
    app.footer(footer);
    app.set_version_flag("--version", ATTUNE_VERSION);
    app.add_flag("--json", context.asJson, "Answer in JSON, one value a line");
    app.add_option("--home", context.homeOption, "The folder with what people wrote (default: ~/.local/share/attune)");
    app.add_flag("--unlock", context.unlock, "Ask for passphrases, so that what they close is looked at too");
    app.require_subcommand(1);
    app.fallthrough();
    attune::cli::addExerciseVerbs(app, context);
    attune::cli::addPlayVerb(app, context);
    attune::cli::addSessionVerbs(app, context);
    attune::cli::addPluginVerbs(app, context);
    attune::cli::addHomeVerbs(app, context);
    attune::cli::addDoctorVerb(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const bool askedForHelp = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        if (const auto sentence = askedForHelp ? std::nullopt : attune::cli::misunderstood(app)) {
            context.report({"command.unknown", *sentence, {}}, attune::cli::misuse);
            return context.exit;
        }
        app.exit(error, context.out, context.err);
        return askedForHelp ? attune::cli::ok : attune::cli::misuse;
    }
    return context.exit;
}

} // namespace

int main(int argc, char **argv) {
    attune::vault::keepToOneself();
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an error of one write, not the end of the program
    try {
        return run(argc, argv);
    } catch (...) { // nothing of ours throws this far; what is left is the machine, out of memory
        std::fputs("attunectl met something it did not expect and stopped. Nothing that was saved is lost.\n", stderr);
        return attune::cli::misuse;
    }
}
