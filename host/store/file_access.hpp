// SPDX-License-Identifier: Apache-2.0
// What the log needs of the file system besides SQLite.
#pragma once

#include "core/error.hpp"

#include <filesystem>
#include <utility>

namespace attune::store {

class Descriptor { // owns it; -1: none
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor();
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool valid() const { return m_number >= 0; }

private:
    int m_number = -1;
};

// Creates what is missing of the folder, for its owner only.
[[nodiscard]] Result<void> makeFolder(const std::filesystem::path &folder);

// SQLite makes files beside its own, so folder and file have to be writable.
[[nodiscard]] bool canWrite(const std::filesystem::path &file);

[[nodiscard]] bool canRead(const std::filesystem::path &file);

// Keeps other processes out until the descriptor is closed; a killed process leaves nothing behind. Answers at once:
// store.busy.
[[nodiscard]] Result<Descriptor> lockForWriting(const std::filesystem::path &lockFile);
// The same against a writer, as far as a folder that cannot be written allows: without a lock file there is none to
// keep out.
[[nodiscard]] Result<Descriptor> lockForReading(const std::filesystem::path &lockFile);

// Makes an empty file if there is none; in either case nobody but its owner may read it.
[[nodiscard]] Result<void> makePrivate(const std::filesystem::path &file);

// Makes the names in a folder durable.
[[nodiscard]] Result<void> syncFolder(const std::filesystem::path &folder);

} // namespace attune::store
