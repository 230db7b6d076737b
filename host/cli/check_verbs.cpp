// SPDX-License-Identifier: Apache-2.0
#include "cli/check_verbs.hpp"

#include "check/explain.hpp"
#include "check/report.hpp"
#include "cli/misunderstood.hpp"

#include <fstream>
#include <memory>

namespace attune::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder, junit, markdown, id;
    std::vector<std::string> exercises;
    check::Level level = check::Level::core;
    std::uint64_t seed = 1;
    int jobs = 1;
};

const std::map<std::string, check::Level> levels{{"load", check::Level::load},
                                                 {"core", check::Level::core},
                                                 {"strict", check::Level::strict},
                                                 {"paranoid", check::Level::paranoid}};

std::optional<Error> missing(const Options &options) {
    std::vector<std::string> folders = options.exercises;
    folders.insert(folders.begin(), options.folder);
    for (const std::string &folder : folders) {
        std::error_code ignored;
        if (!fs::is_directory(folder, ignored))
            return Error{"check.folder", "There is no such folder. Name the one that plugin.toml stands in.", {folder}};
    }
    return std::nullopt;
}

bool written(Context &context, const std::string &file, const std::string &text) {
    if (file.empty())
        return true;
    std::ofstream out(file, std::ios::binary);
    out << text << std::flush;
    if (!out)
        context.report({"check.file", "This file cannot be written. Name another one.", {file}}, misuse);
    return static_cast<bool>(out);
}

check::Asked asked(const Context &context, const Options &options) {
    const home::Places places = context.places();
    check::Asked asked{.folder = options.folder,
                       .exercises = {options.exercises.begin(), options.exercises.end()},
                       .programs = {places.worker, places.worker.parent_path() / "attune-check-worker", places.words},
                       .level = options.level,
                       .seed = options.seed};
    asked.exercises.insert(asked.exercises.end(), places.folders.exercises.begin(), places.folders.exercises.end());
    return asked;
}

void checkPlugin(Context &context, const Options &options) {
    if (const auto error = missing(options)) {
        context.report(*error, misuse);
        return;
    }
    auto waivers = check::readWaivers(options.folder);
    if (!waivers) {
        context.report(waivers.error());
        context.exit = misuse;
        return;
    }
    const check::Subject subject = check::subjectOf(asked(context, options));
    const check::Report report = check::runChecks(
        subject, check::allChecks(), {.jobs = options.jobs, .deadline = {}, .waivers = std::move(*waivers)});
    context.exit = report.isFine() ? ok : findings;
    if (written(context, options.junit, check::asJunit(report)) &&
        written(context, options.markdown, check::asMarkdown(report)))
        context.answer(check::asJson(report), check::asText(report));
}

void explain(Context &context, const Options &options) {
    if (options.id.empty()) {
        std::string text;
        for (const std::string &heading : check::explained())
            text += heading + "\n";
        context.answer(check::explained(), text);
        return;
    }
    const auto page = check::explain(options.id);
    if (page)
        context.answer({{"id", options.id}, {"page", *page}}, *page);
    else
        context.report({"check.unknown",
                        "There is no check \"" + options.id + "\". `attunectl plugin explain` lists them all.",
                        {}},
                       misuse);
}

} // namespace

void addCheckVerbs(CLI::App &plugin, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *checkVerb = plugin.add_subcommand("check", "Find what is wrong with a plugin, before people do");
    checkVerb->add_option("folder", options->folder, "The bundle: the folder of plugin.toml")->required();
    checkVerb
        ->add_option("--level", options->level, "How much is asked of it: load, core (default), strict or paranoid")
        ->transform(CLI::CheckedTransformer(levels).description(""));
    checkVerb->add_option("--exercises", options->exercises,
                          "A folder full of exercises to try it with, beside its own");
    checkVerb->add_option("--seed", options->seed, "Another seed plays other sessions")->check(wholeNumber(0));
    checkVerb->add_option("--jobs", options->jobs, "How many checks run at once")->check(CLI::Range(1, 64));
    checkVerb->add_option("--junit", options->junit, "Also write a report for a CI server to this file");
    checkVerb->add_option("--markdown", options->markdown, "Also write a report to mail to this file");
    checkVerb->footer("Example: attunectl plugin check build/share/attune/plugins/my_ritual --level strict");
    checkVerb->callback([=, &context] { checkPlugin(context, *options); });

    CLI::App *explainVerb =
        plugin.add_subcommand("explain", "What a check is about, with an example that fails and one that does not");
    explainVerb->add_option("id", options->id, "The id of the check; none: list all");
    explainVerb->footer("Example: attunectl plugin explain AT-PURE-03");
    explainVerb->callback([=, &context] { explain(context, *options); });
}

} // namespace attune::cli
