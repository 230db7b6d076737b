// SPDX-License-Identifier: Apache-2.0
#include "cli/opened.hpp"
#include "vault/system.hpp"

namespace attune::cli {
namespace {

struct Finding {
    std::string what;
    bool fine;
    std::string detail;
};

Finding homeFinding(const Shelf &shelf) {
    std::error_code ignored;
    if (!std::filesystem::exists(shelf.places.log(), ignored)) {
        return {"home", true, "nothing is kept yet; it will be in " + shelf.places.home.string()};
    }
    const auto clock = vault::systemClock();
    const auto random = vault::systemRandom();
    auto home = home::openOnDisk(shelf.places, *clock, *random);
    if (!home) {
        return {"home", false, home.error().sentence};
    }
    const auto damaged = (*home)->damage().size();
    if (damaged > 0) {
        return {"home", false,
                std::to_string(damaged) +
                    " rows are damaged; `attunectl session verify` names them. The rest is whole."};
    }
    return (*home)->readOnly()
               ? Finding{"home", false, "can be read but not written"}
               : Finding{"home", true, std::to_string((*home)->sessions().size()) + " sessions, all rows can be read"};
}

// Starts each exercise once: the plugin loads, takes the content, and shows each seat something.
Finding exerciseFinding(const catalog::Exercise &exercise, const Shelf &shelf) {
    const auto offer = shelf.catalog.activity(exercise.activity);
    core::Opening opening;
    opening.activity = exercise.activity;
    opening.stateVersion = offer ? offer->activity->stateVersion : 0;
    opening.pair = exercise.fitsFor.empty() ? "couple" : exercise.fitsFor.front().pair;
    opening.younger = exercise.fitsFor.empty() || exercise.fitsFor.front().younger.empty()
                          ? "adult"
                          : exercise.fitsFor.front().younger.front();
    opening.content = catalog::contentFor(exercise, {opening.pair, opening.younger});
    const bool couple = opening.pair == "couple";
    opening.seats = {{"", couple ? "partner" : "mother", "adult", "en"},
                     {"", couple ? "partner" : "son", opening.younger, "en"}};
    auto activity = home::workerLauncher(shelf.catalog, shelf.places)(opening);
    if (!activity) {
        return {"exercise " + exercise.id, false, activity.error().sentence};
    }
    const auto step = (*activity)->init(core::startEvent(opening, json::array(), {}));
    if (!step) {
        return {"exercise " + exercise.id, false, describe(step.error().error)};
    }
    return {"exercise " + exercise.id, std::holds_alternative<core::Advanced>(*step), "starts"};
}

void doctor(Context &context) {
    auto shelf = openShelf(context);
    if (!shelf) {
        context.report(shelf.error());
        return;
    }
    std::vector<Finding> all{homeFinding(*shelf)};
    for (const Error &error : shelf->catalog.findings) {
        all.push_back({"catalogue", false, describe(error)});
    }
    all.push_back(
        {"plugins", !shelf->catalog.plugins.empty(), std::to_string(shelf->catalog.plugins.size()) + " found"});
    for (const catalog::Exercise &exercise : shelf->catalog.exercises) {
        all.push_back(exerciseFinding(exercise, *shelf));
    }
    all.push_back({"isolation", true,
                   "plugins run in processes of their own, without your environment or open files; they are not yet "
                   "shut off from "
                   "the disk and the network, so install only plugins that you trust"});
    json list = json::array();
    std::string text;
    for (const Finding &one : all) {
        list.push_back({{"what", one.what}, {"fine", one.fine}, {"detail", one.detail}});
        text += (one.fine ? "  well   " : "  LOOK   ") + one.what + ": " + one.detail + "\n";
        context.exit = one.fine ? context.exit : findings;
    }
    context.answer(list, text);
}

} // namespace

void addDoctorVerb(CLI::App &app, Context &context) {
    CLI::App *verb = app.add_subcommand("doctor", "Look whether everything is in place, and say what is not");
    verb->footer("Example: attunectl doctor --json");
    verb->callback([&context] { doctor(context); });
}

} // namespace attune::cli
