// SPDX-License-Identifier: Apache-2.0
// Plugins of others: from an author's folder into one signed file, and from there into somebody's Attune.
#include "cli/added_verbs.hpp"

#include "catalog/file.hpp"
#include "core/plain.hpp"
#include "packed/added.hpp"
#include "packed/bundle.hpp"
#include "store/file_access.hpp"

namespace attune::cli {
namespace {

namespace fs = std::filesystem;

struct Given {
    std::string folder, file, key, plugin, signer, name;
    bool trust = false, older = false;
};

fs::path keyFile(const Given &given, const home::Places &places) {
    return given.key.empty() ? packed::addedIn(places.folders).parent_path() / "signing.key" : fs::path(given.key);
}

void pack(Context &context, const Given &given) {
    const auto bundle = packed::bundleIn(given.folder);
    if (!bundle) {
        return context.report(bundle.error());
    }
    const fs::path keyPath = keyFile(given, context.places());
    std::error_code ignored; // what is wrong there is said when it is read
    const bool isNew = !fs::exists(keyPath, ignored);
    const auto key = packed::SigningKey::readOrMake(keyPath);
    if (!key) {
        return context.report(key.error());
    }
    const fs::path file =
        given.file.empty() ? fs::path(bundle->plugin + "-" + bundle->version + ".attune-plugin") : fs::path(given.file);
    auto written = store::NewFile::beginAmongOthers(fs::absolute(file)).and_then([&](store::NewFile fresh) {
        return fresh.write(packed::toBytes(*bundle, *key)).and_then([&] { return fresh.takePlace(); });
    });
    if (!written) {
        return context.report(written.error());
    }
    json files = json::array();
    std::string text;
    for (const packed::File &one : bundle->files) {
        files.push_back(one.path);
        text += "    " + one.path + "\n";
    }
    for (const fs::path &link : packed::linkedIn(given.folder)) {
        text +=
            link.lexically_relative(given.folder).string() + " is taken from " + fs::canonical(link).string() + "\n";
    }
    context.answer({{"file", file.string()}, {"files", files}, {"signer", key->signer()}},
                   file.string() + ", signed by " + packed::shortened(key->signer()) + ", holds\n" + text +
                       "Your public key: " + key->signer() + "\n" +
                       (isNew ? "It is new. Keep a copy of " + keyPath.string() +
                                    "; without it nobody's Attune takes your next version.\n"
                              : ""));
}

std::string whatItSees(const catalog::Plugin &plugin) {
    std::set<std::string> kinds;
    for (const catalog::ActivityInfo &activity : plugin.activities) {
        kinds.insert(activity.readsBoard.begin(), activity.readsBoard.end());
    }
    std::string text =
        "It sees what you share in its exercises; never what is private or still sealed, your names, or any file.\n";
    for (const std::string &kind : kinds) {
        text += "Of what you keep together it reads each " + kind + ".\n";
    }
    return text;
}

std::string describe(const packed::Offered &offered, const std::string &trusted) {
    const catalog::Plugin &plugin = offered.plugin();
    // First who signed it: nothing that they wrote themselves can come before that.
    std::string text = "Signed by " + packed::shortened(plugin.signer) +
                       (trusted.empty() ? ".\n" : ", whom you call " + trusted + ".\n");
    text += plugin.name + " " + plugin.version + ", by " + plugin.vendor + " (" + plugin.id + ", " + plugin.license +
            ")\n" + plugin.description + "\n" + whatItSees(plugin);
    for (const catalog::Exercise &exercise : offered.exercises()) {
        text += "It brings the exercise " + exercise.id + ".\n";
    }
    return text + (offered.replaced().empty() ? "" : "It takes the place of version " + offered.replaced() + ".\n") +
           (offered.older() ? "It is older than the one you have.\n" : "");
}

void install(Context &context, const Given &given) {
    const home::Places places = context.places();
    const auto choices = packed::readChoices(packed::choicesIn(places.folders));
    if (!choices) {
        return context.report(choices.error());
    }
    auto offered = packed::Offered::open(given.file, places.folders, packed::discover(places.folders));
    if (!offered) {
        return context.report(offered.error());
    }
    const catalog::Plugin &plugin = offered->plugin();
    const auto known = choices->trusted.find(plugin.signer);
    const std::string trusted = known == choices->trusted.end() ? "" : known->second;
    const std::string text = describe(*offered, trusted);
    if (trusted.empty() && !given.trust) {
        context.err << text;
        return context.report(Error{
            "packed.untrusted",
            "You have not said yet that you trust who signed this. If you know where it comes from, say --trust, or, "
            "for all that they sign: attunectl plugin trust " +
                plugin.signer + " \"who they are\"",
            {}});
    }
    if (offered->older() && !given.older) {
        context.err << text;
        return context.report(Error{
            "packed.older",
            "It is older than the one you have, which may have mended something since. If you want it, say --older.",
            {}});
    }
    const json answer{
        {"id", plugin.id}, {"version", plugin.version}, {"signer", plugin.signer}, {"replaced", offered->replaced()}};
    if (auto done = offered->install(); !done) {
        return context.report(done.error());
    }
    context.answer(answer, text + "It is installed.\n");
}

void remove(Context &context, const Given &given) {
    const home::Places places = context.places();
    if (auto done = packed::removeAdded(given.plugin, places.folders, packed::discover(places.folders)); !done) {
        return context.report(done.error());
    }
    context.answer({{"id", given.plugin}}, "It is removed. What was played with it is kept.");
}

template <class Change> void decide(Context &context, Change change, const std::string &text) {
    const auto done = packed::changeChoices(packed::choicesIn(context.places().folders), change);
    done ? context.answer({{"done", true}}, text) : context.report(done.error());
}

void trust(Context &context, const Given &given) {
    if (!packed::isSigner(given.signer)) {
        return context.report(
            Error{"packed.signer",
                  "A key is 64 hexadecimal digits in small letters, as `plugin pack` and `plugin install` print it.",
                  {}},
            misuse);
    }
    if (!isOneLine(given.name) || !canonicalSize(given.name)) {
        return context.report(Error{"packed.name", "The name is no line of plain words in UTF-8. Write it again.", {}},
                              misuse);
    }
    decide(
        context, [&](packed::Choices &choices) { choices.trusted[given.signer] = given.name; },
        "From now on what this key signed is installed without a question.");
}

void turn(Context &context, const Given &given, bool on) {
    const catalog::Folders folders = context.places().folders;
    if (auto done = packed::turnAdded(given.plugin, on, folders, packed::discover(folders)); !done) {
        return context.report(done.error());
    }
    context.answer({{"done", true}},
                   on ? "It runs again." : "It does not run any more. What was played with it is kept.");
}

} // namespace

void addAddedVerbs(CLI::App &plugin, Context &context) {
    const auto given = std::make_shared<Given>();
    const auto verb = [&](const char *name, const char *what, const char *example, auto run) {
        CLI::App *added = plugin.add_subcommand(name, what);
        added->footer(std::string("Example: attunectl plugin ") + example);
        added->callback([&context, given, run] { run(context, *given); });
        return added;
    };
    CLI::App *packs = verb("pack", "Makes one signed file of a plugin's folder",
                           "pack my_ritual --out my_ritual.attune-plugin", pack);
    packs->add_option("FOLDER", given->folder, "The folder with its plugin.toml and library")->required();
    packs->add_option("--out", given->file, "Where to write it; in this folder unless given");
    packs->add_option("--key", given->key, "The file with the key to sign with; made if there is none");
    CLI::App *installs = verb("install", "Shows what a packed plugin is and who signed it, and installs it",
                              "install my_ritual.attune-plugin --trust", install);
    installs->add_option("FILE", given->file, "The packed plugin")->required();
    installs->add_flag("--trust", given->trust, "You know where it comes from");
    installs->add_flag("--older", given->older, "In place of a newer version");
    verb("remove", "Removes a plugin that was added", "remove org.example.my_ritual", remove)
        ->add_option("ID", given->plugin, "Its id, as `plugin list` shows it")
        ->required();
    CLI::App *trusts = verb("trust", "Installs what a key signed without a question",
                            "trust 1f0c… \"Ana, who writes rituals\"", trust);
    trusts->add_option("KEY", given->signer, "64 hexadecimal digits")->required();
    trusts->add_option("NAME", given->name, "What you call whose key it is")->required();
    verb("distrust", "Asks again before what a key signed is installed", "distrust 1f0c…",
         [](Context &c, const Given &g) {
             decide(
                 c, [&](packed::Choices &choices) { choices.trusted.erase(g.signer); },
                 "You are asked again. What is installed stays.");
         })
        ->add_option("KEY", given->signer, "64 hexadecimal digits")
        ->required();
    verb("off", "Switches a plugin off that was added", "off org.example.my_ritual",
         [](Context &c, const Given &g) { turn(c, g, false); })
        ->add_option("ID", given->plugin, "Its id")
        ->required();
    verb("on", "Switches it on again", "on org.example.my_ritual", [](Context &c, const Given &g) { turn(c, g, true); })
        ->add_option("ID", given->plugin, "Its id")
        ->required();
}

} // namespace attune::cli
