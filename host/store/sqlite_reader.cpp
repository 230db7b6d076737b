// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite_reader.hpp"

#include "store/sqlite_format.hpp"

#include <limits>
#include <sqlite3.h>

namespace attune::store {
namespace {

// After so many unreadable rows on end there is no reason to expect another: a lost page holds far fewer.
constexpr std::size_t giveUpAfter = 100'000;

std::string reasonFor(int code) {
    return std::string("SQLite cannot read it: ") + sqlite3_errstr(code);
}

std::string missingReason(Position first, Position last) {
    return first == last ? "it is missing"
                         : "rows " + std::to_string(first) + " to " + std::to_string(last) + " are missing";
}

} // namespace

void SqliteReader::run(Position from) {
    m_next = std::max<Position>(from, 1);
    if (!inOrder())
        oneByOne();
}

// False: not to the end.
bool SqliteReader::inOrder() {
    SQLite::Statement rows(m_db, selectFrom);
    rows.bind(1, static_cast<std::int64_t>(m_next));
    int code = SQLITE_ROW;
    while ((code = rows.tryExecuteStep()) == SQLITE_ROW)
        deliver(static_cast<Position>(rows.getColumn(0).getInt64()), rows.getColumn(1));
    if (code != SQLITE_DONE)
        note(code);
    return code == SQLITE_DONE;
}

void SqliteReader::oneByOne() {
    SQLite::Statement one(m_db, selectOne);
    std::vector<Log::Damage> missed; // since the last row that was read
    const Position end = m_last > 0 ? m_last : std::numeric_limits<std::int64_t>::max();
    for (; m_next <= end && missed.size() < giveUpAfter; ++m_next)
        if (lookUp(one, missed)) {
            m_damage.insert(m_damage.end(), missed.begin(), missed.end());
            missed.clear();
        }
    if (m_next <= end) { // how many there were is not known
        missed.resize(1);
        missed.front().reason += "; nothing after it could be read";
    }
    m_damage.insert(m_damage.end(), missed.begin(), missed.end());
}

bool SqliteReader::lookUp(SQLite::Statement &one, std::vector<Log::Damage> &missed) {
    (void)one.tryReset(); // repeats the error of the row before
    one.bind(1, static_cast<std::int64_t>(m_next));
    const int code = one.tryExecuteStep();
    if (code == SQLITE_ROW) {
        const auto blob = one.getColumn(0);
        m_each(m_next, {static_cast<const std::byte *>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes())});
        return true;
    }
    if (code != SQLITE_DONE)
        note(code);
    missed.push_back({m_next, code == SQLITE_DONE ? missingReason(m_next, m_next) : reasonFor(code)});
    return false;
}

// Only a row that is unreadable is worth going on for.
void SqliteReader::note(int code) {
    const int kind = code & 0xff;
    if (kind != SQLITE_CORRUPT && kind != SQLITE_IOERR && kind != SQLITE_NOTADB)
        throw SQLite::Exception(m_db.getHandle(), code);
    m_corrupt = m_corrupt || kind != SQLITE_IOERR;
}

void SqliteReader::deliver(Position position, const SQLite::Column &blob) {
    if (position > m_next)
        m_damage.push_back({m_next, missingReason(m_next, position - 1)});
    m_next = position + 1;
    m_each(position, {static_cast<const std::byte *>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes())});
}

} // namespace attune::store
