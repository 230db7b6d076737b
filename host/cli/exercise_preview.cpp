// SPDX-License-Identifier: Apache-2.0
// attunectl exercise preview: the window, on an exercise that somebody is writing.
#include "cli/exercise_preview.hpp"

#include "preview/content.hpp"

#include <memory>
#include <unistd.h>

namespace attune::cli {
namespace {

struct Options {
    std::string folder, exercise, language, who;
};

// In place of this process: what it says, and how it ends, is the window's.
[[nodiscard]] Error become(const std::filesystem::path &program, std::vector<std::string> arguments) {
    std::vector<char *> list;
    for (std::string &argument : arguments) {
        list.push_back(argument.data());
    }
    list.push_back(nullptr);
    ::execv(program.c_str(), list.data());
    return {"preview.window",
            "Here is no window to show it in. Install Attune with its window; without one, `attunectl play` plays it.",
            {.file = program.string()}};
}

void preview(Context &context, const Options &options) {
    if (const auto wrong = preview::notOfAnExercise(options.folder)) {
        return context.report(*wrong, misuse);
    }
    std::vector<std::string> arguments{"attune", "--preview", options.folder};
    for (const auto &[name, value] : {std::pair{"--exercise", options.exercise},
                                      std::pair{"--language", options.language}, std::pair{"--for", options.who}}) {
        if (!value.empty()) {
            arguments.insert(arguments.end(), {name, value});
        }
    }
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).replace_filename("attune");
    context.report(become(program, std::move(arguments)));
}

} // namespace

void addExercisePreview(CLI::App &exercise, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb =
        exercise.add_subcommand("preview", "See an exercise in the window while you write it; nothing is kept");
    verb->add_option("folder", options->folder, "The exercise, or a plugin as it was built")->required();
    verb->add_option("--exercise", options->exercise, "Of those that a plugin brings, which to begin with");
    verb->add_option("--language", options->language, "en, or one a seat: en,es");
    verb->add_option("--for", options->who, "couple, parent+adult, parent+teen or parent+child");
    verb->footer("Whatever you save is there at once; a mistake is named as `attunectl exercise check` names it.\n"
                 "Example: attunectl exercise preview exercises/boundary_circles --for parent+child");
    verb->callback([=, &context] { preview(context, *options); });
}

} // namespace attune::cli
