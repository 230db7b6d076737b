// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_verb.hpp"
#include "check/graph.hpp"
#include "cli/opened.hpp"

#include <cerrno>
#include <memory>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace attune::cli {
namespace {

struct Options {
    std::string exercise, format = "mermaid", language = "en";
};

check::Subject subjectFor(const catalog::Exercise &exercise, const Shelf &shelf) {
    const auto offer = shelf.catalog.activity(exercise.activity);
    return check::subjectOf(
        {.folder = offer->plugin->folder,
         .exercises = {exercise.folder.parent_path()},
         .programs = {.worker = shelf.places.worker, .checkWorker = {}, .words = shelf.places.words},
         .level = check::Level::strict,
         .seed = 1});
}

// Graphviz lays it out: its program reads from memory that has no name, and writes where we write.
int layOut(const std::string &dot) {
    const int input = ::memfd_create("dot", MFD_CLOEXEC);
    if (input < 0 || ::write(input, dot.data(), dot.size()) != static_cast<ssize_t>(dot.size())) {
        return EIO;
    }
    ::lseek(input, 0, SEEK_SET);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, 0);
    std::string program = "dot", format = "-Tsvg";
    char *arguments[] = {program.data(), format.data(), nullptr};
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, "dot", &actions, nullptr, arguments, environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(input);
    int status = 0;
    if (failed != 0) {
        return failed;
    }
    return ::waitpid(child, &status, 0) == child && status == 0 ? 0 : EIO;
}

void draw(Context &context, const Options &options) {
    const auto shelf = openShelf(context);
    if (!shelf) {
        return context.report(shelf.error());
    }
    const auto exercise = exerciseFor(options.exercise, shelf->catalog, shelf->places);
    if (!exercise) {
        return context.report(exercise.error());
    }
    check::Subject subject = subjectFor(**exercise, *shelf);
    if (const auto why = subject.unplayable()) {
        return context.report(Error{"graph.unplayable", "This exercise cannot be drawn: " + *why + ".", {}});
    }
    const check::Flow flow = check::flowOf(subject, options.exercise, options.language);
    if (options.format != "svg") {
        const std::string text = options.format == "dot"      ? asDot(flow)
                                 : options.format == "course" ? catalog::toJson(courseOf(flow)).dump(1) + "\n"
                                                              : asMermaid(flow);
        return context.answer({{"exercise", options.exercise}, {"format", options.format}, {"graph", text}}, text);
    }
    context.out.flush();
    if (layOut(asDot(flow)) != 0) {
        context.report(
            Error{"graph.dot",
                  "For SVG the program dot of Graphviz is needed, which is not here or did not take the graph: sudo "
                  "apt install graphviz. Mermaid and DOT need nothing.",
                  {}});
    }
}

} // namespace

void addGraphVerb(CLI::App &plugin, Context &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb = plugin.add_subcommand("graph", "The flow of an exercise: every step that can be reached, and how");
    verb->add_option("exercise", options->exercise, "Its id")->required();
    verb->add_option("--format", options->format, "mermaid, dot, svg, or course: course.json, which the window draws")
        ->check(CLI::IsMember({"mermaid", "dot", "svg", "course"}));
    verb->add_option("--language", options->language, "Of the titles and buttons");
    verb->footer("Example: attunectl plugin graph needs_cards --format dot");
    verb->callback([&context, options] { draw(context, *options); });
}

} // namespace attune::cli
