// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <unistd.h>

namespace attune::bench {

// A folder of its own, on the disk that the build is on: a tmpfs would make every fsync free.
struct Folder {
    std::filesystem::path path;
    explicit Folder(const std::string &what)
        : path(std::filesystem::current_path() / ("bench-" + what + "-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path);
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
};

} // namespace attune::bench
