// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/file_access.hpp"
#include "store/log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <optional>

namespace attune::store {

struct OpenedFile {
    Descriptor lock; // before the database: released after it
    std::filesystem::path file;
    SQLite::Database db;
    std::optional<Error> refusal; // why nothing is written
};

class SqliteLog final : public Log {
public:
    explicit SqliteLog(OpenedFile opened);

    Result<Position> append(std::span<const Row> rows) override;
    Result<Position> replace(std::span<const Replacement> replaced, std::span<const Row> rows) override;
    Result<std::vector<Damage>> scan(Position from,
                                     const std::function<void(Position, std::span<const std::byte>)> &each) override;
    [[nodiscard]] bool readOnly() const override { return m_opened.refusal.has_value(); }

private:
    // False: nothing was written, because something to be replaced is not there.
    [[nodiscard]] bool write(std::span<const Replacement> replaced, std::span<const Row> rows);
    void settle();
    void foldIn();
    void checkpoint();
    [[nodiscard]] bool moved() const;
    [[nodiscard]] Error remember(int code);
    [[nodiscard]] sqlite3 *handle() const { return m_opened.db.getHandle(); }

    OpenedFile m_opened;
    Position m_last = 0;    // 0: none, or not readable
    bool m_settled = false; // nothing in the write-ahead log is in doubt, or should not be there
    bool m_foldDue = false; // something was replaced, and what was there before is still in a file
    int m_walPages = 0;     // since the last checkpoint
};

} // namespace attune::store
