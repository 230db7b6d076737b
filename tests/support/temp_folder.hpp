// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace attune::test {

// A folder of its own, gone with the object.
class TempFolder {
public:
    // In memory where that exists: a sync on a busy disk takes tens of milliseconds. Libraries cannot be loaded from there
    // everywhere.
    TempFolder() : TempFolder(std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : defaultBase()) {}
    static std::filesystem::path defaultBase() { return std::filesystem::temp_directory_path(); }
    explicit TempFolder(const std::filesystem::path &base) {
        std::string name = (base / "attune-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no temporary folder");
        m_path = name;
    }
    TempFolder(const TempFolder &) = delete;
    TempFolder &operator=(const TempFolder &) = delete;
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    std::filesystem::path operator/(const std::filesystem::path &name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

} // namespace attune::test
