// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"

#include <algorithm>
#include <memory>

namespace attune::cli {
namespace {

std::string textOf(const catalog::Exercise &exercise, const std::string &language, const std::string &key) {
    return catalog::Resolver({&exercise.texts}, {.language = language}).text(std::string_view(key));
}

std::string pairsOf(const catalog::Exercise &exercise) {
    std::string text;
    for (const catalog::Fit &fit : exercise.fitsFor) {
        text += (text.empty() ? "" : ", ") + fit.pair;
        for (const std::string &band : fit.younger) {
            text += (band == fit.younger.front() ? ":" : "|") + band;
        }
    }
    return text;
}

json fitsJson(const catalog::Exercise &exercise) {
    json list = json::array();
    for (const catalog::Fit &fit : exercise.fitsFor) {
        list.push_back({{"pair", fit.pair}, {"younger", fit.younger}});
    }
    return list;
}

json summary(const catalog::Exercise &e, const std::string &language) {
    return {{"id", e.id},
            {"title", textOf(e, language, "title")},
            {"want", textOf(e, language, "want")},
            {"family", e.family},
            {"activity", e.activity},
            {"version", e.version},
            {"minutes", {e.minMinutes, e.maxMinutes}},
            {"for", fitsJson(e)},
            {"evidence", e.grade}};
}

struct Options {
    std::string pair, younger, language = "en", id;
    std::vector<std::string> folders;
};

void list(Context &context, const Options &options) {
    const catalog::Catalog found = catalog::discover(context.places().folders);
    json all = json::array();
    std::string text;
    for (const catalog::Exercise &exercise : found.exercises) {
        const catalog::Audience audience{options.pair, options.younger.empty() ? "adult" : options.younger};
        const bool wanted = options.pair.empty() || std::ranges::any_of(exercise.fitsFor, [&](const catalog::Fit &fit) {
                                return catalog::fits(fit, audience);
                            });
        if (wanted) {
            all.push_back(summary(exercise, options.language));
            text += exercise.id + "\n    " + textOf(exercise, options.language, "title") + " · " +
                    std::to_string(exercise.minMinutes) + "–" + std::to_string(exercise.maxMinutes) + " min · " +
                    pairsOf(exercise) + "\n";
        }
    }
    context.answer(all, text);
    for (const Error &finding : found.findings) {
        context.err << describe(finding) << '\n';
        context.exit = findings;
    }
}

void show(Context &context, const Options &options) {
    const catalog::Catalog found = catalog::discover(context.places().folders);
    const catalog::Exercise *exercise = found.exercise(options.id);
    if (exercise == nullptr) {
        context.report({"exercise.unknown",
                        "There is no exercise \"" + options.id + "\"; `attunectl exercise list` shows all.",
                        {}},
                       misuse);
        return;
    }
    const catalog::Resolver words({&exercise->texts}, {.language = options.language});
    json value = summary(*exercise, options.language);
    std::string text =
        words.text(std::string_view("title")) + "\n\n" + words.text(std::string_view("purpose")) + "\n\n";
    value["steps"] = json::array();
    for (int i = 1; words.has("about.step." + std::to_string(i)); ++i) {
        const std::string step = words.text(std::string_view("about.step." + std::to_string(i)));
        value["steps"].push_back(step);
        text += "  " + std::to_string(i) + ". " + step + "\n";
    }
    text += "\n";
    for (const char *key : {"private", "sealed", "shared", "leaves", "safety", "evidence"}) {
        const std::string said = words.text(std::string_view(std::string("about.") + key));
        value["about"][key] = said;
        text += said + "\n";
    }
    value["references"] = json::array();
    for (const catalog::Reference &reference : exercise->refs) {
        value["references"].push_back({{"id", reference.id}, {"cite", reference.cite}});
        text += "  " + reference.cite + "\n";
    }
    context.answer(value, text);
}

void check(Context &context, const Options &options) {
    const catalog::Catalog found = catalog::discover(context.places().folders);
    std::vector<Error> errors;
    for (const std::string &folder : options.folders) {
        if (auto checked = catalog::readExercise(folder, found.plugins); !checked) {
            errors.insert(errors.end(), checked.error().begin(), checked.error().end());
        }
    }
    if (context.asJson || !errors.empty()) {
        context.report(errors);
    }
    if (!context.asJson) {
        context.out << options.folders.size() << " checked, " << errors.size() << " found\n";
    }
}

} // namespace

void addExerciseVerbs(CLI::App &app, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *exercise = app.add_subcommand("exercise", "List, show and check exercises");
    exercise->require_subcommand(1);
    exercise->fallthrough();

    CLI::App *listVerb = exercise->add_subcommand("list", "All exercises, or those that fit a pair");
    listVerb->add_option("--pair", options->pair, "couple or parent_child");
    listVerb->add_option("--younger", options->younger, "Age band of the younger: child, teen, adult");
    listVerb->add_option("--language", options->language, "Language of the titles");
    listVerb->footer("Example: attunectl exercise list --pair parent_child --younger teen");
    listVerb->callback([=, &context] { list(context, *options); });

    CLI::App *showVerb = exercise->add_subcommand(
        "show", "What happens in it, what stays private, what it leaves, how good the evidence is");
    showVerb->add_option("id", options->id, "Id of the exercise")->required();
    showVerb->add_option("--language", options->language, "Language");
    showVerb->footer("Example: attunectl exercise show boundary_circles --language es");
    showVerb->callback([=, &context] { show(context, *options); });

    CLI::App *checkVerb = exercise->add_subcommand("check", "Find every mistake in an exercise's files");
    checkVerb->add_option("folder", options->folders, "Folders of exercises")->required();
    checkVerb->footer("Example: attunectl exercise check exercises/boundary_circles");
    checkVerb->callback([=, &context] { check(context, *options); });
}

} // namespace attune::cli
