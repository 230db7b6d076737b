// SPDX-License-Identifier: Apache-2.0
// BIN: the library as a file. Nothing is loaded.
#include "check/elf_file.hpp"
#include "check/subject.hpp"
#include "worker/printable.hpp"

#include <algorithm>
#include <array>
#include <attune/attune.h>

namespace attune::check {
namespace {

using Looking = Result (*)(const Subject &subject, const ElfFile &file);

attune::Result<ElfFile> fileOf(Subject &subject) {
    return *subject.once<attune::Result<ElfFile>>("elf", [&] { return readElf(subject.plugin->library); });
}

std::string in(const Subject &subject) {
    return subject.plugin->library.string() + ": ";
}

template <Looking look> Result looked(Subject &subject) {
    if (!subject.plugin)
        return skipped("the manifest cannot be read");
    if (auto why = unmet(subject, {"AT-BIN-01"}))
        return skipped(*why);
    return look(subject, *fileOf(subject));
}

Result failedWith(bool bad, const Subject &subject, const std::string &sentence) {
    return bad ? failed(in(subject) + sentence) : Result{};
}

Result isLibrary(Subject &subject) {
    if (!subject.plugin)
        return skipped("the manifest cannot be read");
    const auto file = fileOf(subject);
    if (!file)
        return failed(describe(file.error()));
    if (!file->isShared)
        return failed(in(subject) + "this is an ELF file, but no shared library; link it with -shared.");
    return failedWith(file->machine != thisMachine(), subject,
                      "it was built for another kind of computer; build it for this one.");
}

Result exportsEntry(const Subject &subject, const ElfFile &file) {
    const bool found = std::ranges::any_of(
        file.symbols, [](const Symbol &symbol) { return symbol.defined && symbol.name == ATTUNE_ENTRY_SYMBOL; });
    return failedWith(
        !found, subject,
        "it does not export attune_entry_v1; end one source file with ATTUNE_PLUGIN(…), and link attune::sdk.");
}

std::string listed(const std::vector<std::string> &names) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 8); ++i)
        text += (text.empty() ? "" : ", ") + worker::printable(names[i]);
    return text + (names.size() > 8 ? " and " + std::to_string(names.size() - 8) + " more" : "");
}

template <class Filter> std::vector<std::string> namesOf(const ElfFile &file, Filter filter) {
    std::vector<std::string> names;
    for (const Symbol &symbol : file.symbols)
        if (filter(symbol))
            names.push_back(symbol.name);
    return names;
}

Result exportsNothingElse(const Subject &subject, const ElfFile &file) {
    const auto more =
        namesOf(file, [](const Symbol &one) { return one.defined && !one.unique && one.name != ATTUNE_ENTRY_SYMBOL; });
    return failedWith(!more.empty(), subject,
                      "it also exports " + listed(more) +
                          ", which may clash with the worker's own; link attune::sdk, which brings a version script.");
}

Result hasNoUnique(const Subject &subject, const ElfFile &file) {
    const auto unique = namesOf(file, [](const Symbol &symbol) { return symbol.unique; });
    return failedWith(
        !unique.empty(), subject,
        listed(unique) +
            " is unique in the whole process, so the library can never be unloaded; compile with -fno-gnu-unique.");
}

Result hasNoTextRelocations(const Subject &subject, const ElfFile &file) {
    return failedWith(file.hasTextRelocations, subject,
                      "its code has to be written to when it is loaded; compile all of it with -fPIC.");
}

Result hasPlainStack(const Subject &subject, const ElfFile &file) {
    return failedWith(file.hasExecutableStack, subject,
                      "it makes the stack executable; leave out -z execstack, nested functions whose address is taken, "
                      "and assembly without .note.GNU-stack.");
}

Result isRelro(const Subject &subject, const ElfFile &file) {
    return failedWith(!file.isRelro, subject,
                      "its tables stay writable after loading; link with -Wl,-z,relro, or link attune::sdk.");
}

Result bindsNow(const Subject &subject, const ElfFile &file) {
    return failedWith(!file.bindsNow, subject,
                      "functions are looked up when they are first called, so a missing one crashes a session; link "
                      "with -Wl,-z,now, or link attune::sdk.");
}

Result hasNoPaths(const Subject &subject, const ElfFile &file) {
    std::vector<std::string> outside;
    std::ranges::copy_if(file.runPaths, std::back_inserter(outside), [](const std::string &path) {
        return path != "$ORIGIN" && !path.starts_with("$ORIGIN/") && path != "${ORIGIN}";
    });
    return failedWith(!outside.empty(), subject,
                      "it looks for libraries in " + listed(outside) +
                          ", which is on your machine; set CMAKE_SKIP_RPATH.");
}

bool isQt(const std::string &library) {
    return library.starts_with("libQt");
}

Result needsLittle(const Subject &subject, const ElfFile &file) {
    constexpr std::array<std::string_view, 6> known{
        "libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"};
    constexpr std::array<std::string_view, 2> sanitizers{"libasan.so", "libubsan.so"}; // of an author's test build
    std::vector<std::string> more;
    for (const std::string &library : file.needed)
        if (std::ranges::find(known, library) == known.end() && !isQt(library) &&
            std::ranges::none_of(sanitizers, [&](auto one) { return library.starts_with(one); }))
            more.push_back(library);
    return failedWith(!more.empty(), subject,
                      "it needs " + listed(more) + ", which others may not have; link it statically, or do without.");
}

