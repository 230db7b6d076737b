// SPDX-License-Identifier: Apache-2.0
#include "workbench.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace attune::check::test {
namespace fs = std::filesystem;
namespace {

// Without a shell, so that a definition may hold any character.
void compile(const fs::path &library, const std::vector<std::string> &flags) {
    const std::string sdk = SDK;
    std::vector<std::string> words{CC,
                                   "-std=c11",
                                   "-D_POSIX_C_SOURCE=200809L",
                                   "-O1",
                                   "-w",
                                   "-fPIC",
                                   "-shared",
                                   "-fvisibility=hidden",
                                   "-I" + sdk + "/include",
                                   "-Wl,-z,now,-z,relro,-z,defs",

                                   "-o",
                                   library.string(),
                                   std::string(CHECKED) + "/checked.c"};
    std::ranges::remove_copy(flags, std::back_inserter(words), exportsAll);
    if (std::ranges::find(flags, exportsAll) == flags.end())
        words.push_back("-Wl,--version-script=" + sdk + "/cmake/attune.version");
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t pid = 0;
    int status = 0;
    REQUIRE(::posix_spawn(&pid, CC, nullptr, nullptr, arguments.data(), environ) == 0);
    REQUIRE(::waitpid(pid, &status, 0) == pid);
    REQUIRE(status == 0);
}

const fs::path &goodLibrary() {
    static const attune::test::TempFolder folder;
    static const fs::path library = [] {
        compile(folder / "libchecked.so", {});
        return folder / "libchecked.so";
    }();
    return library;
}

} // namespace

Bundle::Bundle(const std::vector<std::string> &flags) {
    fs::copy(CHECKED, m_folder.path(), fs::copy_options::recursive);
    fs::remove(m_folder / "checked.c");
    if (flags.empty())
        fs::copy_file(goodLibrary(), m_folder / "libchecked.so");
    else
        compile(m_folder / "libchecked.so", flags);
}

std::string Bundle::read(const std::string &file) const {
    std::ifstream in(m_folder / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void Bundle::write(const std::string &file, const std::string &text) const {
    fs::create_directories((m_folder / file).parent_path());
    std::ofstream(m_folder / file, std::ios::binary) << text;
}

void Bundle::replace(const std::string &file, const std::string &from, const std::string &to) const {
    std::string text = read(file);
    const auto found = text.find(from);
    INFO(file << " has no " << from);
    REQUIRE(found != std::string::npos);
    write(file, text.replace(found, from.size(), to));
}

Subject Bundle::subject(Level level) const {
    return subjectOf({.folder = m_folder.path(),
                      .exercises = {},
                      .programs = {.worker = WORKER, .checkWorker = CHECK_WORKER, .words = WORDS},
                      .level = level,
                      .seed = 1});
}

} // namespace attune::check::test
