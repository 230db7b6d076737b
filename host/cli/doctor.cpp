// SPDX-License-Identifier: Apache-2.0
#include "cli/opened.hpp"
#include "vault/system.hpp"

#include <algorithm>

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
    if (offer) {
        opening.plugin = offer->plugin->id;
        opening.signer = offer->plugin->signer;
        opening.stateVersion = offer->activity->stateVersion;
    }
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

std::string inWords(const worker::Confinement &here) {
    std::string layers;
    for (const auto &[layer, name] : worker::namedLayers) {
        layers += (layers.empty() ? "" : ", ") + std::string(name);
        if (!here.has(layer)) {
            layers += " missing";
        } else if (layer == worker::Layer::landlock) {
            layers += " (ABI " + std::to_string(here.landlockAbi) + ")";
        }
    }
    return layers;
}

// What stands between a plugin and this computer, as a worker says that was just started.
Finding isolationFinding(const Shelf &shelf) {
    const auto here = worker::confinementHere(shelf.places.worker);
    if (!here) {
        return {"isolation", false, describe(here.error())};
    }
    if (here->layers == worker::allLayers) {
        return {"isolation", true,
                "full: " + inWords(*here) + "; plugins reach no file, no network and no other process"};
    }
    const bool onlyOurs = std::ranges::all_of(shelf.catalog.plugins, &catalog::Plugin::ours);
    return {"isolation", onlyOurs,
            (here->layers == 0 ? "none: " : "partial: ") + inWords(*here) +
                "; plugins made by others do not run. It takes Linux 5.13 or newer with Landlock and seccomp"};
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
    all.push_back(isolationFinding(*shelf));
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
