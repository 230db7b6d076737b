// SPDX-License-Identifier: Apache-2.0
#include "support/faulty_vfs.hpp"

#include <filesystem>
#include <new>
#include <optional>
#include <sqlite3.h>

namespace attune::test {

struct FaultyVfs::Impl {
    sqlite3_vfs shim{};
    sqlite3_vfs *real = nullptr;
    std::vector<DiskStep> steps;
    std::size_t count = 0, first = SIZE_MAX, end = SIZE_MAX;
    int code = SQLITE_OK;
    bool failed = false;

    // The code to fail with, or OK.
    int step(DiskStep step) {
        const std::size_t n = count++;
        if (n >= first && n < end) {
            failed = true;
            return code;
        }
        steps.push_back(std::move(step));
        return SQLITE_OK;
    }
};

namespace {

using Kind = DiskStep::Kind;

// C layout, as SQLite allocates it; the real file follows it in memory.
struct File {
    sqlite3_file base;
    FaultyVfs::Impl *vfs;
    std::string *name;
};

File *self(sqlite3_file *file) {
    return reinterpret_cast<File *>(file);
}
sqlite3_file *real(sqlite3_file *file) {
    return reinterpret_cast<sqlite3_file *>(self(file) + 1);
}
FaultyVfs::Impl *owner(sqlite3_vfs *vfs) {
    return static_cast<FaultyVfs::Impl *>(vfs->pAppData);
}

int closeFile(sqlite3_file *file) {
    delete self(file)->name;
    return real(file)->pMethods->xClose(real(file));
}
int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, size, at);
}
int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at) {
    const int code =
        self(file)->vfs->step({Kind::write, *self(file)->name, at,
                               std::string(static_cast<const char *>(from), static_cast<std::size_t>(size))});
    if (code == SQLITE_OK)
        return real(file)->pMethods->xWrite(real(file), from, size, at);
    (void)real(file)->pMethods->xWrite(real(file), from, size / 2, at);
    return code;
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size) {
    const int code = self(file)->vfs->step({Kind::truncate, *self(file)->name, size, {}});
    return code == SQLITE_OK ? real(file)->pMethods->xTruncate(real(file), size) : code;
}
int syncFile(sqlite3_file *file, int flags) {
    const int code = self(file)->vfs->step({Kind::sync, *self(file)->name, 0, {}});
    return code == SQLITE_OK ? real(file)->pMethods->xSync(real(file), flags) : code;
}
int sizeOf(sqlite3_file *file, sqlite3_int64 *size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file *file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file *file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkLock(sqlite3_file *file, int *out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file *file, int what, void *arg) {
    return real(file)->pMethods->xFileControl(real(file), what, arg);
}
int sectorSize(sqlite3_file *file) {
    return real(file)->pMethods->xSectorSize(real(file));
}
int traits(sqlite3_file *file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

// Version 1: no shared memory, which a log that is opened exclusively does without.
const sqlite3_io_methods methods{1,        closeFile,  readFile,  writeFile, truncateFile, syncFile, sizeOf,
                                 lockFile, unlockFile, checkLock, control,   sectorSize,   traits};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags) {
    file->pMethods = nullptr;
    auto *impl = owner(vfs);
    const int code = impl->real->xOpen(impl->real, name, real(file), flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    self(file)->vfs = impl;
    self(file)->name = new std::string(name == nullptr ? "" : std::filesystem::path(name).filename().string());
    file->pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder) {
    const int code = owner(vfs)->step({Kind::remove, std::filesystem::path(name).filename().string(), syncFolder, {}});
    return code == SQLITE_OK ? owner(vfs)->real->xDelete(owner(vfs)->real, name, syncFolder) : code;
}

} // namespace

FaultyVfs::FaultyVfs() : m_impl(std::make_unique<Impl>()) {
    m_impl->real = sqlite3_vfs_find(nullptr);
    m_impl->shim = *m_impl->real; // what is not wrapped needs no state but pAppData of the real one, which is not used
    m_impl->shim.zName = "attune-faulty";
    m_impl->shim.pNext = nullptr;
    m_impl->shim.pAppData = m_impl.get();
    m_impl->shim.szOsFile += static_cast<int>(sizeof(File));
    m_impl->shim.xOpen = openFile;
    m_impl->shim.xDelete = deleteFile;
    sqlite3_vfs_register(&m_impl->shim, 1);
}

FaultyVfs::~FaultyVfs() {
    sqlite3_vfs_unregister(&m_impl->shim);
    sqlite3_vfs_register(m_impl->real, 1);
}

void FaultyVfs::failAt(std::size_t nth, int code, std::size_t times) {
    m_impl->first = m_impl->count + nth;
    m_impl->end = times > SIZE_MAX - m_impl->first ? SIZE_MAX : m_impl->first + times;
    m_impl->code = code;
    m_impl->failed = false;
}

bool FaultyVfs::failed() const {
    return m_impl->failed;
}
const std::vector<DiskStep> &FaultyVfs::steps() const {
    return m_impl->steps;
}

} // namespace attune::test
