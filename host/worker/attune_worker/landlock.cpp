// SPDX-License-Identifier: Apache-2.0
// Landlock by its three system calls. The numbers are our own: the headers of Debian 12 end at ABI 2.
#include "worker/attune_worker/landlock.hpp"

#include "worker/unique_fd.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

namespace attune::worker {
namespace {

constexpr std::uint64_t execute = 1 << 0, readFile = 1 << 2, readFolder = 1 << 3;

// What each ABI added. A right that is handled and granted by no rule is taken.
struct Abi {
    std::uint64_t files, network, scopes;
};
constexpr std::array<Abi, 7> abis{{
    {(1 << 13) - 1, 0, 0}, // execute, write, read, list, remove and make each kind of file
    {1 << 13, 0, 0},       // link and rename into another folder
    {1 << 14, 0, 0},       // truncate
    {0, 3, 0},             // bind and connect TCP
    {1 << 15, 0, 0},       // ioctl on devices
    {0, 0, 3},             // abstract unix sockets and signals
    {0, 0, 0},             // what is logged
}};

struct RulesetAttributes {
    std::uint64_t files = 0, network = 0, scopes = 0;
};
constexpr std::array<std::size_t, 7> attributeBytes{8, 8, 8, 16, 16, 24, 24}; // an older kernel takes no more

struct [[gnu::packed]] PathBeneath {
    std::uint64_t allowed;
    std::int32_t parent;
};
constexpr int pathBeneath = 1, versionFlag = 1;

std::uint32_t kernelAbi() {
    const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, versionFlag);
    return abi < 0 ? 0 : static_cast<std::uint32_t>(abi);
}

UniqueFd makeRuleset(std::uint32_t abi) {
    RulesetAttributes handled;
    for (std::size_t i = 0; i < abi; ++i) {
        handled.files |= abis.at(i).files;
        handled.network |= abis.at(i).network;
        handled.scopes |= abis.at(i).scopes;
    }
    return UniqueFd(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, attributeBytes.at(abi - 1), 0)));
}

// A folder that is not there needs no rule: not every machine has /lib64.
bool allow(const UniqueFd &ruleset, const std::filesystem::path &path) {
    const UniqueFd at(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat found{};
    if (!at || ::fstat(at.get(), &found) != 0)
        return true;
    const PathBeneath rule{execute | readFile | (S_ISDIR(found.st_mode) ? readFolder : 0), at.get()};
    return ::syscall(SYS_landlock_add_rule, ruleset.get(), pathBeneath, &rule, 0) == 0;
}

bool enforce(const UniqueFd &ruleset) {
    return ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
}

} // namespace

std::uint32_t restrictToLibraries(const std::filesystem::path &bundle, std::uint32_t newest) {
    const std::uint32_t abi = std::min({kernelAbi(), static_cast<std::uint32_t>(abis.size()), newest});
    if (abi == 0)
        return 0;
    const UniqueFd ruleset = makeRuleset(abi);
    const std::array<std::filesystem::path, 6> open{bundle,   "/usr/lib",   "/lib",
                                                    "/lib64", "/usr/lib64", "/etc/ld.so.cache"};
    const bool enforced = ruleset &&
                          std::ranges::all_of(open, [&](const auto &path) { return allow(ruleset, path); }) &&
                          enforce(ruleset);
    return enforced ? abi : 0;
}

bool restrictToNothing(std::uint32_t abi) {
    const UniqueFd ruleset = makeRuleset(abi);
    return ruleset && enforce(ruleset);
}

} // namespace attune::worker
