// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/temp_folder.hpp"

#include <sched.h>
#include <sys/mount.h>

namespace attune::test {

// A tmpfs of a given size that only this process sees. Needs the right to mount; `mounted()` says whether it is there.
class SmallDisk {
public:
    explicit SmallDisk(const char *options) {
        m_mounted = unshare(CLONE_NEWNS) == 0 && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                    mount("tmpfs", path().c_str(), "tmpfs", 0, options) == 0;
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk() {
        if (m_mounted)
            umount2(path().c_str(), MNT_DETACH);
    }
    [[nodiscard]] bool mounted() const { return m_mounted; }
    [[nodiscard]] bool makeReadOnly() {
        return mount(nullptr, path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }
    [[nodiscard]] const std::filesystem::path &path() const { return m_folder.path(); }
    std::filesystem::path operator/(const std::filesystem::path &name) const { return path() / name; }

private:
    TempFolder m_folder;
    bool m_mounted = false;
};

} // namespace attune::test
