// SPDX-License-Identifier: Apache-2.0
#include "store/errors.hpp"
#include "store/file_access.hpp"
#include "store/sqlite_format.hpp"
#include "store/sqlite_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cctype>
#include <sqlite3.h>

namespace attune::store {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path &file, const char *ending) {
    return fs::path(file).concat(ending);
}

// Exclusive before anything is read: the write-ahead log then needs no shared memory, and nobody else gets in.
void configure(SQLite::Database &db) {
    db.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; "
            "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON");
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

enum class Contents { none, ours, newer, damaged, foreign };

int read(SQLite::Database &db, const char *query) {
    return db.execAndGet(query).getInt();
}

Contents contentsOf(SQLite::Database &db) {
    const int id = read(db, "PRAGMA application_id");
    if (id == 0 && read(db, "PRAGMA user_version") == 0 && read(db, "SELECT count(*) FROM sqlite_schema") == 0)
        return Contents::none; // fresh, or its making was cut off
    if (id != applicationId)
        return Contents::foreign;
    if (read(db, "PRAGMA user_version") > formatVersion)
        return Contents::newer;
    return db.tableExists("ev") ? Contents::ours : Contents::damaged;
}

void create(SQLite::Database &db) {
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    db.exec("PRAGMA application_id=" + std::to_string(applicationId));
    db.exec("PRAGMA user_version=" + std::to_string(formatVersion));
    db.exec(createTable);
    transaction.commit();
}

// Why a file with such contents is only read; or, as an error, why it cannot be used at all.
Result<std::optional<Error>> refusalFor(Contents contents, SQLite::Database &db, const fs::path &file) {
    if (contents == Contents::foreign)
        return tl::unexpected(errorFor("store.foreign", file));
    if (contents == Contents::damaged || (contents == Contents::newer && !db.tableExists("ev")))
        return tl::unexpected(errorFor(contents == Contents::newer ? "store.newer" : "store.damaged", file));
    if (contents == Contents::newer)
        return errorFor("store.newer", file);
    return std::optional<Error>{};
}

Result<std::unique_ptr<Log>> openForWriting(const fs::path &file) {
    auto lock = lockForWriting(beside(file, ".lock"));
    if (!lock)
        return tl::unexpected(lock.error());
    if (auto made = makePrivate(file); !made)
        return tl::unexpected(made.error());
    SQLite::Database db(file, SQLite::OPEN_READWRITE);
    configure(db);
    const Contents contents = contentsOf(db);
    auto refusal = refusalFor(contents, db, file);
    if (!refusal)
        return tl::unexpected(refusal.error());
    if (!*refusal && db.execAndGet("PRAGMA journal_mode=WAL").getString() != "wal")
        return tl::unexpected(errorFor("store.io", file));
    if (contents == Contents::none) {
        create(db);
        if (auto synced = syncFolder(file.parent_path()); !synced)
            return tl::unexpected(synced.error());
    }
    return std::make_unique<SqliteLog>(OpenedFile{std::move(*lock), file, std::move(db), std::move(*refusal)});
}

std::string immutableUri(const fs::path &file) {
    std::string uri = "file:";
    for (const char c : fs::absolute(file).string()) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && (std::isalnum(byte) || std::string_view("/-._~").find(c) != std::string_view::npos))
            uri += c;
        else
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return uri + "?immutable=1";
}

// Why a log that cannot be written cannot be read either.
std::optional<Error> obstacle(const fs::path &file) {
    std::error_code none;
    const Place place{.file = file.string()};
    if (!fs::exists(file, none))
        return Error{"store.read_only",
                     "There are no records here yet, and none can be made, because the folder is write-protected. "
                     "Allow writing to the folder, or choose another one with --home.",
                     place};
    if (!canRead(file))
        return Error{"store.read_only",
                     "The records cannot be read, because they belong to another account. "
                     "Allow reading and writing to their folder, or choose another one with --home.",
                     place};
    // SQLite could only leave it out, and with it the newest rows
    if (const auto wal = beside(file, "-wal"); fs::exists(wal, none) && fs::file_size(wal, none) > 0)
        return Error{"store.read_only",
                     "Attune was interrupted here, and the newest records can only be read by putting them in order "
                     "first, which needs "
                     "writing. Allow writing to the folder, or copy it to a place where you may write and choose that "
                     "with --home.",
                     place};
    return std::nullopt;
}

Result<std::unique_ptr<Log>> openForReading(const fs::path &file) {
    auto lock = lockForReading(beside(file, ".lock"));
    if (!lock)
        return tl::unexpected(lock.error());
    if (auto error = obstacle(file))
        return tl::unexpected(std::move(*error));
    SQLite::Database db(immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    configure(db);
    const Contents contents = contentsOf(db);
    if (contents == Contents::none)
        return tl::unexpected(errorFor("store.read_only", file));
    auto refusal = refusalFor(contents, db, file);
    if (!refusal)
        return tl::unexpected(refusal.error());
    auto why = *refusal ? std::move(**refusal) : errorFor("store.read_only", file);
    return std::make_unique<SqliteLog>(OpenedFile{std::move(*lock), file, std::move(db), std::move(why)});
}

} // namespace

Result<std::unique_ptr<Log>> openSqliteLog(const fs::path &path) {
    try {
        const fs::path file = fs::absolute(path);
        if (auto made = makeFolder(file.parent_path()); !made)
            return tl::unexpected(made.error());
        if (fs::exists(file) && !fs::is_regular_file(file))
            return tl::unexpected(errorFor("store.foreign", file));
        return canWrite(file) ? openForWriting(file) : openForReading(file);
    } catch (const SQLite::Exception &error) {
        return tl::unexpected(errorForSqlite(error.getErrorCode(), path));
    } catch (const fs::filesystem_error &error) {
        return tl::unexpected(errorForErrno(error.code().value(), path));
    }
}

} // namespace attune::store
