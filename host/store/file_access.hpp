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
// The same, once whoever has it is done: for what takes a moment.
[[nodiscard]] Result<Descriptor> awaitWriting(const std::filesystem::path &lockFile);
// Keeps a folder that this process is making from being swept away. Not valid: another process has it, or locks are not known
// there.
[[nodiscard]] Descriptor lockFolder(const std::filesystem::path &folder);
// The same as lockForWriting() against a writer, as far as a folder that cannot be written allows: without a lock file there is none to
// keep out.
[[nodiscard]] Result<Descriptor> lockForReading(const std::filesystem::path &lockFile);

// Makes an empty file if there is none; in either case nobody but its owner may read it.
[[nodiscard]] Result<void> makePrivate(const std::filesystem::path &file);

// A file that takes the place of another, whole and durable, or leaves it as it was. What a killed process left of
// its making is in nobody's way.
class NewFile {
public:
    [[nodiscard]] static Result<NewFile> begin(std::filesystem::path file); // for its owner only
    // Where several processes may be making the same file, each with one of its own name.
    [[nodiscard]] static Result<NewFile> beginAmongOthers(std::filesystem::path file);
    NewFile(NewFile &&other) noexcept = default;
    NewFile &operator=(NewFile &&other) noexcept = delete;
    ~NewFile();
    [[nodiscard]] Result<void> write(std::string_view bytes);
    [[nodiscard]] Result<void> sync(); // from here on it can be read back, at path()
    [[nodiscard]] Result<void> takePlace();
    [[nodiscard]] Result<bool> takeFreePlace(); // false: another was there already, and stays
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; } // until it takes its place

private:
    NewFile(std::filesystem::path file, std::filesystem::path path, Descriptor descriptor)
        : m_file(std::move(file)), m_path(std::move(path)), m_descriptor(std::move(descriptor)) {}
    std::filesystem::path m_file, m_path;
    Descriptor m_descriptor; // closed once it took its place
};

// In place of what `file` is, whole and durable, and for its owner only; or it stays as it was. Its folder is there already.
[[nodiscard]] Result<void> replaceFile(const std::filesystem::path &file, std::string_view bytes);

// Makes the names in a folder durable.
[[nodiscard]] Result<void> syncFolder(const std::filesystem::path &folder);

} // namespace attune::store
