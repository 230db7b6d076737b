// SPDX-License-Identifier: Apache-2.0
// How long people wait after their passphrase, at the cost that every new home has, against that cost alone.
#include "bench/folder.hpp"
#include "bench/must.hpp"
#include "core/seeded.hpp"
#include "home/home.hpp"

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <chrono>
#include <sodium.h>
#include <vector>

namespace {

using namespace attune;

constexpr int times = 21;

double p95(const std::vector<double> &all) {
    std::vector<double> sorted = all;
    std::ranges::sort(sorted);
    return sorted.empty() ? 0 : sorted[(sorted.size() * 95 + 99) / 100 - 1];
}

struct Locked {
    bench::Folder folder{"locked-home"};
    vault::Passphrase passphrase{"correct horse battery staple"};
    ManualClock clock;
    SeededRandom random{1};
    std::string ana;

    [[nodiscard]] std::unique_ptr<home::Home> open() {
        return bench::must(home::Home::open(bench::must(store::openSqliteLog(folder.path / "attune.log")),
                                            bench::must(vault::Keys::open(folder.path / "keys")), clock, random));
    }
    Locked() {
        const auto home = open();
        const home::Person ana_{.id = {}, .name = "Ana"}, leo{.id = {}, .name = "Leo"};
        bench::must(home->formRelationship("couple", {{ana_, "partner"}, {leo, "partner"}}));
        ana = home->people().front().id;
        bench::must(home->setPassphrase(ana, passphrase));
    }
};

void unlocked(benchmark::State &state) {
    Locked locked;
    for (auto _ : state) {
        const auto home = locked.open();
        const auto began = std::chrono::steady_clock::now();
        if (!home->unlock(locked.ana, locked.passphrase)) {
            state.SkipWithError("it did not unlock");
            return;
        }
        state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    }
}

void bareArgon2id(benchmark::State &state) {
    const vault::GuessCost cost;
    const std::string_view text = "correct horse battery staple";
    const std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    std::array<unsigned char, vault::Key::length> key{};
    for (auto _ : state) {
        if (crypto_pwhash(key.data(), key.size(), text.data(), text.size(), salt.data(), cost.passes, cost.bytes,
                          crypto_pwhash_ALG_ARGON2ID13) != 0) {
            state.SkipWithError("no memory");
            return;
        }
    }
}

BENCHMARK(bareArgon2id)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime()
    ->Repetitions(times)
    ->ComputeStatistics("p95", p95)
    ->ReportAggregatesOnly();
BENCHMARK(unlocked)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseManualTime()
    ->Repetitions(times)
    ->ComputeStatistics("p95", p95)
    ->ReportAggregatesOnly();

} // namespace
