// SPDX-License-Identifier: Apache-2.0
#include "home/launcher.hpp"

#include "catalog/file.hpp"
#include "packed/packed_file.hpp"

namespace attune::home {
namespace {

// Its manifest, or who signed it, said what it is.
Result<void> checkLibrary(const catalog::Plugin &plugin) {
    if (plugin.sha256.empty()) {
        return {};
    }
    return catalog::readFile(plugin.library, packed::mostBytes).and_then([&](const std::string &bytes) -> Result<void> {
        if (packed::sumOf(bytes) == plugin.sha256) {
            return {};
        }
        return fail(
            "play.altered",
            "The plugin for this exercise was changed since it was installed, so it is not started. Install it anew.",
            {.file = plugin.library.string()});
    });
}

} // namespace

Launcher workerLauncher(const catalog::Catalog &catalog, const Places &places, worker::Watch watch) {
    return [&catalog, worker = places.worker,
            watch = std::move(watch)](const core::Opening &opening) -> Result<std::unique_ptr<core::Activity>> {
        const auto offer = catalog.activity(opening.activity);
        if (!offer) {
            return fail("play.plugin",
                        "The plugin for this exercise is not installed; `attunectl doctor` says what is missing.");
        }
        if (offer->plugin->id != opening.plugin || offer->plugin->signer != opening.signer) {
            return fail("play.other",
                        "This session was begun with a plugin of somebody else, and only that one is shown what was "
                        "said in it; it is kept. Install that plugin to go on.");
        }
        if (offer->activity->stateVersion != opening.stateVersion) {
            return fail("play.version",
                        "This session was begun with another version of its plugin and cannot go on with this one; "
                        "it is kept. Install the earlier version to go on.");
        }
        if (auto whole = checkLibrary(*offer->plugin); !whole) {
            return tl::unexpected(whole.error());
        }
        worker::Launch launch;
        launch.worker = worker;
        launch.library = offer->plugin->library;
        launch.pluginId = offer->plugin->id;
        launch.pluginVersion = offer->plugin->version;
        launch.activity = opening.activity;
        launch.stateVersion = opening.stateVersion;
        launch.content = opening.content;
        launch.ours = offer->plugin->ours;
        launch.stateBytes = offer->plugin->stateKib * 1024;
        launch.deadlines.call = std::chrono::milliseconds(offer->plugin->reduceMs);
        return worker::launch(std::move(launch), watch);
    };
}

} // namespace attune::home
