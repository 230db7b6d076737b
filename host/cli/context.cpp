// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"

#include "vault/system.hpp"

namespace attune::cli {

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
        out << value.dump() << '\n';
    } else {
        out << text;
        if (!text.empty() && text.back() != '\n') {
            out << '\n';
        }
    }
    out.flush();
}

void Context::report(const Error &error, int code) {
    exit = code;
    if (asJson) {
        out << json{{"error", toJson(error)}}.dump() << '\n';
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
        out << json{{"findings", std::move(list)}}.dump() << '\n';
        return;
    }
    for (const Error &error : errors) {
        out << describe(error) << '\n';
    }
}

} // namespace attune::cli
