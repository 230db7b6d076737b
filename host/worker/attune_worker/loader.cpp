// SPDX-License-Identifier: Apache-2.0
#define BOOST_DLL_USE_STD_FS
#include "worker/attune_worker/loader.hpp"

#include <algorithm>
#include <array>
#include <boost/dll/shared_library.hpp>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <link.h>
#include <span>

extern "C" const ElfW(Ehdr) __ehdr_start; // this program's own ELF header; the linker provides it

namespace attune::worker {
namespace {

using Checked = tl::expected<void, Ready>;

tl::unexpected<Ready> refuse(LoadStatus status, std::string found = {}) {
    return tl::unexpected(Ready{static_cast<std::uint32_t>(status), std::move(found)});
}

// At most this much of a text of the plugin's own, which may lack its end.
std::string quoted(const char *text) {
    return {text, ::strnlen(text, 80)};
}

// The dynamic linker says "No such file" of a library for another machine, so this is looked at before it is asked.
Checked checkMachine(const std::string &library) {
    std::ifstream file(library, std::ios::binary);
    if (!file)
        return refuse(errno == ENOENT ? LoadStatus::missingLibrary : LoadStatus::notLoadable, std::strerror(errno));
    ElfW(Ehdr) header{};
    file.read(reinterpret_cast<char *>(&header), sizeof header);
    if (file.gcount() < EI_NIDENT || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return refuse(LoadStatus::notALibrary);
    if (header.e_ident[EI_CLASS] != __ehdr_start.e_ident[EI_CLASS] ||
        header.e_ident[EI_DATA] != __ehdr_start.e_ident[EI_DATA] || header.e_machine != __ehdr_start.e_machine)
        return refuse(LoadStatus::otherMachine);
    return {};
}

// What the dynamic linker has to say, with the folder taken out.
std::string linkerMessage(const std::string &library) {
    const char *message = ::dlerror();
    std::string text = message ? message : "no reason given";
    if (const auto at = text.find(library); at != std::string::npos)
        text.erase(at, library.rfind('/') + 1);
    return text;
}

tl::expected<const attune_entry *, Ready> loadEntry(const std::string &library) {
    using namespace boost::dll;
    std::error_code failed;
    // Never unloaded, so it may outlive this function: a plugin's code must not vanish under its own threads and
    // handlers.
    auto *loaded = new shared_library(library, load_mode::rtld_now | load_mode::rtld_local, failed);
    if (failed)
        return refuse(LoadStatus::notLoadable, linkerMessage(library));
    if (!loaded->has(ATTUNE_ENTRY_SYMBOL))
        return refuse(LoadStatus::noEntry);
    return &loaded->get<const attune_entry>(ATTUNE_ENTRY_SYMBOL);
}

std::string version(std::uint32_t major, std::uint32_t minor) {
    return std::to_string(major) + "." + std::to_string(minor);
}

Checked checkAbi(const attune_entry &entry) {
    const std::string found =
        version(entry.abi_major, entry.abi_minor) + ", and this is " + version(ATTUNE_ABI_MAJOR, ATTUNE_ABI_MINOR);
    if (entry.abi_major != ATTUNE_ABI_MAJOR)
        return refuse(LoadStatus::otherAbi, found);
    if (entry.abi_minor > ATTUNE_ABI_MINOR)
        return refuse(LoadStatus::newerAbi, found);
    return {};
}

bool isWhole(const attune_activity *activity) {
    return activity && activity->size >= sizeof(attune_activity) && activity->id && activity->open && activity->close &&
           activity->init && activity->reduce && activity->view; // get_extension may be null
}

Checked checkEntry(const attune_entry &entry) {
    constexpr std::uint32_t mostActivities = 256;
    if (entry.size < sizeof(attune_entry))
        return refuse(LoadStatus::malformedEntry, "its size");
    if (!entry.plugin_id || !entry.plugin_version)
        return refuse(LoadStatus::malformedEntry, "plugin_id or plugin_version is null");
    if (!entry.activities || entry.activity_count == 0 || entry.activity_count > mostActivities)
        return refuse(LoadStatus::malformedEntry, "the number of activities");
    if (!std::ranges::all_of(std::span(entry.activities, entry.activity_count), isWhole))
        return refuse(LoadStatus::malformedEntry, "an activity lacks a function, its id or its size");
    return {};
}

Checked checkIdentity(const attune_entry &entry, const Hello &hello) {
    if (entry.plugin_id != hello.pluginId)
        return refuse(LoadStatus::otherPlugin, quoted(entry.plugin_id));
    if (entry.plugin_version != hello.pluginVersion)
        return refuse(LoadStatus::otherVersion, quoted(entry.plugin_version));
    return {};
}

tl::expected<const attune_activity *, Ready> findActivity(const attune_entry &entry, const Hello &hello) {
    const std::span activities(entry.activities, entry.activity_count);
    const auto at = std::ranges::find_if(activities, [&](auto *activity) { return activity->id == hello.activity; });
    if (at == activities.end())
        return refuse(LoadStatus::noActivity, quoted(activities.front()->id));
    if ((*at)->state_version != hello.stateVersion)
        return refuse(LoadStatus::otherStateVersion, std::to_string((*at)->state_version));
    return *at;
}

} // namespace

tl::expected<const attune_activity *, Ready> load(const Hello &hello) {
    return checkMachine(hello.library)
        .and_then([&] { return loadEntry(hello.library); })
        .and_then([&](const attune_entry *entry) {
            return checkAbi(*entry)
                .and_then([&] { return checkEntry(*entry); })
                .and_then([&] { return checkIdentity(*entry, hello); })
                .and_then([&] { return findActivity(*entry, hello); });
        });
}

} // namespace attune::worker
