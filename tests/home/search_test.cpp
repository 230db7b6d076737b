// SPDX-License-Identifier: Apache-2.0
// That nothing was found says something only of a search that finds what is there.
#include "home/house.hpp"

#include <catch2/generators/catch_generators.hpp>

using namespace attune;
using namespace attune::test;

TEST_CASE("The search finds a text in whatever kind of file, name or form it was planted") {
    const std::string run =
        GENERATE(freshRun(), std::string("qbcdefghis")); // this one is the same in capital hex digits
    const Search search(run);
    const House house(run, "couple");
    std::set<std::string> places;
    std::size_t number = 0;
    for (const char *place :
         {"data/attune/attune.log", "data/attune/attune.log-wal", "data/attune/attune.log.lock", "data/attune/keys",
          "data/attune/keys.new", "data/copies/attune-1.backup", "state/attune/attune.log", "state/attune/attune.1.log",
          "cache/attune/.hidden", "config/attune.ini", "tmp/x", "run/y"}) {
        std::filesystem::create_directories((house.tree() / place).parent_path());
        places.insert(place);
        const std::string text = plantedText(run, Planted::own, 1, ++number);
        for (const std::string &form :
             {text, inUtf16(text), inUtf16(text, true), inHex(text), inHex(text, true), inBase64(text),
              inBase64("x" + text), inBase64("xy" + text), inBase64("xyz" + text)}) {
            INFO(place);
            std::ofstream(house.tree() / place, std::ios::binary) << std::string(100'000, '\0') << form << "\n";
            const auto found = house.look(search);
            REQUIRE(found.size() == number);
            CHECK(std::ranges::count(found, place, &Sighting::place) == 1);
        }
    }
    std::ofstream(house.tree() / plantedText(run, Planted::name, 1, 0)) << "a name";
    CHECK(house.look(search).size() == number + 1);
}

TEST_CASE("The search finds what a process prints, was started with, or still has in memory when it only closes") {
    const std::string run = freshRun();
    const Search search(run);
    const House house(run, "couple");
    const json told{{"run", run}, {"session", 1},     {"who", house.who()},
                    {"acts", 40}, {"next", {"", ""}}, {"known", {json::array(), json::array()}}};
    const auto upTo = [&](SittingProcess &process, const std::string &last) {
        std::string line = process.hear();
        while (line.starts_with('+')) {
            line = process.hear();
        }
        CHECK(line == last);
    };
    {
        const std::string text = plantedText(run, Planted::own, 1, 1);
        auto process = house.open({"PLANTED=" + text});
        upTo(process, ".");
        const auto found = inProcess(search, process.pid());
        CHECK(std::ranges::count(found, "environ", &Sighting::place) == 1);
        process.tell(told.dump());
        upTo(process, "?");
        process.tell("print");
        CHECK(process.wait() == 0);
        CHECK(house.look(search).size() == 1);
    }
    auto process = house.open();
    upTo(process, ".");
    process.tell(told.dump());
    upTo(process, "?");
    process.tell("only close");
    upTo(process, ".");
    const auto left = inProcess(search, process.pid());
    WARN(left.size() << " texts left in memory by a process that closed everything");
    CHECK_FALSE(left.empty());
}
