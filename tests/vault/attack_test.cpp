// SPDX-License-Identifier: Apache-2.0
// What somebody could try who has the file, and no key.
#include "support/asked.hpp"
#include "vault/ledger.hpp"
#include "vault/row_format.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace attune;
using namespace attune::vault;
using test::asked, test::share;

namespace {

using Rows = std::vector<store::Row>;

Keys keysOf(const Key &ana, const Key &leo) {
    Keys keys = Keys::open(std::nullopt).value();
    keys.hold("person:ana", ana);
    keys.hold("person:leo", leo);
    return keys;
}

Rows rowsOf(store::Log &log) {
    Rows rows;
    (void)log.scan(1,
                   [&](store::Position, std::span<const std::byte> row) { rows.emplace_back(row.begin(), row.end()); });
    return rows;
}

// A log whose rows somebody changes.
class ChangedLog final : public store::Log {
public:
    explicit ChangedLog(const Rows &rows) : m_rows(&rows) {}
    Result<store::Position> append(std::span<const store::Row>) override { return fail("test", ""); }
    Result<store::Position> replace(std::span<const store::Replacement>, std::span<const store::Row>) override {
        return fail("test", "");
    }
    Result<std::vector<Damage>>
    scan(store::Position, const std::function<void(store::Position, std::span<const std::byte>)> &each) override {
        for (std::size_t i = 0; i < m_rows->size(); ++i) {
            each(i + 1, (*m_rows)[i]);
        }
        return std::vector<Damage>{};
    }
    [[nodiscard]] bool readOnly() const override { return true; }

private:
    const Rows *m_rows;
};

// Two people, and rows of either.
struct Written {
    Key ana = Key::random(), leo = Key::random();
    Rows rows;

    // `writer`: who writes now; the numbers and lengths are alike.
    void write(Ledger &ledger, bool anas, std::mt19937 &mind) const {
        const std::size_t entries = 1 + mind() % 6;
        for (std::size_t i = 0; i < entries; ++i) {
            const std::string text(mind() % 3000, 'x');
            REQUIRE(ledger.append(std::vector<Entry>{{anas ? "person:ana" : "person:leo", {{"text", text}}}}));
        }
        REQUIRE(ledger.topUp());
    }
};

// What a guesser measures of the rows that came: their number and sizes, and the mean of every byte in their heads.
std::vector<double> measures(const Rows &before, const Rows &after) {
    std::vector<double> all{static_cast<double>(after.size() - before.size())};
    for (const std::size_t size : rowSizes) {
        all.push_back(
            static_cast<double>(std::count_if(after.begin() + static_cast<std::ptrdiff_t>(before.size()), after.end(),
                                              [&](const store::Row &row) { return row.size() == size; })));
    }
    for (std::size_t byte = 0; byte < format::contentAt; ++byte) {
        double sum = 0;
        for (std::size_t i = before.size(); i < after.size(); ++i) {
            sum += std::to_integer<int>(after[i][byte]);
        }
        all.push_back(sum / static_cast<double>(after.size() - before.size()));
    }
    return all;
}

struct Case {
    std::vector<double> measured;
    bool anas;
};

// Learns from the first half which measure, cut where and read which way round, tells most; answers for the second.
double guessed(const std::vector<Case> &cases) {
    const auto middle = cases.begin() + static_cast<std::ptrdiff_t>(cases.size() / 2);
    const auto rightOf = [](auto begin, auto end, std::size_t measure, double cut) {
        const auto right =
            std::count_if(begin, end, [&](const Case &one) { return (one.measured[measure] < cut) == one.anas; });
        return static_cast<double>(right) / static_cast<double>(std::distance(begin, end));
    };
    double best = 0, answer = 0;
    for (std::size_t measure = 0; measure < cases[0].measured.size(); ++measure) {
        std::vector<double> seen;
        std::for_each(cases.begin(), middle, [&](const Case &one) { seen.push_back(one.measured[measure]); });
        std::ranges::sort(seen);
        for (std::size_t tenth = 1; tenth < 10; ++tenth) {
            const double cut = seen[seen.size() * tenth / 10];
            const double learned = rightOf(cases.begin(), middle, measure, cut);
            if (std::max(learned, 1 - learned) > best) {
                best = std::max(learned, 1 - learned);
                const double right = rightOf(middle, cases.end(), measure, cut);
                answer = learned > 0.5 ? right : 1 - right;
            }
        }
    }
    return answer;
}

// The share of sessions whose writer is guessed from the file before and after. `told`: with a byte that tells.
double guess(int sessions, bool told) {
    std::mt19937 mind(4);
    Written home;
    std::vector<Case> cases;
    for (int i = 0; i < sessions; ++i) {
        auto log = store::openMemoryLog();
        store::Log *kept = log.get();
        Ledger ledger(std::move(log), keysOf(home.ana, home.leo));
        REQUIRE(ledger.read([](const Entry &) {}));
        home.write(ledger, mind() % 2 == 0, mind);
        const Rows before = rowsOf(*kept);
        const bool anas = mind() % 2 == 0;
        home.write(ledger, anas, mind);
        Rows after = rowsOf(*kept);
        for (store::Row &row : after) {
            if (told) {
                row[format::hintAt] = std::byte{static_cast<unsigned char>(anas ? 1 : 2)};
            }
        }
        cases.push_back({measures(before, after), anas});
    }
    return guessed(cases);
}

} // namespace

