// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::test {

// While it lives, what is opened with SQLite syncs less than it asks for: SQLite itself, at another setting, for controls.
class LaxSync {
public:
    enum class Level { normal, off };
    explicit LaxSync(Level level);
    LaxSync(const LaxSync &) = delete;
    LaxSync &operator=(const LaxSync &) = delete;
    ~LaxSync();
};

} // namespace attune::test
