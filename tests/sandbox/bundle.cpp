// SPDX-License-Identifier: Apache-2.0
#include "sandbox/bundle.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace attune::worker::test {
namespace {

std::string bytesOf(const std::filesystem::path &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// As `struct orders` in probes.c has them.
struct Field {
    std::size_t size;
    std::string text;
};

std::string ordered(std::string library, const std::vector<Field> &fields) {
    const std::string mark("ATTUNE-ORDERS:\0\0never", 21);
    std::size_t at = library.find(mark);
    REQUIRE(at != std::string::npos);
    REQUIRE(library.find(mark, at + 1) == std::string::npos);
    for (const auto &[size, text] : fields) {
        REQUIRE(text.size() < size);
        library.replace(at, size, text + std::string(size - text.size(), '\0'));
        at += size;
    }
    return library;
}

bool isThrough(int result, int expected) {
    const std::array refusals{-1, refusal, EACCES, EPERM, ENOSYS, expected == 0 ? EACCES : expected};
    return std::ranges::find(refusals, result) == refusals.end();
}

} // namespace

Bundle::Bundle(const Outside &outside, const Orders &orders, const Taken &taken) {
    const auto library = m_folder.path() / "libprobes.so";
    std::ofstream(library, std::ios::binary) << ordered(bytesOf(PROBES), {{16, "ATTUNE-ORDERS:"},
                                                                          {16, orders.when},
                                                                          {64, orders.probe},
                                                                          {200, outside.folder().string()},
                                                                          {200, library.string()},
                                                                          {16, std::to_string(outside.port())},
                                                                          {16, std::to_string(::getpid())}});
    std::ofstream(m_folder.path() / "policy")
        << taken.layers << ' ' << taken.landlockAbi << ' ' << refusal << ' ' << taken.loadsFirst;
}

Launch Bundle::launch() const {
    Launch launch;
    launch.worker = TEST_WORKER;
    launch.library = m_folder.path() / "libprobes.so";
    launch.pluginId = launch.activity = "org.example.probes";
    launch.pluginVersion = "1.0.0";
    launch.content = json::object();
    launch.ours = true;
    launch.deadlines = {std::chrono::seconds(10), std::chrono::seconds(10), std::chrono::seconds(10)};
    return launch;
}

std::vector<Attempt> attempts(const Launch &launch) {
    const auto activity = worker::launch(launch);
    const auto step = activity->init({});
    if (!step)
        FAIL(step.error().error.sentence);
    std::vector<Attempt> all;
    for (const json &row : std::get<core::Advanced>(*step).state)
        all.push_back({row[0], row[1], row[2], row[3]});
    return all;
}

std::vector<std::string> through(const std::vector<Attempt> &attempts) {
    std::vector<std::string> names;
    for (const Attempt &attempt : attempts) {
        if (isThrough(attempt.inConstructor, attempt.expected))
            names.push_back(attempt.name + " (constructor)");
        if (isThrough(attempt.inCall, attempt.expected))
            names.push_back(attempt.name + " (call)");
    }
    return names;
}

std::size_t tried(const std::vector<Attempt> &attempts) {
    std::size_t count = 0;
    for (const Attempt &attempt : attempts)
        count += (attempt.inConstructor >= 0 ? 1U : 0U) + (attempt.inCall >= 0 ? 1U : 0U);
    return count;
}

std::string listed(const std::vector<std::string> &names, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? text + " …" : text;
}

core::Fault firstFault(const Launch &launch) {
    const auto step = worker::launch(launch)->init({});
    REQUIRE_FALSE(step);
    return step.error();
}

} // namespace attune::worker::test
