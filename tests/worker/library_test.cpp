// SPDX-License-Identifier: Apache-2.0
// A library that is wrong before the session has begun.
#include "support.hpp"

#include <algorithm>
#include <cstring>
#include <elf.h>
#include <fstream>
#include <iterator>
#include <vector>

namespace attune::worker::test {
namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "attune-test-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;

    [[nodiscard]] fs::path write(const std::string &bytes) const {
        std::ofstream(m_path / "libmade.so", std::ios::binary) << bytes;
        return m_path / "libmade.so";
    }

private:
    fs::path m_path;
};

std::string bytesOf(const fs::path &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Where the part of a library ends that is mapped; what follows is for debuggers.
std::size_t endOfLoaded(const std::string &library) {
    Elf64_Ehdr header;
    std::memcpy(&header, library.data(), sizeof header);
    std::size_t end = 0;
    for (std::size_t i = 0; i < header.e_phnum; ++i) {
        Elf64_Phdr part;
        std::memcpy(&part, library.data() + header.e_phoff + i * sizeof part, sizeof part);
        if (part.p_type == PT_LOAD)
            end = std::max<std::size_t>(end, part.p_offset + part.p_filesz);
    }
    return end;
}

Launch launchOfBytes(const Folder &folder, const std::string &bytes) {
    Launch launch = launchOf("counter");
    launch.library = folder.write(bytes);
    return launch;
}

Fault firstFault(Launch launch) {
    launch.deadlines.hello = 2 * patience;
    return faultOf(worker::launch(std::move(launch))->init(event("start")));
}

struct Case {
    const char *library;
    Kind kind;
    const char *code;
    const char *words;
};

const std::vector<Case> cases{
    {"that_is_not_there", Kind::absent, "plugin.library_missing", "Install the plugin again"},
    {"no_entry", Kind::absent, "plugin.no_entry", "does not export attune_entry_v1"},
    {"other_abi", Kind::absent, "plugin.other_abi", "found: 2.0, and this is 1.0"},
    {"newer_abi", Kind::absent, "plugin.newer_abi", "Update Attune"},
    {"other_plugin", Kind::absent, "plugin.other_id", "found: org.example.impostor"},
    {"other_version", Kind::absent, "plugin.other_version", "found: 9.9.9"},
    {"other_activity", Kind::absent, "plugin.no_activity", "found: org.example.elsewhere"},
    {"other_state_version", Kind::absent, "plugin.other_state_version", "found: 2"},
    {"no_function", Kind::absent, "plugin.malformed_entry", "lacks a function"},
    {"small_entry", Kind::absent, "plugin.malformed_entry", "its size"},
    {"crashes_when_loaded", Kind::crashed, "plugin.crashed", "while its library was being loaded"},
    {"hangs_when_loaded", Kind::hung, "plugin.hung", "while its library was being loaded"},
};

} // namespace

TEST_CASE("A library that is no good plugin is named, with what to do about it") {
    for (const Case &library : cases) {
        DYNAMIC_SECTION(library.library) {
            const Fault fault = firstFault(launchOf(library.library));
            CHECK(fault.kind == library.kind);
            CHECK(fault.error.code == library.code);
            CHECK(says(fault, "The plugin org.example.counter "));
            CHECK(says(fault, library.words));
            CHECK(fault.error.place.file == plugin(library.library).string());
        }
    }
}

TEST_CASE("A file that is no library is said to be none") {
    const Folder folder;
    CHECK(firstFault(launchOfBytes(folder, "I am a text.\n")).error.code == "plugin.library_not_elf");
    CHECK(firstFault(launchOfBytes(folder, "")).error.code == "plugin.library_not_elf");
}

TEST_CASE("A library for another machine is not taken for a missing one") {
    const Folder folder;
    std::string bytes = bytesOf(plugin("counter"));
    bytes.at(offsetof(Elf64_Ehdr, e_machine)) = static_cast<char>(EM_RISCV);
    const Fault fault = firstFault(launchOfBytes(folder, bytes));
    CHECK(fault.kind == Kind::absent);
    CHECK(says(fault, "another kind of computer"));
}

TEST_CASE("A library of which the end is missing harms nobody, wherever it was cut") {
    const Folder folder;
    const std::string bytes = bytesOf(plugin("counter"));
    const std::size_t end = endOfLoaded(bytes);
    for (const std::size_t size : {std::size_t{20}, std::size_t{64}, std::size_t{1000}, end / 4, end / 2}) {
        const Fault fault = firstFault(launchOfBytes(folder, bytes.substr(0, size)));
        INFO(size << " bytes: " << fault.error.sentence);
        CHECK(
            (fault.kind == Kind::absent || fault.kind == Kind::crashed)); // mapping past the end of a file is a SIGBUS
        CHECK(says(fault, "again"));
    }
}

TEST_CASE("A plugin that cannot read the content does not open") {
    Launch refused = launchOf("counter");
    refused.content = {{"mark", "refuse_me"}};
    CHECK(firstFault(refused).error.code == "plugin.reported");
    Launch crashing = launchOf("counter");
    crashing.content = {{"mark", "crash_in_open"}};
    const Fault fault = firstFault(crashing);
    CHECK(fault.kind == Kind::crashed);
    CHECK(says(fault, "while it opened the exercise"));
    Launch large = launchOf("counter");
    large.content = {{"mark", std::string(1 << 20, 'x')}};
    CHECK(firstFault(large).kind == Kind::absent);
}

TEST_CASE("A plugin that crashes whenever it is loaded is given up in the end") {
    const auto activity = launch(launchOf("crashes_when_loaded"));
    for (int attempt = 1; attempt <= 3; ++attempt)
        CHECK(faultOf(activity->init(event("start"))).kind == Kind::crashed);
    CHECK(faultOf(activity->init(event("start"))).kind == Kind::quarantined);
    faultOf(activity->init(event("start")));
    CHECK(activity->stats().started == 4);
}

TEST_CASE("A worker program that is missing, or is another program, is no mystery") {
    Launch without = launchOf("counter");
    without.worker = "/nowhere/attune-worker";
    const Fault missing = firstFault(without);
    CHECK(missing.kind == Kind::absent);
    CHECK(says(missing, "Install Attune again"));
    CHECK(missing.error.place.file == "/nowhere/attune-worker");
    without.worker = "/bin/true";
    CHECK(firstFault(without).kind == Kind::crashed);
}

} // namespace attune::worker::test
