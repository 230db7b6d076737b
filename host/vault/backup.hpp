// SPDX-License-Identifier: Apache-2.0
// A copy of a home in one file (docs/log-format.md, "A backup"): the rows as they are, closed, and the keyring. It opens
// with the same passphrases. SQLite is never shown a file from elsewhere.
#pragma once

#include "store/log.hpp"
#include "vault/keyring.hpp"

#include <functional>

namespace attune::vault {

struct Backup {
    Keyring ring;
    std::uint64_t rows = 0;
    std::string sum; // of all that is in it
    bool operator==(const Backup &) const = default;
};

// Written, synced and read back before it takes the place of `file`. Error codes: backup.damaged (it read back
// differently), backup.empty (there is nothing to back up), and the store's.
[[nodiscard]] Result<Backup> writeBackup(const std::filesystem::path &file, store::Log &log, const Keyring &ring);

// Rows in order. Nothing is to be believed before it has returned. Error codes: backup.foreign, backup.damaged,
// backup.newer, and the store's.
[[nodiscard]] Result<Backup> readBackup(const std::filesystem::path &file,
                                        const std::function<Result<void>(store::Row)> &each);

// Into a place where nothing is kept yet: no log, or one without a row. All of it is there, or nothing. Error codes: backup.taken, and as above.
[[nodiscard]] Result<Backup> restoreBackup(const std::filesystem::path &file, const std::filesystem::path &log,
                                           const std::filesystem::path &keys);

// The three newest of this home stay in a folder: attune-<number>.backup. What else is there is left alone. Answers with
// the new one's name.
[[nodiscard]] Result<std::filesystem::path> backUpInto(const std::filesystem::path &folder, store::Log &log,
                                                       const Keyring &ring);

// When the newest one of this home in a folder was written, in milliseconds since 1970; nullopt: there is none.
[[nodiscard]] std::optional<std::int64_t> newestBackupMs(const std::filesystem::path &folder, const std::string &home);

// Of a folder in which there are only those that Attune made by itself: where there are any, of whatever home, one more,
// and then only that one stays.
[[nodiscard]] Result<void> renewBackups(const std::filesystem::path &folder, store::Log &log, const Keyring &ring);

} // namespace attune::vault
