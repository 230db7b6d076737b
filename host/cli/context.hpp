// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/plain_stream.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "home/places.hpp"
#include "log/log.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

namespace attune::cli {

enum Exit { ok = 0, findings = 1, misuse = 2 };

// What every verb gets: where things are, how to answer, and where to leave its exit code.
struct Context {
    std::string homeOption;
    bool asJson = false;
    bool unlock = false; // ask for the passphrases of those who have one
    int exit = ok;
    PlainStream out{std::cout};
    PlainStream err{std::cerr};
    std::istream &in = std::cin;

    Context() {
        err << std::unitbuf;
        err.tie(&out);
    }
    [[nodiscard]] home::Places places() const {
        return home::findPlaces(homeOption.empty() ? std::nullopt : std::optional<std::filesystem::path>(homeOption));
    }
    // A pen for the log file of this home. Plays of guests, of which nothing is kept, and verbs that only read have none.
    [[nodiscard]] log::Logger logger(log::Part part);
    // One JSON value on one line, or the text.
    void answer(const json &value, const std::string &text);
    // The exit code is that of the error, unless given.
    void report(const Error &error);
    void report(const Error &error, int code);
    void report(const std::vector<Error> &errors);

private:
    std::unique_ptr<Clock> m_clock; // of the lines
    std::unique_ptr<log::Logs> m_logs;
};

[[nodiscard]] json toJson(const Error &error);

void addExerciseVerbs(CLI::App &app, Context &context);
void addPlayVerb(CLI::App &app, Context &context);
void addSessionVerbs(CLI::App &app, Context &context);
void addPluginVerbs(CLI::App &app, Context &context);
void addHomeVerbs(CLI::App &app, Context &context);
void addDoctorVerb(CLI::App &app, Context &context);

} // namespace attune::cli
