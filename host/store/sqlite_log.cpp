// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite_log.hpp"

#include "store/errors.hpp"
#include "store/sqlite_format.hpp"
#include "store/sqlite_reader.hpp"

#include <sqlite3.h>

namespace attune::store {
namespace {

int countPages(void *pages, sqlite3 *, const char *, int inWal) {
    *static_cast<int *>(pages) = inWal;
    return SQLITE_OK;
}

} // namespace

SqliteLog::SqliteLog(OpenedFile opened) : m_opened(std::move(opened)) {
    sqlite3_wal_hook(handle(), countPages, &m_walPages); // also switches SQLite's own checkpoints off
    try {
        m_last = static_cast<Position>(m_opened.db.execAndGet(selectLast).getInt64());
    } catch (const SQLite::Exception &error) {
        m_opened.refusal = errorForSqlite(error.getErrorCode(), m_opened.file);
    }
}

Result<Position> SqliteLog::append(std::span<const Row> rows) {
    return replace({}, rows);
}

Result<Position> SqliteLog::replace(std::span<const Replacement> replaced, std::span<const Row> rows) {
    if (readOnly())
        return tl::unexpected(*m_opened.refusal);
    if (auto error = tooLarge(rows))
        return tl::unexpected(std::move(*error));
    if (moved())
        return tl::unexpected(remember(SQLITE_IOERR));
    try {
        if ((!rows.empty() || !replaced.empty() || m_foldDue) && !write(replaced, rows))
            return tl::unexpected(errorFor("store.form", m_opened.file));
        return m_last;
    } catch (const SQLite::Exception &error) {
        return tl::unexpected(remember(error.getErrorCode()));
    }
}

bool SqliteLog::write(std::span<const Replacement> replaced, std::span<const Row> rows) {
    settle();
    SQLite::Transaction transaction(m_opened.db, SQLite::TransactionBehavior::IMMEDIATE);
    const auto run = [](SQLite::Statement &statement, Position position, const Row &row) {
        statement.bind(1, static_cast<std::int64_t>(position));
        // a null pointer would be NULL, not an empty blob
        statement.bindNoCopy(2, row.empty() ? static_cast<const void *>("") : row.data(), static_cast<int>(row.size()));
        const int changed = statement.exec();
        statement.reset();
        return changed == 1;
    };
    SQLite::Statement update(m_opened.db, replaceRow), insert(m_opened.db, insertRow);
    for (const Replacement &one : replaced)
        if (!run(update, one.position, one.row))
            return false;
    Position position = m_last;
    for (const Row &row : rows)
        (void)run(insert, ++position, row);
    transaction.commit();
    m_last = position;
    if (replaced.empty()) {
        checkpoint();
        return true;
    }
    m_foldDue = true;
    m_settled = false; // if this fails, it comes before whatever is written next
    settle();
    return true;
}

// What an earlier run left in the write-ahead log may be in the page cache only: its fsync may have failed. A row
// behind it would be lost with it in a power cut, so all of it goes into the file, which writes and syncs it anew.
void SqliteLog::settle() {
    if (m_settled)
        return;
    foldIn();
    m_settled = true;
    m_foldDue = false;
}

// Leaves nothing in the write-ahead log.
void SqliteLog::foldIn() {
    const int code = sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle(), code);
}

// The rows are durable before and after it; so only what leaves doubt about the disk matters here.
void SqliteLog::checkpoint() {
    if (m_walPages < checkpointPages)
        return;
    const int code = sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK)
        (void)remember(code);
}

// What is written to a deleted file is not saved.
bool SqliteLog::moved() const {
    int answer = 0;
    sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &answer);
    return answer != 0;
}

// A full disk leaves no doubt: nothing was committed, and there may be space later. Anything else ends the writing.
Error SqliteLog::remember(int code) {
    Error error = errorForSqlite(code, m_opened.file);
    if (error.code != "store.disk_full")
        m_opened.refusal = error;
    return error;
}

Result<std::vector<Log::Damage>>
SqliteLog::scan(Position from, const std::function<void(Position, std::span<const std::byte>)> &each) {
    try {
        SqliteReader reader(m_opened.db, m_last, each);
        reader.run(from);
        if (reader.corrupt() && !readOnly())
            m_opened.refusal = errorFor("store.damaged", m_opened.file);
        return reader.takeDamage();
    } catch (const SQLite::Exception &error) {
        return tl::unexpected(errorForSqlite(error.getErrorCode(), m_opened.file));
    }
}

} // namespace attune::store