Result needsNoQt(const Subject &subject, const ElfFile &file) {
    return failedWith(std::ranges::any_of(file.needed, &isQt), subject,
                      "it is linked to Qt, which takes the worker 28 ms to load and draws nothing there: the host "
                      "draws what view() describes. Leave Qt out.");
}

// 2.36 is what Debian 12 has.
bool isNewer(const std::string &version) {
    int minor = 0;
    return std::sscanf(version.c_str(), "GLIBC_2.%d", &minor) == 1 && minor > 36;
}

Result runsOnDebian12(const Subject &subject, const ElfFile &file) {
    std::vector<std::string> newer;
    std::ranges::copy_if(file.versions, std::back_inserter(newer), &isNewer);
    if (newer.empty())
        return {};
    return warned(
        in(subject) + "it needs " + listed(newer) +
        ", so it does not load on Debian 12; build it there, or say in its description that it needs a newer system.");
}

// As they stand in the table of imports, without parameters where C++ has some.
constexpr std::array<std::string_view, 60> banned{"rand",
                                                  "srand",
                                                  "rand_r",
                                                  "random",
                                                  "srandom",
                                                  "drand48",
                                                  "lrand48",
                                                  "mrand48",
                                                  "arc4random",
                                                  "getrandom",
                                                  "getentropy",
                                                  "time",
                                                  "gettimeofday",
                                                  "ftime",
                                                  "clock",
                                                  "_ZNSt6chrono3_V212system_clock3nowEv",
                                                  "_ZNSt6chrono3_V212steady_clock3nowEv",
                                                  "_ZNSt13random_device9_M_getvalEv",
                                                  "setlocale",
                                                  "newlocale",
                                                  "uselocale",
                                                  "setenv",
                                                  "putenv",
                                                  "unsetenv",
                                                  "socket",
                                                  "connect",
                                                  "bind",
                                                  "listen",
                                                  "accept",
                                                  "sendto",
                                                  "recvfrom",
                                                  "getaddrinfo",
                                                  "fork",
                                                  "vfork",
                                                  "clone",
                                                  "posix_spawn",
                                                  "posix_spawnp",
                                                  "execv",
                                                  "execve",
                                                  "execvp",
                                                  "system",
                                                  "popen",
                                                  "pthread_create",
                                                  "thrd_create",
                                                  "dlopen",
                                                  "dlmopen",
                                                  "dlsym",
                                                  "ptrace",
                                                  "kill",
                                                  "raise",
                                                  "signal",
                                                  "sigaction",
                                                  "mmap",
                                                  "mprotect",
                                                  "shm_open",
                                                  "sleep",
                                                  "usleep",
                                                  "nanosleep",
                                                  "exit",
                                                  "_exit"};

Result importsNothingBanned(const Subject &subject, const ElfFile &file) {
    const auto found = namesOf(
        file, [](const Symbol &one) { return !one.defined && std::ranges::find(banned, one.name) != banned.end(); });
    return failedWith(!found.empty(), subject,
                      "it imports " + listed(found) +
                          ", which an activity has no use for: time and entropy come in the event, and there is no "
                          "file, network, process or thread for it.");
}

Result isSmall(const Subject &subject, const ElfFile &file) {
    constexpr std::uintmax_t most = 16 << 20;
    return failedWith(file.bytes > most, subject,
                      "it has " + std::to_string(file.bytes >> 20) +
                          " MiB; at most 16 are taken. Strip it, and leave pictures and words to the exercises.");
}

constexpr std::array checks{
    Check{"AT-BIN-01", Level::load, "the library is a shared ELF library for this machine", &isLibrary},
    Check{"AT-BIN-02", Level::load, "the library exports attune_entry_v1", &looked<&exportsEntry>},
    Check{"AT-BIN-03", Level::core, "the library exports nothing else", &looked<&exportsNothingElse>},
    Check{"AT-BIN-04", Level::core, "no symbol is unique in the process, which would forbid unloading",
          &looked<&hasNoUnique>},
    Check{"AT-BIN-05", Level::core, "the code needs no relocation", &looked<&hasNoTextRelocations>},
    Check{"AT-BIN-06", Level::core, "the stack stays not executable", &looked<&hasPlainStack>},
    Check{"AT-BIN-07", Level::core, "tables are read-only after loading", &looked<&isRelro>},
    Check{"AT-BIN-08", Level::core, "a missing function shows when the library is loaded, not in a session",
          &looked<&bindsNow>},
    Check{"AT-BIN-09", Level::core, "no folder of the author's machine is searched for libraries",
          &looked<&hasNoPaths>},
    Check{"AT-BIN-10", Level::core, "only the C and C++ libraries are needed", &looked<&needsLittle>},
    Check{"AT-BIN-11", Level::core, "Qt is not linked: the host draws", &looked<&needsNoQt>},
    Check{"AT-BIN-12", Level::strict, "the library loads on Debian 12", &looked<&runsOnDebian12>},
    Check{"AT-BIN-13", Level::core, "no function is imported that an activity must not call",
          &looked<&importsNothingBanned>},
    Check{"AT-BIN-14", Level::core, "the library has at most 16 MiB", &looked<&isSmall>},
};

} // namespace

std::span<const Check> binaryChecks() {
    return checks;
}

} // namespace attune::check
