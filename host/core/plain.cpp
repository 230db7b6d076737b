// SPDX-License-Identifier: Apache-2.0
#include "core/plain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace attune {
namespace {

struct Letter {
    char32_t code;
    std::size_t size;
};

// The first of valid UTF-8.
Letter first(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    return {code, size};
}

bool isIsolate(char32_t code) {
    return code == 0x2068 || code == 0x2069;
}

bool isControl(char32_t code) {
    return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code <= 0x9F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

// Those, the marks of direction, and the separators of lines and paragraphs: on one line they have no place.
bool isUnseen(char32_t code) {
    return isControl(code) || code == 0x061C || code == 0x200E || code == 0x200F || code == 0x2028 || code == 0x2029;
}

std::string valid(std::string_view text) {
    return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

bool isPlainAscii(std::string_view text) {
    return std::ranges::all_of(
        text, [](unsigned char byte) { return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t'; });
}

std::string escaped(char32_t code) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(code));
    return text.data();
}

} // namespace

std::string withoutControls(std::string_view text, Isolates isolates) {
    if (isPlainAscii(text)) {
        return std::string(text);
    }
    const std::string whole = valid(text);
    std::string out;
    for (std::size_t i = 0; i < whole.size();) {
        const auto [code, size] = first(std::string_view(whole).substr(i));
        if (!isControl(code) || (isolates == Isolates::keep && isIsolate(code))) {
            out.append(whole, i, size);
        }
        i += size;
    }
    return out;
}

std::string plainJson(const json &value) {
    const std::string dumped = value.dump(-1, ' ', false, json::error_handler_t::replace);
    std::string out;
    for (std::size_t i = 0; i < dumped.size();) {
        const auto [code, size] = first(std::string_view(dumped).substr(i));
        out += isUnseen(code) ? escaped(code) : dumped.substr(i, size);
        i += size;
    }
    return out;
}

std::string printable(std::string_view text, std::size_t most) {
    while (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    const std::string quoted = plainJson(json(text.substr(0, most * 4 + 4)));
    const std::string_view whole = std::string_view(quoted).substr(1, quoted.size() - 2);
    std::size_t end = 0;
    for (std::size_t n = 0; end < whole.size() && n < most; ++n) {
        end += first(whole.substr(end)).size;
    }
    return std::string(whole.substr(0, end)) + (end < whole.size() ? "…" : "");
}

bool isOneLine(std::string_view text) {
    const std::string whole = valid(text);
    for (std::size_t i = 0; i < whole.size();) {
        const auto [code, size] = first(std::string_view(whole).substr(i));
        if (code < 0x20 || isUnseen(code)) {
            return false;
        }
        i += size;
    }
    return true;
}

} // namespace attune
