// SPDX-License-Identifier: Apache-2.0
#include "worker/faults.hpp"

#include "worker/printable.hpp"

#include <array>
#include <attune/attune.h>
#include <csignal>
#include <cstring>

namespace attune::worker {
namespace {

using Kind = core::Fault::Kind;

struct LoadTrouble {
    const char *code;
    const char *wrong;
    const char *cure;
};

constexpr const char *reinstallPlugin = "Install the plugin again.";
constexpr const char *reinstallAttune = "Install Attune again, so that all its programs are of one version.";
constexpr const char *rebuild =
    "Its author has to build it anew with the SDK; until then use an earlier version of it.";
constexpr const char *sayTheSame = "The library and its plugin.toml do not belong together: install the plugin again, "
                                   "or let its author make the two agree.";

// Indexed by LoadStatus.
constexpr std::array<LoadTrouble, static_cast<std::size_t>(LoadStatus::last) + 1> loadTroubles{{
    {"plugin.answer", "it said that all is well, and nothing else", reinstallAttune},
    {"worker.other_version", "the program that runs plugins is of another version", reinstallAttune},
    {"worker.not_confined", "this computer cannot shut it off from your files and the network",
     "Attune runs no plugin of others without that; it takes Linux 5.13 or newer with Landlock and seccomp, and "
     "`attunectl doctor` shows what is missing."},
    {"plugin.library_missing", "its library is not there", reinstallPlugin},
    {"plugin.library_not_elf", "its library is not a shared library at all", reinstallPlugin},
    {"plugin.library_other_machine", "its library was built for another kind of computer",
     "Install the build of the plugin that is made for this one."},
    {"plugin.library_not_loadable", "its library could not be loaded",
     "Install the plugin again; if that does not help, a library that it needs may be missing."},
    {"plugin.no_entry", "its library does not export attune_entry_v1, so it is not a plugin of Attune", rebuild},
    {"plugin.other_abi", "it was built for another ABI of Attune", rebuild},
    {"plugin.newer_abi", "it needs a newer Attune", "Update Attune."},
    {"plugin.malformed_entry", "the table that it exports is incomplete", rebuild},
    {"plugin.other_id", "its library says that it is another plugin", sayTheSame},
    {"plugin.other_version", "its library is of another version than its plugin.toml says", sayTheSame},
    {"plugin.no_activity", "its library does not have the activity that plugin.toml names", sayTheSame},
    {"plugin.other_state_version", "its library has another state_version than plugin.toml says", sayTheSame},
}};

// Indexed by Stage.
constexpr std::array<const char *, 6> stages{"while its library was being loaded", "while it opened the exercise",
                                             "while it began the exercise",        "while it handled an event",
                                             "while it described a screen",        "while nothing was asked of it"};

std::string during(Stage stage) {
    return stages.at(static_cast<std::size_t>(stage));
}

bool isStart(Stage stage) {
    return stage == Stage::load || stage == Stage::open;
}

std::string cureFor(Stage stage) {
    return isStart(stage)
               ? "Update the plugin or install it again; `attunectl doctor` tries all that are here."
               : "Nothing that was said is lost: the exercise goes on from where it was. If it happens again, "
                 "update the plugin, or tell its author.";
}

std::string inWords(Ending ending) {
    if (!ending.bySignal)
        return "it ended itself with code " + std::to_string(ending.value);
    const char *signal = ::sigabbrev_np(ending.value);
    return "signal " + std::to_string(ending.value) + (signal ? std::string(", SIG") + signal : "") +
           (ending.value == SIGSYS
                ? ": it asked the system for what plugins may not have, such as a file, a thread or the network"
                : "");
}

} // namespace

core::Fault Faults::make(Kind kind, std::string code, std::string_view sentence) const {
    return {kind, {std::move(code), "The plugin " + m_plugin + " " + std::string(sentence), {m_library, 0, 0, {}}}};
}

core::Fault Faults::crashed(Stage stage, Ending ending) const {
    return make(Kind::crashed, "plugin.crashed",
                "crashed " + during(stage) + " (" + inWords(ending) + "). " + cureFor(stage));
}

core::Fault Faults::hung(Stage stage, std::int64_t milliseconds) const {
    return make(Kind::hung, "plugin.hung",
                "did not answer within " + std::to_string(milliseconds) + " ms " + during(stage) + ". " +
                    cureFor(stage));
}

core::Fault Faults::garbled(Stage stage) const {
    return make(Kind::badAnswer, "plugin.garbled",
                "sent bytes that are no answer " + during(stage) + ". " + cureFor(stage));
}

core::Fault Faults::tooLarge(Stage stage) const {
    return badAnswer(stage, "plugin.answer_too_large", "it is larger than the ceiling for it");
}

core::Fault Faults::threw(Stage stage) const {
    return make(Kind::internal, "plugin.threw",
                "let an exception out " + during(stage) + "; the C ABI does not allow that. " + cureFor(stage));
}

core::Fault Faults::reported(Stage stage, std::int32_t code) const {
    if (stage == Stage::open && code == ATTUNE_BAD_INPUT) {
        return make(
            Kind::internal, "plugin.reported",
            "does not take the content of this exercise: it fits the schema, but something in it does not fit the "
            "rest, such as a step, an input or a place that is named and is not there (ATTUNE_BAD_INPUT). Compare "
            "what the exercise names under [content] with what it declares.");
    }
    const std::string what = code == ATTUNE_BAD_INPUT
                                 ? "said that its input is not of the declared form (ATTUNE_BAD_INPUT) "
                             : code == ATTUNE_INTERNAL ? "reported a mistake of its own (ATTUNE_INTERNAL) "
                                                       : "returned a code that the ABI does not have here ";
    const bool isKnown = code == ATTUNE_BAD_INPUT || code == ATTUNE_INTERNAL;
    return make(isKnown ? Kind::internal : Kind::badAnswer, isKnown ? "plugin.reported" : "plugin.unknown_code",
                what + during(stage) + ". " + cureFor(stage));
}

core::Fault Faults::badAnswer(Stage stage, std::string code, std::string_view why) const {
    return make(Kind::badAnswer, std::move(code),
                "gave an answer that cannot be used " + during(stage) + ": " + std::string(why) +
                    (why.ends_with('.') ? " " : ". ") + cureFor(stage));
}

core::Fault Faults::tooLargeToSend(Stage stage) const {
    return make(isStart(stage) ? Kind::absent : Kind::internal, "plugin.question_too_large",
                "cannot be asked " + during(stage) +
                    ": the content, state or event is larger than 1 MiB. Make it smaller.");
}

core::Fault Faults::notLoaded(const Ready &ready) const {
    const LoadTrouble &trouble = loadTroubles.at(ready.status);
    const std::string found = ready.found.empty() ? "" : " (found: " + printable(ready.found) + ")";
    return make(Kind::absent, trouble.code,
                std::string("cannot be used: ") + trouble.wrong + found + ". " + trouble.cure);
}

core::Fault Faults::notStarted(Error error) const {
    error.sentence = "The plugin " + m_plugin + " cannot be used. " + error.sentence;
    return {Kind::absent, std::move(error)};
}

core::Fault Faults::quarantined(int failures, const core::Fault &last) const {
    return make(
        Kind::quarantined, "plugin.quarantined",
        "failed " + std::to_string(failures) +
            " times within a minute and is not tried again in this session. You can end it here; what was said is "
            "saved. The last time: " +
            last.error.sentence);
}

} // namespace attune::worker
