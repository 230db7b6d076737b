// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/log.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <map>
#include <string>
#include <utility>

namespace attune::test {

inline store::Row row(std::string_view text) {
    store::Row made(text.size());
    std::ranges::transform(text, made.begin(), [](char c) { return static_cast<std::byte>(c); });
    return made;
}

// The same bytes for the same position, of a size that varies from none to several pages.
inline store::Row rowAt(store::Position position) {
    store::Row made(position % 7 == 0 ? 0 : position * 2654435761U % (position % 5 == 0 ? 9000 : 700));
    for (std::size_t i = 0; i < made.size(); ++i)
        made[i] = static_cast<std::byte>((position * 31 + i) & 0xff);
    return made;
}

using Rows = std::map<store::Position, store::Row>;

struct Scanned {
    Rows rows;
    std::vector<store::Log::Damage> damage;
};

inline Scanned scanAll(store::Log &log, store::Position from = 1) {
    Scanned found;
    auto damage = log.scan(from, [&](store::Position position, std::span<const std::byte> bytes) {
        found.rows.emplace(position, store::Row(bytes.begin(), bytes.end()));
    });
    REQUIRE(damage);
    found.damage = *damage;
    return found;
}

inline std::unique_ptr<store::Log> opened(const std::filesystem::path &file) {
    auto log = store::openSqliteLog(file);
    INFO((log ? std::string() : log.error().code));
    REQUIRE(log);
    return std::move(*log);
}

inline Result<store::Position> appendAt(store::Log &log, store::Position position) {
    const store::Row one = rowAt(position);
    return log.append({&one, 1});
}

// Rows 1..n as rowAt() makes them.
inline void fill(store::Log &log, store::Position n) {
    for (store::Position position = 1; position <= n; ++position)
        REQUIRE(appendAt(log, position) == position);
}

inline void requireRows(store::Log &log, store::Position n) {
    const Scanned found = scanAll(log);
    REQUIRE(found.damage.empty());
    REQUIRE(found.rows.size() == n);
    for (const auto &[position, bytes] : found.rows)
        REQUIRE(bytes == rowAt(position));
}

} // namespace attune::test
