// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace attune::store {

using Row = std::vector<std::byte>; // opaque: the log knows neither owner nor kind nor time
using Position = std::uint64_t;     // from 1, rising, without gaps
inline constexpr std::size_t maxRowBytes = std::size_t{4} << 20;

struct Replacement { // of the same length as what stands there
    Position position = 0;
    Row row;
};

// An append-only store of opaque rows. One opener at a time. Every implementation passes tests/store/log_contract.hpp.
class Log {
public:
    Log() = default;
    Log(const Log &) = delete;
    Log &operator=(const Log &) = delete;
    virtual ~Log() = default;

    // All of the rows or none. When it returns a position (of the last row), they are durable: they survive a
    // killed process and a power cut. After a failure that leaves doubt (a failed fsync) the log is read-only;
    // after store.disk_full and store.too_large it is not. No rows: the last position, 0 when there is none.
    [[nodiscard]] virtual Result<Position> append(std::span<const Row> rows) = 0;

    // The exception, so that something can be forgotten: puts rows in place of others, and appends, all or none. When it
    // returns, the old bytes are in no file of the log. After store.disk_full it may be done but for that; then the next
    // call, even without rows, does that first. Error code store.form: no such row, or one of another length.
    [[nodiscard]] virtual Result<Position> replace(std::span<const Replacement> replaced,
                                                   std::span<const Row> rows) = 0;

    // Calls `each` for every row in order, from `from` on. A row that cannot be read is reported in `damaged`, not
    // skipped in silence.
    struct Damage {
        Position position = 0;
        std::string reason;
    };
    [[nodiscard]] virtual Result<std::vector<Damage>>
    scan(Position from, const std::function<void(Position, std::span<const std::byte>)> &each) = 0;

    [[nodiscard]] virtual bool readOnly() const = 0;
};

// Error codes: store.busy (another Attune has it open), store.read_only, store.disk_full, store.damaged, store.newer,
// store.io, store.memory, store.foreign (the file is something else), store.folder (it cannot be made), store.missing (no such place), store.too_large (a row above
// maxRowBytes). What can be read is opened, if need be read-only: a write-protected folder, a log of a newer Attune, a
// damaged file.
[[nodiscard]] Result<std::unique_ptr<Log>> openSqliteLog(const std::filesystem::path &file);

// Keeps rows in memory only: for "just try it", for --auto, and for tests.
[[nodiscard]] std::unique_ptr<Log> openMemoryLog();

} // namespace attune::store
