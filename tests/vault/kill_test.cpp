// SPDX-License-Identifier: Apache-2.0
// A process that works on a home, says what it was told to be done, and is killed amid it, again and again.
#include "support/asked.hpp"
#include "support/temp_folder.hpp"
#include "vault/backup.hpp"
#include "vault/ledger.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <random>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;
using namespace attune::vault;
using test::TempFolder;

namespace {

constexpr GuessCost cheap{1, std::size_t{8} << 10};

// All kills of all tests here: one in five while it erases, and so on.
int kills() {
    return test::asked("ATTUNE_KILLS", 2'000 / test::share) / 5;
}

Ledger opened(const std::filesystem::path &folder) {
    return {store::openSqliteLog(folder / "attune.log").value(), Keys::open(folder / "keys", cheap).value()};
}

std::vector<Entry> entry(int n) {
    return {{"person:ana", {{"n", n}, {"text", std::string(static_cast<std::size_t>(n) % 5 * 700, 'x')}}}};
}

// The numbers of the entries, in order; nothing if anything is not as it was written.
std::optional<std::vector<int>> readAll(Ledger &ledger) {
    std::vector<int> found;
    bool same = true;
    const auto reading = ledger.read([&](const Entry &one) {
        found.push_back(one.body.at("n"));
        same = same && one.body == entry(found.back()).front().body;
    });
    return reading && reading->findings.empty() && same && std::ranges::is_sorted(found) ? std::optional(found)
                                                                                         : std::nullopt;
}

std::size_t countIn(const std::filesystem::path &folder) {
    Ledger ledger = opened(folder);
    const auto found = readAll(ledger);
    REQUIRE(found);
    return found->size();
}

bool fill(Ledger &ledger, int from, int to) {
    for (int n = from; n < to; ++n) {
        if (!ledger.append(entry(n))) {
            return false;
        }
    }
    return true;
}

void makeKeys(const std::filesystem::path &folder) {
    REQUIRE(Keys::open(folder / "keys", cheap).value().add("ana"));
}

void makeHome(const std::filesystem::path &folder, int entries) {
    makeKeys(folder);
    Ledger ledger = opened(folder);
    REQUIRE(readAll(ledger));
    REQUIRE(fill(ledger, 0, entries));
}

using Say = std::function<void(int)>;

// In the process: what fails ends it, and is told from being killed.
void must(bool done) {
    if (!done) {
        ::_exit(1);
    }
}

// The last that the process said, or `begun`. It says `begun` when it is about to begin, and never ends by itself.
constexpr int begun = -1;
int killAmid(const std::function<void(const Say &)> &deed, std::mt19937 &mind) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        deed([&](int what) { must(::write(ends[1], &what, sizeof what) == sizeof what); });
        ::_exit(1);
    }
    ::close(ends[1]);
    int last = begun, next = 0;
    REQUIRE(::read(ends[0], &next, sizeof next) == sizeof next);
    REQUIRE(next == begun);
    ::usleep(static_cast<useconds_t>(mind() % 5'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status)); // else it failed before
    while (::read(ends[0], &next, sizeof next) == sizeof next) {
        last = next;
    }
    ::close(ends[0]);
    return last;
}

} // namespace

TEST_CASE("Killed while it writes: all that it had said to be saved is there") {
    std::mt19937 mind(1);
    std::optional<TempFolder> folder;
    int acknowledged = 0, there = 0, lost = 0;
    for (int i = 0; i < kills(); ++i) {
        if (i % 20 == 0) {
            folder.emplace();
            makeKeys(folder->path()); // also killed while it makes the log
            there = 0;
        }
        const int last = killAmid(
            [&](const Say &say) {
                say(begun);
                Ledger ledger = opened(folder->path());
                const auto found = readAll(ledger);
                for (int n = static_cast<int>(found.value().size()); ledger.append(entry(n)); ++n) {
                    say(n);
                }
            },
            mind);
        const int now = static_cast<int>(countIn(folder->path()));
        acknowledged += last == begun ? 0 : last + 1 - there;
        lost += now < std::max(there, last + 1) ? 1 : 0;
        there = now;
    }
    WARN(kills() << " kills, " << acknowledged << " entries said to be saved, " << lost << " lost");
    CHECK(lost == 0);
    CHECK(acknowledged > 0);
}

TEST_CASE("Killed while it erases: what it had said to be erased is gone, all else is there") {
    constexpr int entries = 40;
    std::mt19937 mind(2);
    std::optional<TempFolder> folder;
    int next = entries, erased = 0; // the next one to be erased
    for (int i = 0; i < kills(); ++i) {
        if (next >= entries) {
            folder.emplace();
            makeHome(folder->path(), entries);
            next = 0;
        }
        const int last = killAmid(
            [&](const Say &say) {
                Ledger ledger = opened(folder->path());
                must(readAll(ledger).has_value());
                say(begun);
                for (int n = next; n < entries; ++n) {
                    must(ledger.erase([&](const Entry &one) { return one.body.at("n") == n; }) == std::size_t{1});
                    must(readAll(ledger).has_value());
                    say(n);
                }
                ::pause();
            },
            mind);
        Ledger ledger = opened(folder->path());
        const auto found = readAll(ledger);
        REQUIRE(found);
        const int first = found->empty() ? entries : found->front();
        REQUIRE(first >= std::max(next, last + 1));
        REQUIRE(first <= std::max(next, last + 1) + 1); // the one that was under way
        REQUIRE(found->size() == static_cast<std::size_t>(entries - first));
        erased += first - next;
        next = first;
    }
    WARN(kills() << " kills, " << erased << " entries erased");
    CHECK(erased > 0);
}

TEST_CASE("Killed on the way to another passphrase: one of the two opens everything, and the rest is done then") {
    constexpr int entries = 20;
    std::mt19937 mind(3);
    const TempFolder folder;
    makeHome(folder.path(), entries);
    REQUIRE(opened(folder.path()).keys().setPassphrase("ana", Passphrase("0")));
    const auto unlock = [](Ledger &ledger, int n) {
        return ledger.keys().unlock("ana", Passphrase(std::to_string(n)));
    };
    int now = 0, cut = 0;
    for (int i = 0; i < kills(); ++i) {
        const int last = killAmid(
            [&](const Say &say) {
                Ledger ledger = opened(folder.path());
                must(unlock(ledger, now).has_value());
                must(readAll(ledger).has_value());
                say(begun);
                for (int n = now + 1;; ++n) {
                    must(ledger.keys().setPassphrase("ana", Passphrase(std::to_string(n))).has_value());
                    say(n);
                    must(ledger.renew().has_value());
                }
            },
            mind);
        Ledger ledger = opened(folder.path());
        const int said = std::max(now, last);
        now = unlock(ledger, said + 1) ? said + 1 : said;
        REQUIRE(unlock(ledger, now));
        REQUIRE_FALSE(unlock(ledger, now - 1));
        REQUIRE(readAll(ledger).value_or(std::vector<int>{}).size() == entries);
        cut += ledger.keys().isUnsettled() ? 1 : 0;
        REQUIRE(ledger.renew());
        REQUIRE_FALSE(ledger.keys().isUnsettled());
        REQUIRE_FALSE(ledger.read([](const Entry &) {}).value().outdated);
    }
    WARN(kills() << " kills, " << now << " passphrases changed, " << cut
                 << " of them cut off before every row was closed anew");
    CHECK(now > 0);
    CHECK(cut > 0);
}

TEST_CASE("Killed while it backs up: a backup is whole or not there, and three of those said to be done are") {
    constexpr int entries = 40;
    std::mt19937 mind(4);
    const TempFolder folder, away;
    makeHome(folder.path(), entries);
    const auto nameOf = [](int n) { return "attune-" + std::to_string(n) + ".backup"; };
    int newest = 0, seen = 0, cut = 0;
    for (int i = 0; i < kills(); ++i) {
        const int last = killAmid(
            [&](const Say &say) {
                Ledger ledger = opened(folder.path());
                must(readAll(ledger).has_value());
                say(begun);
                for (int n = newest + 1;; ++n) {
                    say(ledger.backUpInto(away.path()).value().filename() == nameOf(n) ? n : 0);
                }
            },
            mind);
        REQUIRE(last != 0);
        newest = std::max(newest, last);
        newest += std::filesystem::exists(away / nameOf(newest + 1)) ? 1 : 0;
        for (int n = std::max(1, newest - 2); n <= newest; ++n, ++seen) {
            const auto read = readBackup(away / nameOf(n), [](const store::Row &) { return Result<void>{}; });
            REQUIRE(read);
            REQUIRE(read->rows == entries);
        }
        cut += std::filesystem::exists(away / (nameOf(newest + 1) + ".new")) ? 1 : 0;
        REQUIRE(countIn(folder.path()) == entries);
    }
    WARN(kills() << " kills, " << newest << " backups made, " << cut << " cut off, " << seen << " read back whole");
    CHECK(newest > 0);
    CHECK(cut > 0);
}

TEST_CASE("Killed while it restores: there is a whole home, or none, and it can be tried again") {
    constexpr int entries = 40;
    std::mt19937 mind(5);
    const TempFolder folder, away;
    makeHome(folder.path(), entries);
    const auto backup = opened(folder.path()).backUpInto(away.path()).value();
    const auto restore = [&](const std::filesystem::path &to) {
        return restoreBackup(backup, to / "attune.log", to / "keys");
    };
    int restored = 0, cut = 0;
    for (int i = 0; i < kills(); ++i) {
        const TempFolder fresh;
        const auto home = [&](int n) { return fresh / std::to_string(n); };
        const int last = killAmid(
            [&](const Say &say) {
                say(begun);
                for (int n = 0;; ++n) {
                    must(restore(home(n)).has_value());
                    say(n);
                }
            },
            mind);
        for (int n = 0; n <= last; ++n, ++restored) {
            REQUIRE(countIn(home(n)) == entries);
        }
        if (!std::filesystem::exists(home(last + 1) / "attune.log")) {
            ++cut;
            REQUIRE(restore(home(last + 1)));
        }
        REQUIRE(countIn(home(last + 1)) == entries);
    }
    WARN(kills() << " kills, " << restored << " homes restored, " << cut << " restorings cut off");
    CHECK(restored > 0);
    CHECK(cut > 0);
}
