// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace attune::test {

// What changed on the disk, in order.
struct DiskStep {
    enum class Kind { write, truncate, sync, remove };
    Kind kind;
    std::string file; // its name without the folder
    std::int64_t offset = 0;
    std::string bytes;
};

// SQLite's default VFS while it lives: passes everything on, records it, and fails when told to.
class FaultyVfs {
public:
    FaultyVfs();
    FaultyVfs(const FaultyVfs &) = delete;
    FaultyVfs &operator=(const FaultyVfs &) = delete;
    ~FaultyVfs(); // after every database is closed

    // Of the steps from now on, the nth (from 0) and `times - 1` after it answer `code` and do nothing; a failing write
    // leaves half of its bytes.
    void failAt(std::size_t nth, int code, std::size_t times = 1);
    [[nodiscard]] bool failed() const;
    [[nodiscard]] const std::vector<DiskStep> &steps() const;

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune::test
