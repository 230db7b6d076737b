// SPDX-License-Identifier: Apache-2.0
// What a power cut leaves of a home, opened with its keys. Modelled: any part of what was not synced of the log and its
// write-ahead log, sector by sector. The file `keys` is synced and renamed between two steps of the log, so it is the one
// before or the one after; a folder that forgets a synced renaming is not modelled.
#include "support/asked.hpp"
#include "support/lax_sync.hpp"
#include "support/power_cut.hpp"
#include "support/temp_folder.hpp"
#include "vault/ledger.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

using namespace attune;
using namespace attune::vault;
using test::LaxSync;
using test::TempFolder;

namespace {

constexpr GuessCost cheap{1, std::size_t{8} << 10};
constexpr std::size_t never = SIZE_MAX;

// Of an entry, in steps of the disk: when it was asked for, when it was said to be done.
struct Fate {
    std::size_t saved = never, unwanted = never, erased = never;
};

struct Recording {
    std::vector<test::DiskStep> steps;
    std::vector<std::pair<std::size_t, std::string>> keys; // the file, from which step on
    std::vector<Fate> fates;                               // of entry n
    Key both = Key::random();                              // what two of them share
};

json bodyOf(std::size_t n) {
    return {{"n", n}, {"text", std::string(n % 7 == 3 ? 3300 : n % 5 * 150, static_cast<char>('a' + n % 26))}};
}

std::vector<Entry> entryAt(std::size_t n) {
    const char *vaults[] = {"person:ana", "person:leo", "person:ana", "relationship:both"};
    return {{vaults[n % 4], bodyOf(n), n % 8 == 3 ? "ana" : "leo"}};
}

Result<Ledger> opened(const TempFolder &folder, const Key &both) {
    return store::openSqliteLog(folder / "attune.log").and_then([&](std::unique_ptr<store::Log> log) {
        return Keys::open(folder / "keys", cheap).map([&](Keys keys) {
            keys.hold(relationshipVault("both"), both);
            return Ledger(std::move(log), std::move(keys));
        });
    });
}

// A home in use, and what was promised when.
class Recorder {
public:
    Recording record() {
        {
            Keys keys = Keys::open(m_folder / "keys", cheap).value();
            REQUIRE((keys.add("ana") && keys.add("leo")));
            noteKeys();
        }
        run([&](Ledger &ledger) { append(ledger, 9); });
        run([&](Ledger &ledger) {
            change(ledger, "1");
            append(ledger, 6);
            erase(ledger, {2, 3, 7});
        });
        run([&](Ledger &ledger) {
            append(ledger, 5);
            change(ledger, "2");
            append(ledger, 3);
        });
        run([&](Ledger &ledger) { erase(ledger, {0, 16}); });
        m_made.steps = m_vfs.steps();
        return std::move(m_made);
    }

private:
    [[nodiscard]] std::size_t now() const { return m_vfs.steps().size(); }

    void noteKeys() {
        std::ifstream in(m_folder / "keys", std::ios::binary);
        m_made.keys.emplace_back(now(), std::string(std::istreambuf_iterator<char>(in), {}));
    }
    void run(const std::function<void(Ledger &)> &deeds) {
        Ledger ledger = opened(m_folder, m_made.both).value();
        if (ledger.keys().needsPassphrase("ana")) {
            REQUIRE(ledger.keys().unlock("ana", Passphrase(m_passphrase)));
        }
        REQUIRE(ledger.read([](const Entry &) {}));
        deeds(ledger);
        REQUIRE(ledger.topUp());
    }
    void append(Ledger &ledger, int entries) {
        for (int i = 0; i < entries; ++i) {
            REQUIRE(ledger.append(entryAt(m_made.fates.size())));
            m_made.fates.push_back({.saved = now()});
        }
    }
    void erase(Ledger &ledger, const std::set<std::size_t> &unwanted) {
        const std::size_t begun = now();
        const auto done = ledger.erase(
            [&](const Entry &entry) { return unwanted.contains(entry.body.at("n").get<std::size_t>()); }, "leo");
        REQUIRE(done == unwanted.size());
        for (const std::size_t n : unwanted) {
            m_made.fates[n].unwanted = begun;
            m_made.fates[n].erased = now();
        }
        REQUIRE(ledger.read([](const Entry &) {}));
    }
    void change(Ledger &ledger, const std::string &passphrase) {
        REQUIRE(ledger.keys().setPassphrase("ana", Passphrase(passphrase)));
        m_passphrase = passphrase;
        noteKeys();
        REQUIRE(ledger.renew());
        noteKeys();
    }

    const TempFolder m_folder;
    const test::FaultyVfs m_vfs;
    std::string m_passphrase;
    Recording m_made;
};

// Tells of a home after a cut what became of what was promised.
class Judge {
public:
    Judge(const Recording &recording, std::size_t cut) : m_recording(recording), m_cut(cut) {}

