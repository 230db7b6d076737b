// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace attune::store {

// Reads rows in order; past the first one that SQLite cannot read, it looks up each of the rest by itself.
class SqliteReader {
public:
    using Each = std::function<void(Position, std::span<const std::byte>)>;
    // `last`: 0 when it could not be read. All are borrowed.
    SqliteReader(SQLite::Database &db, Position last, const Each &each) : m_db(db), m_last(last), m_each(each) {}

    // Throws SQLite::Exception when there is nothing to go on with.
    void run(Position from);

    [[nodiscard]] std::vector<Log::Damage> takeDamage() { return std::move(m_damage); }
    [[nodiscard]] bool corrupt() const { return m_corrupt; }

private:
    [[nodiscard]] bool inOrder();
    void oneByOne();
    [[nodiscard]] bool lookUp(SQLite::Statement &one, std::vector<Log::Damage> &missed);
    void note(int code);
    void deliver(Position position, const SQLite::Column &blob);

    SQLite::Database &m_db;
    Position m_last;
    const Each &m_each;
    Position m_next = 1; // the row that is due
    std::vector<Log::Damage> m_damage;
    bool m_corrupt = false;
};

} // namespace attune::store
