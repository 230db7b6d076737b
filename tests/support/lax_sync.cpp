// SPDX-License-Identifier: Apache-2.0
#include "support/lax_sync.hpp"

#include <sqlite3.h>
#include <string_view>

namespace attune::test {
namespace {

const char *setting = nullptr;

// Ignored: the pragma does nothing and reports nothing.
int keepSetting(void *, int action, const char *pragma, const char *, const char *, const char *) {
    return action == SQLITE_PRAGMA && std::string_view(pragma) == "synchronous" ? SQLITE_IGNORE : SQLITE_OK;
}

// The pragma reads the file, and before that the lock has to be exclusive, as the log itself has it.
int configure(sqlite3 *db, char **, const void *) {
    const int code = sqlite3_exec(db, "PRAGMA locking_mode=EXCLUSIVE", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK || sqlite3_exec(db, setting, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return SQLITE_ERROR;
    }
    return sqlite3_set_authorizer(db, keepSetting, nullptr);
}

using Extension = void (*)();

} // namespace

LaxSync::LaxSync(Level level) {
    setting = level == Level::normal ? "PRAGMA synchronous=NORMAL" : "PRAGMA synchronous=OFF";
    sqlite3_auto_extension(reinterpret_cast<Extension>(configure));
}

LaxSync::~LaxSync() {
    sqlite3_cancel_auto_extension(reinterpret_cast<Extension>(configure));
}

} // namespace attune::test
