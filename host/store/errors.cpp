// SPDX-License-Identifier: Apache-2.0
#include "store/errors.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sqlite3.h>

namespace attune::store {
namespace {

struct Wording {
    std::string_view code, sentence;
};
constexpr std::array wordings{
    Wording{"store.busy",
            "Attune is already open with these records. Go to the window that is open, or close it first."},
    Wording{"store.read_only", "These records cannot be changed, because their folder or file is write-protected. "
                               "Allow writing to the folder, or choose another one with --home."},
    Wording{"store.disk_full",
            "The disk is full, so this is not saved. What was saved before is safe. Free some space, then try again."},
    Wording{"store.damaged",
            "A part of these records is damaged. Nothing more is written to them, so that what is left stays readable. "
            "Copy the folder to a safe place, then restore a backup."},
    Wording{"store.newer",
            "These records were written by a newer Attune. They can be read; to go on with them, update Attune."},
    Wording{"store.io",
            "The disk reported an error, and it is not certain that the last step was saved. Nothing more is written "
            "for now. Check the disk, then start Attune again."},
    Wording{"store.memory",
            "There is not enough memory, and it is not certain that the last step was saved. What was saved before is "
            "safe. Close other programs, then start Attune again."},
    Wording{
        "store.foreign",
        "This file is not a log of Attune, and is left as it is. Move it away, or choose another folder with --home."},
    Wording{"store.missing", "There is no such file or folder. Look at the path, then try again."},
    Wording{"store.folder",
            "The folder cannot be made at this place. Choose another one, for the records with --home."},
    Wording{"store.form", "This was meant for another state of the records. Start Attune again, then try once more."},
    Wording{"store.too_large", "This is too long to be kept (more than 4 MiB). Shorten it, then try again."},
};

std::string_view codeForErrno(int number) {
    switch (number) {
    case EACCES:
    case EPERM:
    case EROFS:
        return "store.read_only";
    case ENOSPC:
    case EDQUOT:
        return "store.disk_full";
    case ENOENT:
    case ENOTDIR:
        return "store.missing";
    case EEXIST:
    case ELOOP:
    case ENAMETOOLONG:
        return "store.folder";
    default:
        return "store.io";
    }
}

std::string_view codeForSqlite(int code) {
    switch (code & 0xff) { // the upper bits only say where it happened
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "store.busy";
    case SQLITE_NOMEM:
        return "store.memory";
    case SQLITE_FULL:
        return "store.disk_full";
    case SQLITE_CORRUPT:
        return "store.damaged";
    case SQLITE_NOTADB:
        return "store.foreign";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "store.read_only";
    default:
        return "store.io";
    }
}

} // namespace

Error errorFor(std::string_view code, const std::filesystem::path &file) {
    const auto *found = std::ranges::find(wordings, code, &Wording::code);
    return {std::string(code), std::string(found->sentence), {.file = file.string()}};
}

Error errorForErrno(int number, const std::filesystem::path &file) {
    return errorFor(codeForErrno(number), file);
}

Error errorForSqlite(int code, const std::filesystem::path &file) {
    return errorFor(codeForSqlite(code), file);
}

std::optional<Error> tooLarge(std::span<const Row> rows) {
    if (std::ranges::all_of(rows, [](const Row &row) { return row.size() <= maxRowBytes; }))
        return std::nullopt;
    return errorFor("store.too_large", {});
}

} // namespace attune::store
