// SPDX-License-Identifier: Apache-2.0
#include "catalog/search.hpp"
#include "cli/exercise_check.hpp"
#include "cli/exercise_new.hpp"
#include "cli/exercise_page.hpp"
#include "cli/exercise_preview.hpp"
#include "cli/opened.hpp"
#include "packed/added.hpp"

#include <algorithm>
#include <memory>
#include <ranges>
#include <set>

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
            {"from_age", e.fromAge},
            {"for", fitsJson(e)},
            {"evidence", e.grade}};
}

struct Options {
    std::string pair, younger, language = "en", id;
    std::vector<std::string> words;
};

// The words that were asked for are in what people look for it by.
bool isSought(const catalog::Exercise &exercise, const Options &options) {
    std::string text, words;
    for (const char *key : {"title", "want", "purpose"}) {
        text += textOf(exercise, options.language, key) + " ";
    }
    for (const std::string &word : options.words) {
        words += word + " ";
    }
    return catalog::Sought(words).isIn(catalog::Searchable(text));
}

Error notWritten(const std::string &language, const std::set<std::string> &written) {
    std::string known;
    for (const std::string &code : written) {
        known += (known.empty() ? "" : ", ") + code;
    }
    return {"exercise.language", "Nothing is written in \"" + language + "\" here; there is " + known + ".", {}};
}

void list(Context &context, const Options &options) {
    const catalog::Catalog found = packed::discover(context.places().folders);
    std::set<std::string> written;
    for (const catalog::Exercise &exercise : found.exercises) {
        std::ranges::copy(std::views::keys(exercise.texts.byLanguage), std::inserter(written, written.end()));
    }
    if (!written.contains(options.language)) {
        context.report(notWritten(options.language, written), misuse);
        return;
    }
    json all = json::array();
    std::string text;
    for (const catalog::Exercise &exercise : found.exercises) {
        const catalog::Audience audience{options.pair, options.younger.empty() ? "adult" : options.younger};
        const bool wanted = options.pair.empty() || std::ranges::any_of(exercise.fitsFor, [&](const catalog::Fit &fit) {
                                return catalog::fits(fit, audience);
                            });
        if (wanted && isSought(exercise, options)) {
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
    const auto shelf = openShelf(context);
    const auto exercise = shelf ? exerciseFor(options.id, shelf->catalog, shelf->places)
                                : Result<const catalog::Exercise *>(tl::unexpected(shelf.error()));
    if (!exercise) {
        context.report(exercise.error());
        return;
    }
    const catalog::Texts &texts = (*exercise)->texts;
    if (!texts.byLanguage.contains(options.language)) {
        const auto written = std::views::keys(texts.byLanguage);
        context.report(notWritten(options.language, {written.begin(), written.end()}), misuse);
        return;
    }
    const catalog::Resolver words({&texts, &shelf->words}, {.language = options.language});
    json value = summary(**exercise, options.language);
    value["steps"] = json::array();
    for (int i = 1; words.has("about.step." + std::to_string(i)); ++i) {
        value["steps"].push_back(words.text(std::string_view("about.step." + std::to_string(i))));
    }
    for (const char *key : {"private", "sealed", "shared", "leaves", "safety", "evidence"}) {
        value["about"][key] = words.text(std::string_view(std::string("about.") + key));
    }
    value["references"] = json::array();
    for (const catalog::Reference &reference : (*exercise)->refs) {
        value["references"].push_back({{"id", reference.id}, {"cite", reference.cite}});
    }
    context.answer(value, exercisePage(**exercise, words));
}

} // namespace

void addExerciseVerbs(CLI::App &app, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *exercise = app.add_subcommand("exercise", "List, show and check exercises");
    exercise->require_subcommand(1);
    exercise->fallthrough();

    CLI::App *listVerb = exercise->add_subcommand("list", "All exercises, or those that fit a pair or have some words");
    listVerb->add_option("--pair", options->pair, "couple, parent_child, family or solo")
        ->check(CLI::IsMember({"couple", "parent_child", "family", "solo"}));
    listVerb->add_option("--younger", options->younger, "Age band of the younger: child, teen, adult")
        ->check(CLI::IsMember({"child", "teen", "adult"}));
    listVerb->add_option("--language", options->language, "Language of the titles");
    listVerb->add_option("WORDS", options->words, "Only those with all these words in title, wish or purpose");
    listVerb->footer("Example: attunectl exercise list storm --pair parent_child --younger teen");
    listVerb->callback([=, &context] { list(context, *options); });

    CLI::App *showVerb = exercise->add_subcommand(
        "show", "What happens in it, what stays private, what it leaves, how good the evidence is");
    showVerb->add_option("id", options->id, "Id of the exercise")->required();
    showVerb->add_option("--language", options->language, "Language");
    showVerb->footer("Example: attunectl exercise show boundary_circles --language es");
    showVerb->callback([=, &context] { show(context, *options); });

    addExerciseCheck(*exercise, context);
    addExerciseNew(*exercise, context);
    addExercisePreview(*exercise, context);
}

} // namespace attune::cli
