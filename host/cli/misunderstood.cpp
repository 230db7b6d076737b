// SPDX-License-Identifier: Apache-2.0
#include "cli/misunderstood.hpp"

#include "catalog/words.hpp"
#include <charconv>

namespace attune::cli {
namespace {

struct Asked {
    const CLI::App *app; // the innermost verb that was understood
    std::string command; // as it was typed so far
    std::vector<std::string> options;
};

Asked innermost(const CLI::App &root) {
    Asked asked{&root, root.get_name(), {}};
    for (;;) {
        for (const CLI::Option *option : asked.app->get_options()) {
            if (!option->get_positional()) {
                asked.options.push_back(option->get_name());
            }
        }
        const auto verbs = asked.app->get_subcommands();
        if (verbs.empty()) {
            return asked;
        }
        asked.app = verbs.front();
        asked.command += " " + asked.app->get_name();
    }
}

std::vector<std::string> verbsOf(const CLI::App &app) {
    std::vector<std::string> names;
    for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; })) {
        names.push_back(verb->get_name());
    }
    return names;
}

std::string listed(const std::vector<std::string> &names) {
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

std::optional<std::string> misunderstood(const CLI::App &app) {
    const Asked asked = innermost(app);
    const auto verbs = verbsOf(*asked.app);
    const auto unknown = app.remaining(true);
    if (unknown.empty()) {
        return verbs.empty() ? std::nullopt
                             : std::optional("`" + asked.command + "` needs one word more: " + listed(verbs) + ".");
    }
    const std::string &word = unknown.front();
    const bool isOption = word.starts_with('-');
    return "`" + asked.command + "` does not know \"" + word + "\"." +
           catalog::didYouMean(word, isOption ? asked.options : verbs) +
           (isOption || verbs.empty() ? " `" + asked.command + " --help` shows what there is."
                                      : " There is: " + listed(verbs) + ".");
}

CLI::Validator wholeNumber(std::uint64_t least) {
    return {[least](std::string &text) {
                std::uint64_t value = 0;
                const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
                const bool fine = failed == std::errc() && end == text.data() + text.size() && value >= least;
                return fine ? std::string()
                            : "a whole number from " + std::to_string(least) + " up is needed, not \"" + text + "\"";
            },
            "", ""};
}

} // namespace attune::cli
