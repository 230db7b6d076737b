// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"
#include "support/power_cut.hpp"
#include "support/temp_folder.hpp"

#include <fstream>

using namespace attune;

namespace {

constexpr store::Position rowsPerRun = 15;
constexpr int images = 1000;

struct Recording {
    std::vector<test::DiskStep> steps;
    std::vector<std::size_t> acknowledged; // at [i]: how many steps had been made when row i + 1 was
};

// Three runs, so that making, closing and taking up again are in it.
Recording record() {
    const test::TempFolder folder;
    const test::FaultyVfs vfs;
    Recording made;
    for (store::Position run = 0; run < 3; ++run) {
        auto log = test::opened(folder / "log.sqlite");
        for (store::Position i = 1; i <= rowsPerRun; ++i) {
            REQUIRE(test::appendAt(*log, run * rowsPerRun + i));
            made.acknowledged.push_back(vfs.steps().size());
        }
    }
    made.steps = vfs.steps();
    return made;
}

using Outcomes = std::map<std::string, int>;

std::string outcomeOf(const test::DiskImage &image, std::size_t acknowledged) {
    const test::TempFolder folder;
    for (const auto &[name, content] : image)
        std::ofstream(folder / name, std::ios::binary) << content;
    auto log = store::openSqliteLog(folder / "log.sqlite");
    if (!log || (*log)->readOnly())
        return log ? "read-only" : log.error().code;
    std::size_t good = 0, rows = 0;
    const auto damage = (*log)->scan(1, [&](store::Position position, std::span<const std::byte> bytes) {
        ++rows;
        good += std::ranges::equal(bytes, test::rowAt(position));
    });
    if (!damage || !damage->empty() || good != rows)
        return "damaged";
    return rows >= acknowledged ? "kept" : "lost";
}

Outcomes cutPower(const Recording &recording) {
    std::mt19937 random(7);
    Outcomes outcomes;
    for (int i = 0; i < images; ++i) {
        const std::size_t cut = random() % (recording.steps.size() + 1);
        const auto acknowledged =
            std::ranges::upper_bound(recording.acknowledged, cut) - recording.acknowledged.begin();
        const auto image = test::afterPowerCut({recording.steps.data(), cut}, random);
        ++outcomes[outcomeOf(image, static_cast<std::size_t>(acknowledged))];
    }
    return outcomes;
}

} // namespace

TEST_CASE("a power cut at any moment loses no acknowledged row", "[store]") {
    for (const auto &[outcome, count] : cutPower(record())) {
        CAPTURE(outcome);
        CHECK((outcome == "kept" ? images : 0) == count);
    }
}

TEST_CASE("the same power cuts do lose rows when syncs are left out", "[store]") {
    Recording recording = record();
    std::size_t kept = 0;
    std::vector<std::size_t> index; // step -> step without syncs
    for (const auto &step : recording.steps) {
        index.push_back(kept);
        kept += step.kind != test::DiskStep::Kind::sync;
    }
    index.push_back(kept);
    std::erase_if(recording.steps, [](const auto &step) { return step.kind == test::DiskStep::Kind::sync; });
    for (auto &at : recording.acknowledged)
        at = index[at];
    CHECK(cutPower(recording)["kept"] < images * 9 / 10);
}
