// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"

namespace attune::cli {
namespace {

void list(Context &context) {
    const catalog::Catalog found = catalog::discover(context.places().folders);
    json all = json::array();
    std::string text;
    for (const catalog::Plugin &plugin : found.plugins) {
        json activities = json::array();
        for (const catalog::ActivityInfo &activity : plugin.activities) {
            activities.push_back(activity.id);
        }
        all.push_back({{"id", plugin.id},
                       {"name", plugin.name},
                       {"version", plugin.version},
                       {"vendor", plugin.vendor},
                       {"license", plugin.license},
                       {"activities", activities},
                       {"ours", plugin.ours}});
        text += plugin.id + " " + plugin.version + (plugin.ours ? "" : " (added by you)") + "\n    " +
                plugin.description + "\n";
    }
    context.answer(all, text);
    for (const Error &finding : found.findings) {
        context.err << describe(finding) << '\n';
        context.exit = findings;
    }
}

} // namespace

void addPluginVerbs(CLI::App &app, Context &context) {
    CLI::App *plugin = app.add_subcommand("plugin", "The plugins that are installed");
    plugin->require_subcommand(1);
    plugin->fallthrough();
    CLI::App *listVerb = plugin->add_subcommand("list", "All plugins, ours and those you added; none is loaded");
    listVerb->footer("Example: attunectl plugin list --json");
    listVerb->callback([&context] { list(context); });
}

} // namespace attune::cli
