// SPDX-License-Identifier: Apache-2.0
#include "cli/from_template.hpp"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>

namespace attune::cli {
namespace fs = std::filesystem;
namespace {

std::string replaced(const std::string &text, const Replacements &replacements) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto *fitting = &replacements.front();
        const auto *end = fitting + replacements.size();
        while (fitting != end && text.compare(at, fitting->first.size(), fitting->first) != 0) {
            ++fitting;
        }
        result += fitting == end ? text.substr(at, 1) : fitting->second;
        at += fitting == end ? 1 : fitting->first.size();
    }
    return result;
}

tl::unexpected<Error> notWritten(const fs::path &place, const std::string &why) {
    return fail("new.write", "This cannot be written: " + why + ". Choose another place with --into.",
                {.file = place.string()});
}

Result<void> copyFile(const fs::path &from, const fs::path &to, const Replacements &replacements) {
    std::ifstream in(from, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    std::ofstream out(to, std::ios::binary);
    out << replaced(text.str(), replacements);
    out.close();
    return in && out ? Result<void>() : notWritten(to, "the disk does not take it");
}

Result<void> copyAll(const fs::path &from, const fs::path &to, const Replacements &replacements) {
    std::error_code failed;
    for (fs::recursive_directory_iterator at(from, failed), end; !failed && at != end; at.increment(failed)) {
        const fs::path target = to / replaced(fs::relative(at->path(), from).string(), replacements);
        if (at->is_directory()) {
            fs::create_directories(target, failed);
        } else if (auto done = copyFile(at->path(), target, replacements); !done) {
            return done;
        }
    }
    return failed ? notWritten(to, failed.message()) : Result<void>();
}

// Gone, unless it became what it was made for.
class Sibling {
public:
    explicit Sibling(const fs::path &of) : m_path((of.parent_path() / ("." + of.filename().string() + ".XXXXXX"))) {
        std::string name = m_path.string();
        m_made = ::mkdtemp(name.data()) != nullptr;
        m_path = name;
    }
    Sibling(const Sibling &) = delete;
    Sibling &operator=(const Sibling &) = delete;
    ~Sibling() {
        std::error_code ignored;
        if (m_made) {
            fs::remove_all(m_path, ignored);
        }
    }
    [[nodiscard]] bool made() const { return m_made; }
    [[nodiscard]] const fs::path &path() const { return m_path; }
    // False if something of that name is there.
    [[nodiscard]] bool becomes(const fs::path &target) const {
        std::error_code ignored; // mkdtemp lets nobody else read
        fs::permissions(m_path, fs::perms(0755), ignored);
        return ::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0;
    }

private:
    fs::path m_path;
    bool m_made = false;
};

} // namespace

Result<void> copyTemplate(const fs::path &from, const fs::path &to, const Replacements &replacements) {
    std::error_code failed;
    if (fs::exists(fs::symlink_status(to, failed))) {
        return fail("new.exists", "There is something of this name already, and it stays as it is. Choose another.",
                    {.file = to.string()});
    }
    if (!fs::is_directory(from, failed)) {
        return fail("new.template", "The template is not installed; install Attune with its SDK.", {from.string()});
    }
    fs::create_directories(to.parent_path(), failed);
    const Sibling sibling(to);
    if (!sibling.made()) {
        return notWritten(to, std::generic_category().message(failed ? failed.value() : errno));
    }
    if (auto copied = copyAll(from, sibling.path(), replacements); !copied) {
        return copied;
    }
    return sibling.becomes(to) ? Result<void>() : notWritten(to, std::generic_category().message(errno));
}

std::string schemasFrom(const fs::path &share) {
    std::error_code ignored;
    return "file://" + fs::absolute(share / "schemas", ignored).string();
}

} // namespace attune::cli
