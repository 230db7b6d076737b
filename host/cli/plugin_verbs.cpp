// SPDX-License-Identifier: Apache-2.0
#include "cli/added_verbs.hpp"
#include "cli/check_verbs.hpp"
#include "cli/context.hpp"
#include "cli/graph_verb.hpp"
#include "cli/plugin_new.hpp"
#include "packed/added.hpp"
#include "packed/signing_key.hpp"

namespace attune::cli {
namespace {

std::string lineOf(const catalog::Plugin &plugin, bool off) {
    const std::string from = plugin.ours             ? ""
                             : plugin.signer.empty() ? " (added by you)"
                                                     : " (added; signed by " + packed::shortened(plugin.signer) + ")";
    return plugin.id + " " + plugin.version + from +
           (!packed::isWhole(plugin) ? " — changed since it was installed, so it does not run"
            : off                    ? " — switched off"
                                     : "") +
           "\n    " + plugin.description + "\n";
}

json toJson(const catalog::Plugin &plugin, bool off) {
    json activities = json::array();
    for (const catalog::ActivityInfo &activity : plugin.activities) {
        activities.push_back(activity.id);
    }
    return {{"id", plugin.id},         {"name", plugin.name},       {"version", plugin.version},
            {"vendor", plugin.vendor}, {"license", plugin.license}, {"activities", activities},
            {"ours", plugin.ours},     {"signer", plugin.signer},   {"off", off}};
}

void list(Context &context) {
    const catalog::Catalog found = packed::discover(context.places().folders);
    json all = json::array();
    std::string text;
    const auto take = [&](const std::vector<catalog::Plugin> &plugins, bool off) {
        for (const catalog::Plugin &plugin : plugins) {
            all.push_back(toJson(plugin, off));
            text += lineOf(plugin, off);
        }
    };
    take(found.plugins, false);
    take(found.off, true);
    context.answer(all, text);
    for (const Error &finding : found.findings) {
        context.err << describe(finding) << '\n';
        context.exit = findings;
    }
}

} // namespace

void addPluginVerbs(CLI::App &app, Context &context) {
    CLI::App *plugin = app.add_subcommand("plugin", "List plugins, and check one");
    plugin->require_subcommand(1);
    plugin->fallthrough();
    CLI::App *listVerb = plugin->add_subcommand("list", "All plugins, ours and those you added; none is loaded");
    listVerb->footer("Example: attunectl plugin list --json");
    listVerb->callback([&context] { list(context); });
    addAddedVerbs(*plugin, context);
    addPluginNew(*plugin, context);
    addCheckVerbs(*plugin, context);
    addGraphVerb(*plugin, context);
}

} // namespace attune::cli
