// SPDX-License-Identifier: Apache-2.0
#include "cli/opened.hpp"
#include "vault/backup.hpp"
#include "vault/system.hpp"

#include <memory>

namespace attune::cli {
namespace {

void backUp(Context &context, const std::filesystem::path &folder) {
    const auto clock = vault::systemClock();
    const auto random = vault::systemRandom();
    const home::Places places = context.places();
    if (const auto there = homeIsThere(places); !there) {
        context.report(there.error());
        return;
    }
    std::error_code ignored;
    const auto home = home::openOnDisk(places, *clock, *random);
    const auto made = home ? (*home)->backUpInto(std::filesystem::absolute(folder, ignored))
                           : Result<std::filesystem::path>(tl::unexpected(home.error()));
    if (!made) {
        context.report(made.error());
        return;
    }
    context.answer({{"file", made->string()}},
                   "Backed up, and read back whole: " + made->string() +
                       "\nIt opens with the passphrases of today; what has none, it shows to whoever has the file.\n");
}

void restore(Context &context, const std::filesystem::path &file) {
    const home::Places places = context.places();
    const auto restored = vault::restoreBackup(file, places.log(), places.keys());
    if (!restored) {
        context.report(restored.error());
        return;
    }
    context.answer({{"rows", restored->rows}, {"people", restored->ring.people.size()}},
                   "Restored, whole, into " + places.home.string() + "\n");
}

} // namespace

void addHomeVerbs(CLI::App &app, Context &context) {
    auto path = std::make_shared<std::string>();
    CLI::App *home = app.add_subcommand("home", "All that people wrote: copies of it, and bringing one back");
    home->require_subcommand(1);
    home->fallthrough();

    CLI::App *backupVerb =
        home->add_subcommand("backup", "Write a copy into a folder and read it back; the three newest stay there");
    backupVerb->add_option("folder", *path, "Where to, best on another disk")->required();
    backupVerb->footer("Example: attunectl home backup /media/stick/attune");
    backupVerb->callback([=, &context] { backUp(context, *path); });

    CLI::App *restoreVerb = home->add_subcommand("restore", "Bring a copy back, into an empty folder");
    restoreVerb->add_option("file", *path, "The copy: attune-<number>.backup")->required();
    restoreVerb->footer("Example: attunectl home restore attune-3.backup --home ~/attune-again");
    restoreVerb->callback([=, &context] { restore(context, *path); });
}

} // namespace attune::cli
