// SPDX-License-Identifier: Apache-2.0
// What somebody finds who looks at processes from outside, as an administrator can.
#pragma once

#include "support/planted.hpp"

#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/prctl.h>
#include <unistd.h>

namespace attune::test {

// Nothing, where a process ends while it is looked at.
inline std::string bytesOf(const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf(); // an error of reading is no exception here
    return bytes.str();
}

// Names too, of files and of folders. `but`: a folder that is left out.
inline std::vector<Sighting> inFiles(const Search &search, const std::filesystem::path &root,
                                     const std::filesystem::path &but = {}) {
    namespace fs = std::filesystem;
    std::vector<Sighting> found;
    for (fs::recursive_directory_iterator at(root), end; at != end; ++at) {
        const std::string name = fs::relative(at->path(), root).string();
        search.in("the name " + name, name, found);
        if (at->path() == but) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file()) {
            search.in(name, bytesOf(at->path()), found);
        }
    }
    return found;
}

// Everybody's parent, the parent's state: 'Z' is one that ended and was not waited for.
struct Life {
    int pid = 0, parent = 0;
    char state = 0;
};

inline std::vector<Life> lives() {
    std::vector<Life> all;
    for (const auto &folder : std::filesystem::directory_iterator("/proc")) {
        const std::string name = folder.path().filename().string();
        Life one;
        if (std::from_chars(name.data(), name.data() + name.size(), one.pid).ec != std::errc()) {
            continue;
        }
        const std::string stat = bytesOf(folder.path() / "stat");
        const std::size_t after = stat.rfind(')');
        if (after != std::string::npos && std::sscanf(stat.c_str() + after, ") %c %d", &one.state, &one.parent) == 2) {
            all.push_back(one);
        }
    }
    return all;
}

// The processes below this one; those who lost their parent come under it as well, see adoptOrphans.
inline std::vector<int> descendants(int of) {
    const auto all = lives();
    std::vector<int> found{of};
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const Life &one : all) {
            if (one.parent == found[i] && one.state != 'Z' && one.state != 'X') {
                found.push_back(one.pid);
            }
        }
    }
    found.erase(found.begin());
    return found;
}

inline void adoptOrphans() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

// All that the process ever wrote into its memory, and what it was started with.
inline std::vector<Sighting> inProcess(const Search &search, int pid) {
    constexpr std::uint64_t reserved = 1 << 30; // address space of a sanitizer, not memory
    const std::filesystem::path folder = "/proc/" + std::to_string(pid);
    std::vector<Sighting> found;
    search.in("environ", bytesOf(folder / "environ"), found);
    search.in("cmdline", bytesOf(folder / "cmdline"), found);
    const int memory = ::open((folder / "mem").c_str(), O_RDONLY | O_CLOEXEC);
    std::ifstream maps(folder / "maps");
    std::string bytes;
    for (std::string line; memory >= 0 && std::getline(maps, line);) {
        std::uint64_t first = 0, last = 0, inode = 0;
        char write = '-';
        const int fields = std::sscanf(line.c_str(), "%lx-%lx %*c%c%*s %*s %*s %lu", &first, &last, &write, &inode);
        if (fields != 4 || last - first > reserved ||
            (write != 'w' && inode != 0)) { // the last: what is in a program's file
            continue;
        }
        bytes.resize(last - first);
        const ssize_t read = ::pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(first));
        if (read > 0) { // else the kernel's own pages
            search.in("memory", {bytes.data(), static_cast<std::size_t>(read)}, found);
        }
    }
    ::close(memory);
    return found;
}

} // namespace attune::test
