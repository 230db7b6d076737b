// SPDX-License-Identifier: Apache-2.0
// attunectl exercise new: a whole exercise from the starter that its plugin brings.
#include "cli/exercise_new.hpp"
#include "packed/added.hpp"

#include "cli/from_template.hpp"

#include <memory>
#include <regex>

namespace attune::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string id, activity, into = ".";
};

// By its whole id, or by the last part of it.
std::optional<catalog::Catalog::Offer> activityNamed(const std::string &name, const catalog::Catalog &catalog) {
    for (const catalog::Plugin &plugin : catalog.plugins) {
        for (const catalog::ActivityInfo &activity : plugin.activities) {
            if (activity.id == name || activity.id.ends_with("." + name)) {
                return catalog::Catalog::Offer{&plugin, &activity};
            }
        }
    }
    return {};
}

Result<void> checkId(const std::string &id, const catalog::Catalog &catalog) {
    static const std::regex form("[a-z][a-z0-9_]*");
    if (!std::regex_match(id, form) || id.size() > 60) {
        return fail("new.id",
                    "\"" + id + "\" is no id of an exercise. It is small letters, digits and _, like our_needs.");
    }
    return catalog.exercise(id) == nullptr
               ? Result<void>()
               : fail("new.taken", "\"" + id +
                                       "\" is installed here already, and of two with the same id only one is "
                                       "used. Choose another id.");
}

Result<catalog::Exercise> starterOf(const catalog::Catalog::Offer &offer, const catalog::Catalog &catalog) {
    std::error_code none;
    for (fs::directory_iterator at(offer.plugin->folder / "starter", none), end; !none && at != end;
         at.increment(none)) {
        if (auto read = catalog::readExercise(at->path(), catalog.plugins);
            read && read->activity == offer.activity->id) {
            return *std::move(read);
        }
    }
    return fail("new.starter",
                "The plugin " + offer.plugin->id +
                    " brings no exercise to start from. Copy one that uses it; `attunectl exercise list` "
                    "shows all.");
}

Result<fs::path> make(const Options &options, const home::Places &places) {
    const catalog::Catalog catalog = packed::discover(places.folders);
    if (auto fine = checkId(options.id, catalog); !fine) {
        return tl::unexpected(fine.error());
    }
    const auto offer = activityNamed(options.activity, catalog);
    if (!offer) {
        return fail("new.activity", "No plugin here offers \"" + options.activity +
                                        "\"; `attunectl plugin list --json` names all activities.");
    }
    const auto starter = starterOf(*offer, catalog);
    if (!starter) {
        return tl::unexpected(starter.error());
    }
    fs::path folder = (fs::path(options.into) / options.id).lexically_normal();
    return copyTemplate(
               starter->folder, folder,
               {{"\"" + starter->id + "\"", "\"" + options.id + "\""}, {"@SCHEMAS@", schemasFrom(places.share)}})
        .map([&] { return folder; });
}

void makeExercise(Context &context, const Options &options) {
    const auto folder = make(options, context.places());
    if (!folder) {
        context.report(folder.error(), misuse);
        return;
    }
    context.answer({{"id", options.id}, {"folder", folder->string()}},
                   "Made " + folder->string() +
                       ". Now change its words, and after each change:\n    attunectl exercise check " +
                       folder->string() +
                       "\nWhere Attune finds it: ~/.local/share/attune/exercises. Then: attunectl play " + options.id);
}

} // namespace

void addExerciseNew(CLI::App &exercise, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb = exercise.add_subcommand("new", "A whole exercise to change, in two languages");
    verb->add_option("id", options->id, "Small letters, digits and _: our_needs")->required();
    verb->add_option("--activity", options->activity, "The kind of exercise: match, turn_talk, or the whole id")
        ->required();
    verb->add_option("--into", options->into, "The folder to make it in (default: here)");
    verb->footer("Example: attunectl exercise new our_needs --activity match --into ~/.local/share/attune/exercises");
    verb->callback([=, &context] { makeExercise(context, *options); });
}

} // namespace attune::cli
