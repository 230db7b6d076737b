// SPDX-License-Identifier: Apache-2.0
#include "catalog/file.hpp"

#include "catalog/words.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace attune::catalog {
namespace fs = std::filesystem;
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

auto cannotRead(const fs::path &path, const std::string &why) {
    return fail("catalog.file", "the file cannot be read: " + why + ".", {path.string()});
}

std::string reason(int error) {
    if (error == ENOENT)
        return "it is not there; create it, or check the spelling of its name";
    if (error == ELOOP)
        return "it is a link that leads back to itself; put the file itself there";
    if (error == EACCES)
        return "its permissions forbid it; allow reading";
    return std::strerror(error);
}

constexpr std::size_t step = std::size_t{64} * 1024;

Result<std::string> drain(int fd, const fs::path &path, std::size_t maxBytes) {
    std::string bytes;
    std::size_t size = 0;
    while (size <= maxBytes) { // one more than allowed, so that a file which grows is noticed
        bytes.resize(std::min(maxBytes + 1, size + step));
        const auto got = ::read(fd, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cannotRead(path, reason(errno));
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    if (size > maxBytes)
        return cannotRead(path, "it is larger than " + std::to_string(maxBytes / 1024) + " KiB; make it smaller");
    bytes.resize(size);
    return bytes;
}

bool isWithin(const fs::path &folder, const fs::path &file) {
    const auto relative = file.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

} // namespace

Result<std::string> readFile(const fs::path &path, std::size_t maxBytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (file.get() < 0)
        return cannotRead(path, reason(errno));
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return cannotRead(path, reason(errno));
    if (!S_ISREG(status.st_mode))
        return cannotRead(path, S_ISDIR(status.st_mode) ? "it is a folder; a file must stand there"
                                                        : "it is not a regular file; put a file of text there");
    return drain(file.get(), path, maxBytes);
}

Result<fs::path> fileInside(const fs::path &folder, const std::string &name, const Place &key) {
    const fs::path relative(name);
    bool climbs = relative.is_absolute() || name.find('\0') != std::string::npos;
    for (const auto &part : relative)
        climbs = climbs || part == "..";
    if (climbs)
        return fail("catalog.outside",
                    "found " + found(name) +
                        ", expected the name of a file in this folder, without \"..\" and not from the root.",
                    key);
    std::error_code error;
    const auto home = fs::canonical(folder, error);
    auto file = fs::canonical(folder / relative, error);
    if (error)
        return fail("catalog.file",
                    "the file \"" + name + "\" is not there; build or copy it into this folder, or correct the name.",
                    key);
    if (!isWithin(home, file))
        return fail("catalog.outside",
                    "\"" + name + "\" is a link that leads out of this folder; put the file itself here.", key);
    if (!fs::is_regular_file(file, error))
        return fail("catalog.file", "\"" + name + "\" is not a regular file; a file must stand there.", key);
    return file;
}

} // namespace attune::catalog
