// SPDX-License-Identifier: Apache-2.0
// attunectl exercise check: what is wrong, what a good reader would say, and what only playing shows.
#include "cli/exercise_check.hpp"

#include "catalog/review.hpp"
#include "cli/rehearsal.hpp"

#include <algorithm>
#include <memory>

namespace attune::cli {
namespace {

namespace fs = std::filesystem;
using catalog::Remark;
using catalog::Remarks;

bool holdsExercise(const fs::path &folder) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(folder / "exercise.toml", ignored));
}

// What is meant by a path: the exercise in it, those in its folders, or nothing, if it is some other file.
std::vector<fs::path> exercisesAt(const fs::path &path) {
    std::error_code ignored;
    if (path.filename() == "exercise.toml") {
        return {path.has_parent_path() ? path.parent_path() : fs::path(".")};
    }
    if (!fs::is_directory(path, ignored)) {
        return {};
    }
    std::vector<fs::path> inside;
    for (fs::directory_iterator at(path, ignored), end; !ignored && at != end; at.increment(ignored)) {
        if (holdsExercise(at->path())) {
            inside.push_back(at->path());
        }
    }
    std::ranges::sort(inside);
    return holdsExercise(path) || inside.empty() ? std::vector{path} : inside;
}

// Texts that are shown elsewhere than in the exercise.
bool isShownElsewhere(const std::string &key) {
    return key == "title" || key == "want" || key == "purpose" || key.starts_with("about.") ||
           key.starts_with("refused.");
}

void remarkOnPlays(const catalog::Exercise &exercise, const Rehearsed &seen, Remarks &remarks) {
    for (const Error &trouble : seen.troubles) {
        remarks.push_back({{trouble.code, trouble.sentence, {.file = (exercise.folder / "exercise.toml").string()}}});
    }
    for (const auto &[language, key] : seen.missing) {
        remarks.push_back(
            {{"review.text.missing",
              "the exercise asks for the text `" + key + "`, and nobody wrote it in \"" + language + "\"; add it.",
              {.file = (exercise.folder / ("text." + language + ".toml")).string(), .key = key}}});
    }
    if (seen.agreedForEver) {
        remarks.push_back({{"review.agreement",
                            "an agreement is made without a date to look at it again; set review_days.",
                            {.file = (exercise.folder / "exercise.toml").string()}}});
    }
}

void remarkOnUnasked(const catalog::Exercise &exercise, const Rehearsed &seen, Remarks &remarks) {
    const auto &[language, texts] = *exercise.texts.byLanguage.begin();
    for (const auto &[key, text] : texts) {
        if (key.find('@') == std::string::npos && !isShownElsewhere(key) && !seen.asked.contains(key) &&
            seen.troubles.empty() && seen.missing.empty()) {
            remarks.push_back(
                {{"review.unreached",
                  "in " + std::to_string(seen.plays) +
                      " plays no screen showed this text; take it out, or look at why its step is never reached.",
                  catalog::placeOfText(exercise, language, key)}});
        }
    }
}

struct Checked {
    std::vector<Error> errors;
    Remarks remarks;
};

void checkOne(Shelf &shelf, const fs::path &folder, bool plays, Checked &into) {
    auto read = catalog::readExercise(folder, shelf.catalog.plugins);
    if (!read) {
        into.errors.insert(into.errors.end(), read.error().begin(), read.error().end());
        return;
    }
    Remarks remarks = catalog::review(*read, shelf.places.words);
    if (plays) {
        shelf.catalog.exercises = {*read};
        const Rehearsed seen = rehearse(shelf, *read, 24, 200);
        remarkOnPlays(*read, seen, remarks);
        remarkOnUnasked(*read, seen, remarks);
    }
    into.remarks.insert(into.remarks.end(), remarks.begin(), remarks.end());
}

const char *nameOf(Remark::Level level) {
    return level == Remark::Level::warning ? "warning" : "note";
}

void report(Context &context, const Checked &checked, std::size_t folders) {
    const auto warnings =
        static_cast<std::size_t>(std::ranges::count(checked.remarks, Remark::Level::warning, &Remark::level));
    if (context.asJson) {
        json list = json::array();
        const auto add = [&](const Error &error, const char *level) {
            list.push_back(toJson(error));
            list.back()["level"] = level;
        };
        std::ranges::for_each(checked.errors, [&](const Error &error) { add(error, "error"); });
        std::ranges::for_each(checked.remarks, [&](const Remark &one) { add(one.what, nameOf(one.level)); });
        context.out << json{{"findings", std::move(list)}, {"checked", folders}}.dump() << '\n';
    } else {
        for (const Error &error : checked.errors) {
            context.out << describe(error) << '\n';
        }
        for (const Remark &one : checked.remarks) {
            context.out << nameOf(one.level) << ": " << describe(one.what) << '\n';
        }
        context.out << folders << " checked, " << checked.errors.size() + warnings << " found\n";
    }
    context.exit = checked.errors.empty() && warnings == 0 ? ok : findings;
}

struct Options {
    std::vector<std::string> folders;
    bool noPlays = false;
};

void check(Context &context, const Options &options) {
    std::vector<fs::path> folders;
    for (const std::string &given : options.folders) {
        std::error_code ignored;
        if (!fs::exists(fs::symlink_status(given, ignored))) {
            context.report({"exercise.folder", "There is no such file or folder. Look at the path.", {given}}, misuse);
            return;
        }
        const auto meant = exercisesAt(given);
        folders.insert(folders.end(), meant.begin(), meant.end());
        if (meant.empty()) {
            context.err << given << " is no folder, and is left out.\n";
        }
    }
    auto shelf = openShelf(context);
    if (!shelf) {
        context.report(shelf.error());
        return;
    }
    Checked checked;
    for (const fs::path &folder : folders) {
        checkOne(*shelf, folder, !options.noPlays, checked);
    }
    report(context, checked, folders.size());
    context.exit = folders.empty() ? misuse : context.exit;
}

} // namespace

void addExerciseCheck(CLI::App &exercise, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb =
        exercise.add_subcommand("check", "Find every mistake in an exercise's files, read it, and play it through");
    verb->add_option("folder", options->folders, "Folders, each an exercise or full of exercises")->required();
    verb->add_flag("--no-plays", options->noPlays, "Only read: what shows in play alone is not looked at");
    verb->footer("Errors and warnings are findings, and end with 1; notes are not.\n"
                 "Example: attunectl exercise check exercises/boundary_circles");
    verb->callback([=, &context] { check(context, *options); });
}

} // namespace attune::cli
