// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"

#include "core/plain.hpp"
#include "vault/system.hpp"

#include <algorithm>
#include <array>

namespace attune::cli {
namespace {

// What was asked for is not there, or cannot be: the command has to be put in another way.
constexpr std::array<std::string_view, 7> misuses{"exercise.unknown", "play.exercise", "play.relationship", "play.fit",
                                                  "play.session",     "home.none",     "store.missing"};

bool isMisuse(const std::string &code) {
    return code.starts_with("guests.") || code.starts_with("script.") ||
           std::ranges::find(misuses, code) != misuses.end();
}

} // namespace

json toJson(const Error &error) {
    return {{"code", error.code},       {"sentence", error.sentence},   {"file", error.place.file},
            {"line", error.place.line}, {"column", error.place.column}, {"key", error.place.key}};
}

log::Logger Context::logger(log::Part part) {
    if (!m_logs) {
        m_clock = vault::systemClock();
        m_logs = std::make_unique<log::Logs>(
            log::Options{.folder = places().logs, .least = places().logsAll ? log::Level::info : log::Level::warning},
            *m_clock);
    }
    return m_logs->part(part);
}

void Context::answer(const json &value, const std::string &text) {
    if (asJson) {
        out << plainJson(value) << '\n';
    } else {
        out << text;
        if (!text.empty() && text.back() != '\n') {
            out << '\n';
        }
    }
    out.flush();
}

void Context::report(const Error &error) {
    report(error, isMisuse(error.code) ? misuse : findings);
}

void Context::report(const Error &error, int code) {
    exit = code;
    if (asJson) {
        out << plainJson({{"error", toJson(error)}}) << '\n';
    } else {
        err << describe(error) << '\n';
    }
}

void Context::report(const std::vector<Error> &errors) {
    exit = errors.empty() ? exit : findings;
    if (asJson) {
        json list = json::array();
        for (const Error &error : errors) {
            list.push_back(toJson(error));
        }
        out << plainJson({{"findings", std::move(list)}}) << '\n';
        return;
    }
    for (const Error &error : errors) {
        out << describe(error) << '\n';
    }
}

} // namespace attune::cli
