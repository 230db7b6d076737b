// SPDX-License-Identifier: Apache-2.0
#include "support/temp_folder.hpp"
#include "vault/ledger.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;
using namespace attune::vault;
using test::TempFolder;

namespace {

constexpr GuessCost cheap{1, std::size_t{1} << 20};
constexpr int entries = 60;

Ledger opened(const TempFolder &folder) {
    return {store::openSqliteLog(folder / "attune.log").value(), Keys::open(folder / "keys", cheap).value()};
}

Result<void> unlock(Ledger &ledger, const std::string &passphrase) {
    return ledger.keys().unlock("ana", Passphrase(passphrase));
}

// How many entries open, or -1: something is not as it was written.
int readable(Ledger &ledger) {
    int count = 0;
    const auto reading = ledger.read([&](const Entry &) { ++count; });
    return reading && reading->findings.empty() ? count : -1;
}

bool change(const TempFolder &folder, const std::string &from, const std::string &to) {
    Ledger ledger = opened(folder);
    return unlock(ledger, from) && readable(ledger) == entries && ledger.keys().setPassphrase("ana", Passphrase(to)) &&
           ledger.renew();
}

} // namespace

TEST_CASE("Killed on the way to another passphrase, one of the two opens everything, and the rest is done then") {
    const TempFolder folder;
    {
        Ledger ledger = opened(folder);
        REQUIRE(ledger.keys().add("ana"));
        REQUIRE(ledger.keys().setPassphrase("ana", Passphrase("0")));
        for (int i = 0; i < entries; ++i) {
            REQUIRE(ledger.append(std::vector<Entry>{
                {"person:ana", {{"n", i}, {"text", std::string(static_cast<std::size_t>(i) * 300, 'x')}}}}));
        }
        REQUIRE(readable(ledger) == entries);
        REQUIRE(ledger.renew());
    }
    const auto begun = std::chrono::steady_clock::now();
    REQUIRE(change(folder, "0", "1"));
    const auto whole =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun).count();
    std::string now = "1";
    int cut = 0, changed = 0;
    std::mt19937 mind(5);
    for (int i = 2; i < 80 || (i < 800 && (changed == 0 || cut == 0)); ++i) {
        const std::string next = std::to_string(i);
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(change(folder, now, next) ? 0 : 1);
        }
        ::usleep(static_cast<useconds_t>(mind() % static_cast<unsigned>(2 * whole + 1)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        Ledger ledger = opened(folder);
        if (unlock(ledger, next)) {
            ++changed;
            now = next;
        }
        REQUIRE(unlock(ledger, now));
        REQUIRE(readable(ledger) == entries);
        cut += ledger.keys().isUnsettled() ? 1 : 0;
        REQUIRE(ledger.renew());
        REQUIRE(!ledger.keys().isUnsettled());
        const auto after = ledger.read([](const Entry &) {});
        REQUIRE(after);
        REQUIRE(!after->outdated);
    }
    WARN(changed << " passphrases changed, " << cut << " of them cut off before every row was closed anew");
    CHECK(changed > 0);
    CHECK(cut > 0);
}