    std::string outcome(const TempFolder &folder) {
        auto ledger = opened(folder, m_recording.both);
        if (!ledger) {
            return "not opened: " + ledger.error().code;
        }
        Keys &keys = ledger->keys();
        const bool open =
            !keys.needsPassphrase("ana") || keys.unlock("ana", Passphrase("2")) || keys.unlock("ana", Passphrase("1"));
        std::string seen = open ? read(*ledger) : "locked";
        if (seen != "kept") {
            return seen;
        }
        const bool goesOn = !ledger->readOnly() && ledger->renew() && ledger->append(entryAt(m_recording.fates.size()));
        m_more = 1;
        return goesOn ? read(*ledger) : "stuck";
    }

private:
    std::string read(Ledger &ledger) {
        std::vector<std::size_t> found;
        bool asWritten = true;
        const auto reading = ledger.read([&](const Entry &entry) {
            found.push_back(entry.body.at("n"));
            asWritten = asWritten && entry.body == bodyOf(found.back());
        });
        if (!reading || !reading->findings.empty()) {
            return "corrupt: " + (reading ? reading->findings.front().code : reading.error().code);
        }
        return asWritten && std::ranges::is_sorted(found) ? verdict(found) : "corrupt: other words";
    }
    std::string verdict(const std::vector<std::size_t> &found) const {
        for (std::size_t n = 0; n < m_recording.fates.size(); ++n) {
            const Fate &fate = m_recording.fates[n];
            const bool there = std::ranges::binary_search(found, n);
            if (!there && fate.saved <= m_cut && fate.unwanted >= m_cut) {
                return "lost";
            }
            if (there && fate.erased <= m_cut) {
                return "not erased";
            }
        }
        return m_more == 0 || found.back() == m_recording.fates.size() ? "kept" : "lost";
    }

    const Recording &m_recording;
    std::size_t m_cut;
    std::size_t m_more = 0;
};

using Outcomes = std::map<std::string, int>;

// Cut between two steps of the log, it is before or after what was done to the file `keys` there.
const std::string &keysAt(const Recording &recording, std::size_t cut, std::mt19937 &random) {
    auto last = std::ranges::find_if(recording.keys.rbegin(), recording.keys.rend(),
                                     [&](const auto &one) { return one.first <= cut; });
    while (last->first == cut && last + 1 != recording.keys.rend() && random() % 2 == 0) {
        ++last;
    }
    return last->second;
}

Outcomes cutPower(const Recording &recording, int images, unsigned seed) {
    std::mt19937 random(seed);
    Outcomes outcomes;
    for (int i = 0; i < images; ++i) {
        const std::size_t cut = random() % (recording.steps.size() + 1);
        const TempFolder folder;
        for (const auto &[name, content] : test::afterPowerCut({recording.steps.data(), cut}, random)) {
            std::ofstream(folder / name, std::ios::binary) << content;
        }
        std::ofstream(folder / "keys", std::ios::binary) << keysAt(recording, cut, random);
        ++outcomes[Judge(recording, cut).outcome(folder)];
    }
    return outcomes;
}

Outcomes cutPower(const Recording &recording, int images) {
    Outcomes all, others;
    std::thread other([&] { others = cutPower(recording, images / 2, 8); });
    all = cutPower(recording, images - images / 2, 7);
    other.join();
    for (const auto &[outcome, count] : others) {
        all[outcome] += count;
    }
    return all;
}

std::string told(const Recording &recording, const Outcomes &outcomes) {
    std::ostringstream out;
    out << recording.steps.size() << " steps recorded;";
    for (const auto &[outcome, count] : outcomes) {
        out << " " << outcome << ": " << count << ";";
    }
    return out.str();
}

int corruptIn(const Outcomes &outcomes) {
    int count = 0;
    for (const auto &[outcome, times] : outcomes) {
        count += outcome.starts_with("corrupt") || outcome.starts_with("not opened") ? times : 0;
    }
    return count;
}

} // namespace

TEST_CASE(
    "A power cut at any moment loses no saved entry, breaks no chain, and leaves nothing half erased or locked out") {
    const int images = test::asked("ATTUNE_IMAGES", 10'000 / test::share);
    const Recording recording = Recorder().record();
    const Outcomes outcomes = cutPower(recording, images);
    WARN(told(recording, outcomes));
    CHECK(outcomes == Outcomes{{"kept", images}});
}

TEST_CASE("The same power cuts lose saved entries where SQLite syncs at checkpoints only") {
    const LaxSync lax(LaxSync::Level::normal);
    const Recording recording = Recorder().record();
    Outcomes outcomes = cutPower(recording, 1'000 / test::share);
    WARN(told(recording, outcomes));
    CHECK(outcomes["lost"] > 0);
}

TEST_CASE("The same power cuts spoil the file where SQLite syncs nothing") {
    const LaxSync lax(LaxSync::Level::off);
    const Recording recording = Recorder().record();
    const Outcomes outcomes = cutPower(recording, 60); // each spoilt one is searched through, row by row
    WARN(told(recording, outcomes));
    CHECK(corruptIn(outcomes) > 0);
}
