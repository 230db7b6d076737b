// SPDX-License-Identifier: Apache-2.0
// What may stand in a log line, by type: a code, whole numbers, the id of a session or a plugin. There is no way to
// hand it a text that exists only while the program runs.
#pragma once

#include "log/codes.hpp"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace attune::log {

// The name of a number, written in the source: [a-z_]+.
class Name {
public:
    constexpr Name() = default;
    template <std::size_t n> consteval Name(const char (&literal)[n]) : m_text(literal, n - 1) {
        for (const char c : m_text)
            if (c != '_' && (c < 'a' || c > 'z'))
                throw std::invalid_argument("not a name"); // at compile time
    }
    [[nodiscard]] constexpr std::string_view text() const { return m_text; }

private:
    std::string_view m_text;
};

struct Field {
    Name name;
    std::int64_t value = 0;
};

// An id that was drawn at random, or that a plugin's manifest declares. Whatever does not look like one is written as
// "invalid", so that a name which got here by mistake stays out.
class Id {
public:
    [[nodiscard]] static Id session(std::string_view id); // as Random::id() makes them
    [[nodiscard]] static Id plugin(std::string_view id);  // with a dot: org.attune.match
    [[nodiscard]] static Id activity(std::string_view id);
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    explicit Id(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

struct Event {
    Code code;
    std::optional<Id> id = std::nullopt;
    Field fields[4] = {}; // those without a name are left out
};

// "worker.hung plugin=org.attune.match ms=2000"
[[nodiscard]] std::string lineOf(const Event &event);

} // namespace attune::log
