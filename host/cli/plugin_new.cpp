// SPDX-License-Identifier: Apache-2.0
// attunectl plugin new: a project that builds and passes its tests before a line of it is edited.
#include "cli/plugin_new.hpp"
#include "cli/from_template.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <regex>

namespace attune::cli {
namespace {

namespace fs = std::filesystem;

// These mean something to CMake.
constexpr std::array<std::string_view, 10> takenByCMake{
    "all", "clean", "depend", "edit_cache", "help", "install", "package_source", "package", "rebuild_cache", "test"};

// "org.example.my-ritual" is my_ritual in file names and in C++.
std::string nameOf(const std::string &id) {
    std::string name = id.substr(id.rfind('.') + 1);
    std::ranges::replace(name, '-', '_');
    return name;
}

std::string typeOf(const std::string &name) {
    std::string type;
    bool upper = true;
    for (const char letter : name) {
        if (letter != '_') {
            type += static_cast<char>(upper ? std::toupper(static_cast<unsigned char>(letter)) : letter);
        }
        upper = letter == '_';
    }
    return type;
}

std::string titleOf(std::string name) {
    std::ranges::replace(name, '_', ' ');
    name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
    return name;
}

Result<void> checkId(const std::string &id) {
    static const std::regex form("[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*){2,}");
    if (!std::regex_match(id, form) || id.size() > 100 || nameOf(id).size() > 60) {
        return fail("new.id", "\"" + id +
                                  "\" is no id of a plugin. It is a domain of yours turned round and a name, in small "
                                  "letters and with dots between, like org.example.my_ritual.");
    }
    if (std::ranges::find(takenByCMake, nameOf(id)) != takenByCMake.end()) {
        return fail("new.id",
                    "\"" + nameOf(id) + "\" means something else to CMake; choose another last part of the id.");
    }
    return {};
}

Result<void> checkFree(const std::string &id, const catalog::Catalog &catalog) {
    const auto taken = [](const std::string &what) {
        return fail("new.taken", "\"" + what +
                                     "\" is installed here already, and of two with the same id only one is "
                                     "used. Choose another id.");
    };
    if (std::ranges::find(catalog.plugins, id, &catalog::Plugin::id) != catalog.plugins.end() || catalog.activity(id)) {
        return taken(id);
    }
    return catalog.exercise(nameOf(id)) == nullptr ? Result<void>() : taken(nameOf(id));
}

std::string whatNext(const std::string &id, const fs::path &folder) {
    return "Made " + folder.string() + ". Now:\n    cd " + folder.string() +
           "\n    cmake -S . -B build && cmake --build build && ctest --test-dir build\n"
           "    XDG_DATA_HOME=$PWD/build/share attunectl play " +
           nameOf(id) + "\nREADME.md there tells what everything is.";
}

struct Options {
    std::string id, into = ".";
};

void makePlugin(Context &context, const Options &options) {
    const home::Places places = context.places();
    auto fine = checkId(options.id);
    if (fine) {
        fine = checkFree(options.id, catalog::discover(places.folders));
    }
    const fs::path folder = (fs::path(options.into) / nameOf(options.id)).lexically_normal();
    if (fine) {
        const std::string name = nameOf(options.id);
        fine = copyTemplate(places.share / "template", folder,
                            {{"org.example.my_ritual", options.id},
                             {"my_ritual", name},
                             {"MyRitual", typeOf(name)},
                             {"My ritual", titleOf(name)},
                             {"@SCHEMAS@", schemasFrom(places.share)}});
    }
    if (!fine) {
        context.report(fine.error(), misuse);
        return;
    }
    context.answer({{"id", options.id}, {"folder", folder.string()}}, whatNext(options.id, folder));
}

} // namespace

void addPluginNew(CLI::App &plugin, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb =
        plugin.add_subcommand("new", "A project of your own: it builds, plays and passes its tests at once");
    verb->add_option("id", options->id, "A domain of yours turned round, and a name: org.example.my_ritual")
        ->required();
    verb->add_option("--into", options->into, "The folder to make it in (default: here)");
    verb->footer("Example: attunectl plugin new org.example.my_ritual --into ~/src");
    verb->callback([=, &context] { makePlugin(context, *options); });
}

} // namespace attune::cli
