// SPDX-License-Identifier: Apache-2.0
// What every implementation of store::Log promises. `Make`: default-constructible; open() gives an empty log.
#pragma once

#include "store/rows.hpp"

namespace attune::test {

template <class Make> void checkLogContract() {
    Make make;
    auto log = make.open();

    SECTION("a new log has no rows and can be written") {
        CHECK(scanAll(*log).rows.empty());
        CHECK(log->append({}) == store::Position{0});
        CHECK_FALSE(log->readOnly());
    }
    SECTION("positions start at 1 and rise without gaps") {
        fill(*log, 20);
        requireRows(*log, 20);
    }
    SECTION("several rows go in together, and the position of the last is returned") {
        const std::vector rows{row("a"), row("b"), row("c")};
        REQUIRE(log->append(rows) == store::Position{3});
        REQUIRE(log->append(rows) == store::Position{6});
        CHECK(log->append({}) == store::Position{6});
        CHECK(scanAll(*log).rows.at(5) == row("b"));
    }
    SECTION("a row may hold nothing, any byte, and up to the limit") {
        const std::vector rows{store::Row{}, row(std::string_view("\0\xff\n", 3)),
                               store::Row(store::maxRowBytes, std::byte{7})};
        REQUIRE(log->append(rows));
        const auto found = scanAll(*log).rows;
        CHECK(found.at(1).empty());
        CHECK(found.at(2) == rows[1]);
        CHECK((found.at(3) == rows[2]));
    }
    SECTION("one row that is too large keeps all of them out, and the log goes on") {
        const std::vector rows{row("fits"), store::Row(store::maxRowBytes + 1)};
        const auto refused = log->append(rows);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "store.too_large");
        CHECK_FALSE(log->readOnly());
        CHECK(log->append({rows.data(), 1}) == store::Position{1});
        CHECK(scanAll(*log).rows.size() == 1);
    }
    SECTION("a scan starts where it is told") {
        fill(*log, 9);
        const auto found = scanAll(*log, 8).rows;
        CHECK(found.size() == 2);
        CHECK(found.begin()->first == 8);
        CHECK(scanAll(*log, 0).rows.size() == 9);
        CHECK(scanAll(*log, 10).rows.empty());
    }
    SECTION("a row can be put in place of another of the same length, together with new ones, or not at all") {
        const std::vector rows{row("aaaa"), row("bbbb"), row("cccc")};
        REQUIRE(log->append(rows));
        const std::vector<store::Replacement> replaced{{2, row("BBBB")}};
        REQUIRE(log->replace(replaced, std::vector<store::Row>(1, row("d"))) == store::Position{4});
        CHECK(scanAll(*log).rows.at(2) == row("BBBB"));
        CHECK(scanAll(*log).rows.at(4) == row("d"));
        for (const store::Replacement &bad :
             {store::Replacement{2, row("long")}, {1, row("longer")}, {0, row("aaaa")}, {5, row("aaaa")}}) {
            const bool fits = bad.position == 2;
            const auto done = log->replace(std::vector{store::Replacement{3, row("CCCC")}, bad},
                                           std::vector<store::Row>(1, row("e")));
            CHECK(done.has_value() == fits);
            CHECK((fits || done.error().code == "store.form"));
        }
        CHECK(scanAll(*log).rows.size() == 5);
        CHECK(log->append(std::vector<store::Row>(1, row("f"))) == store::Position{6});
    }
    SECTION("rows can be added while a scan runs") {
        fill(*log, 3);
        bool added = false;
        const auto damage = log->scan(1, [&](store::Position, std::span<const std::byte>) {
            if (!std::exchange(added, true))
                REQUIRE(appendAt(*log, 4));
        });
        REQUIRE(damage);
        requireRows(*log, 4);
    }
}

} // namespace attune::test
