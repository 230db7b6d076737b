// SPDX-License-Identifier: Apache-2.0
#include "store/file_access.hpp"

#include "store/errors.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace attune::store {
namespace {

constexpr mode_t ownerOnly = 0600;

bool accessible(const std::filesystem::path &path, int mode) {
    return faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0;
}

Descriptor openFile(const std::filesystem::path &file, int flags) {
    return Descriptor(::open(file.c_str(), flags | O_CLOEXEC, ownerOnly));
}

Result<Descriptor> locked(Descriptor file, int operation, const std::filesystem::path &path) {
    if (flock(file.number(), operation | LOCK_NB) == 0)
        return file;
    if (errno == EWOULDBLOCK)
        return tl::unexpected(errorFor("store.busy", path));
    return fail("store.io",
                "The place where the records are kept cannot lock files, so two programs could spoil them. "
                "Choose a folder on this computer with --home.",
                {.file = path.string()});
}

} // namespace

Descriptor::~Descriptor() {
    if (valid())
        ::close(m_number);
}

Result<void> makeFolder(const std::filesystem::path &folder) {
    std::error_code failed;                                              // then mkdir says why
    if (folder.empty() || std::filesystem::is_directory(folder, failed)) // of a bare name: the one we are in
        return {};
    if (auto parent = makeFolder(folder.parent_path()); !parent)
        return parent;
    if (mkdir(folder.c_str(), 0700) != 0)
        return tl::unexpected(errorForErrno(errno, folder));
    return syncFolder(folder.parent_path());
}

bool canWrite(const std::filesystem::path &file) {
    return accessible(file.parent_path(), W_OK | X_OK) && (accessible(file, R_OK | W_OK) || errno == ENOENT);
}

bool canRead(const std::filesystem::path &file) {
    return accessible(file, R_OK);
}

Result<Descriptor> lockForWriting(const std::filesystem::path &lockFile) {
    Descriptor file = openFile(lockFile, O_RDWR | O_CREAT);
    if (!file.valid())
        return tl::unexpected(errorForErrno(errno, lockFile));
    return locked(std::move(file), LOCK_EX, lockFile);
}

Result<Descriptor> awaitWriting(const std::filesystem::path &lockFile) {
    Descriptor file = openFile(lockFile, O_RDWR | O_CREAT);
    if (!file.valid())
        return tl::unexpected(errorForErrno(errno, lockFile));
    while (flock(file.number(), LOCK_EX) != 0)
        if (errno != EINTR)
            return locked(std::move(file), LOCK_EX, lockFile); // which says why not
    return file;
}

Descriptor lockFolder(const std::filesystem::path &folder) {
    Descriptor file = openFile(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    return file.valid() && flock(file.number(), LOCK_EX | LOCK_NB) == 0 ? std::move(file) : Descriptor();
}

Result<Descriptor> lockForReading(const std::filesystem::path &lockFile) {
    Descriptor file = openFile(lockFile, O_RDONLY);
    return file.valid() ? locked(std::move(file), LOCK_SH, lockFile) : Result<Descriptor>{};
}

Result<void> makePrivate(const std::filesystem::path &path) {
    const Descriptor file = openFile(path, O_RDWR | O_CREAT);
    if (!file.valid())
        return tl::unexpected(errorForErrno(errno, path));
    (void)fchmod(file.number(), ownerOnly); // refused when it is another account's, which then decides
    return {};
}

Result<NewFile> NewFile::begin(std::filesystem::path file) {
    std::filesystem::path path = std::filesystem::path(file).concat(".new");
    ::unlink(path.c_str());
    Descriptor made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!made.valid())
        return tl::unexpected(errorForErrno(errno, file));
    return NewFile(std::move(file), std::move(path), std::move(made));
}

Result<NewFile> NewFile::beginAmongOthers(std::filesystem::path file) {
    std::string path = file.string() + ".XXXXXX";
    Descriptor made(::mkostemp(path.data(), O_CLOEXEC));
    if (!made.valid())
        return tl::unexpected(errorForErrno(errno, file));
    return NewFile(std::move(file), std::move(path), std::move(made));
}

NewFile::~NewFile() {
    if (m_descriptor.valid())
        ::unlink(m_path.c_str());
}

Result<void> NewFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return tl::unexpected(errorForErrno(written == 0 ? EIO : errno, m_file));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> NewFile::sync() {
    return ::fsync(m_descriptor.number()) == 0 ? Result<void>{}
                                               : Result<void>(tl::unexpected(errorForErrno(errno, m_file)));
}

Result<void> NewFile::takePlace() {
    if (auto synced = sync(); !synced)
        return synced;
    if (::rename(m_path.c_str(), m_file.c_str()) != 0)
        return tl::unexpected(errorForErrno(errno, m_file));
    m_descriptor = Descriptor();
    return syncFolder(m_file.parent_path());
}

Result<bool> NewFile::takeFreePlace() {
    if (auto synced = sync(); !synced)
        return tl::unexpected(synced.error());
    if (::link(m_path.c_str(), m_file.c_str()) != 0) { // of several at once, one gets it
        if (errno == EEXIST)
            return false;
        return tl::unexpected(errorForErrno(errno, m_file));
    }
    return syncFolder(m_file.parent_path()).map([] { return true; });
}

Result<void> replaceFile(const std::filesystem::path &file, std::string_view bytes) {
    return NewFile::begin(file).and_then(
        [&](NewFile fresh) { return fresh.write(bytes).and_then([&] { return fresh.takePlace(); }); });
}

Result<void> syncFolder(const std::filesystem::path &folder) {
    const Descriptor opened = openFile(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
    // EINVAL: a file system that has nothing to sync in a folder
    if (opened.valid() && (fsync(opened.number()) == 0 || errno == EINVAL))
        return {};
    return tl::unexpected(errorForErrno(errno, folder));
}

} // namespace attune::store
