// SPDX-License-Identifier: Apache-2.0
// A saved answer through Home (seal, append, fold) against the same bytes through SQLite with the same settings.
#include "core/seeded.hpp"
#include "home/facts.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>
#include <filesystem>
#include <unistd.h>

namespace {

using namespace attune;

// A folder of its own, on the disk that the build is on: a tmpfs would make every fsync free.
struct Folder {
    std::filesystem::path path = std::filesystem::current_path() / ("bench-home-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
};

core::Opening opening() {
    core::Opening o;
    o.session = "s";
    o.relationship = "r";
    o.seats = {{"a", "partner", "adult", "en"}, {"b", "partner", "adult", "en"}};
    return o;
}

vault::Entry answer() {
    core::OwnRecord record{core::OwnRecord::What::sealed, 1, "sort", {std::string(800, 'x'), {}, {}}};
    return home::ownEntry(opening(), record);
}

void savedAnswer(benchmark::State &state) {
    const Folder folder;
    ManualClock clock;
    SeededRandom random(1);
    const vault::Entry entry = answer();
    vault::Keys keys = vault::Keys::open(std::nullopt).value();
    keys.hold(entry.vault, vault::Key::random());
    keys.hold(home::openingEntry(opening()).vault, vault::Key::random());
    auto home =
        home::Home::open(store::openSqliteLog(folder.path / "attune.log").value(), std::move(keys), clock, random);
    if (!home || !(*home)->record({home::openingEntry(opening())})) {
        state.SkipWithError("the home did not open");
        return;
    }
    const std::vector<vault::Entry> entries{entry};
    for (auto _ : state) {
        if (!(*home)->record(entries)) {
            state.SkipWithError("not saved");
            return;
        }
    }
}
BENCHMARK(savedAnswer)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();

void plainSqlite(benchmark::State &state) {
    const Folder folder;
    SQLite::Database database((folder.path / "plain.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    database.exec("CREATE TABLE ev(seq INTEGER PRIMARY KEY, blob BLOB NOT NULL)");
    SQLite::Statement insert(database, "INSERT INTO ev(blob) VALUES(?)");
    const auto row =
        vault::sealRow(vault::RowKeys::of(vault::Key::random()), {answer().vault, 1}, canonical(answer().body)).value();
    for (auto _ : state) {
        SQLite::Transaction transaction(database);
        insert.bind(1, row.data(), static_cast<int>(row.size()));
        insert.exec();
        insert.reset();
        transaction.commit();
    }
}
BENCHMARK(plainSqlite)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();

} // namespace