TEST_CASE("Who has the file before and after cannot tell who of two wrote") {
    const int sessions = asked("ATTUNE_SESSIONS", 2000 / share);
    const double right = guess(sessions, false);
    WARN("the writer was guessed in " << right * 100 << " % of " << sessions / 2 << " sessions");
    CHECK((right < 0.55 || sessions < 1000)); // fewer tell too little
    CHECK(guess(200, true) > 0.95);           // the guesser is no fool
}

TEST_CASE("Whatever bit of a home is damaged: no crash, no other words, and all else still opens") {
    std::mt19937 mind(8);
    Written home;
    auto log = store::openMemoryLog();
    store::Log *kept = log.get();
    Ledger ledger(std::move(log), keysOf(home.ana, home.leo));
    REQUIRE(ledger.read([](const Entry &) {}));
    std::vector<json> all;
    for (int i = 0; i < 5; ++i) {
        all.push_back({{"n", i}, {"text", std::string(mind() % 300, 'y')}});
        REQUIRE(ledger.append(std::vector<Entry>{{i % 3 == 0 ? "person:ana" : "person:leo", all.back()}}));
    }
    const Rows rows = rowsOf(*kept);
    Rows damaged = rows;
    Ledger again(std::make_unique<ChangedLog>(damaged), keysOf(home.ana, home.leo));
    const int places = asked("ATTUNE_DAMAGES", 100'000 / share);
    for (int i = 0; i < places; ++i) {
        const std::size_t row = mind() % rows.size();
        damaged[row][mind() % rows[row].size()] ^= std::byte{static_cast<unsigned char>(1U << mind() % 8)};
        std::size_t next = 0;
        bool same = true;
        const auto reading = again.read([&](const Entry &entry) {
            next += next == row ? 1 : 0;
            same = same && next < all.size() && entry.body == all[next];
            ++next;
        });
        next += next == row ? 1 : 0;
        const bool named = reading && reading->findings.size() == 1 && reading->findings[0].first == row + 1 &&
                           reading->findings[0].last == row + 1;
        if (!named || !same || next != all.size()) {
            CAPTURE(i, row, next);
            REQUIRE(named);
            REQUIRE(same);
            REQUIRE(next == all.size());
        }
        damaged[row] = rows[row];
    }
    WARN(places << " places damaged");
}
