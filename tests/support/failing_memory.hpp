// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace attune::test {

// SQLite's memory while it lives. While it is made and while it goes, no database is open.
class FailingMemory {
public:
    FailingMemory();
    FailingMemory(const FailingMemory &) = delete;
    FailingMemory &operator=(const FailingMemory &) = delete;
    ~FailingMemory();

    void failAt(std::size_t nth); // of the allocations from now on, from 0, once
    void rest();                  // none fails from now on
    [[nodiscard]] bool failed() const;
};

} // namespace attune::test
