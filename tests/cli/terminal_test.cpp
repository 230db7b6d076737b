// SPDX-License-Identifier: Apache-2.0
// Two people at a terminal, typing.
#include "cli/terminal.hpp"
#include "home/table.hpp"

#include <sstream>

using namespace attune;
using namespace attune::test;

namespace {

std::string type(Table &table, const std::string &lines) {
    std::istringstream in(lines);
    std::ostringstream out;
    REQUIRE(cli::playInTerminal(*table.play, in, out, false));
    return out.str();
}

} // namespace

TEST_CASE("In the terminal a stop ends the session with a calm line") {
    Table table;
    table.begin("needs_cards", "couple");
    const std::string out = type(table, "s\n");
    CHECK(out.find("Stopped here") != std::string::npos);
    CHECK(table.play->session().status() == core::Status::ended);
}

TEST_CASE("In the terminal a pause waits for Enter, and the end of the input leaves the session to be taken up again") {
    Table table;
    table.begin("needs_cards", "couple");
    const std::string out = type(table, "p\n\n");
    CHECK(out.find("A pause") != std::string::npos);
    CHECK(table.play->session().status() == core::Status::open);
}

TEST_CASE("In the terminal nonsense is asked again, not obeyed") {
    Table table;
    table.begin("needs_cards", "couple");
    const auto seq = table.play->session().seq();
    type(table, "999999999999999999999\nabc\n-1\n\n0\n\xff\xfe\n");
    CHECK(table.play->session().status() == core::Status::open);
    CHECK(table.play->session().seq() <= seq + 1); // "left", at the end of the input
}

TEST_CASE("In the terminal each person reads their own language") {
    Table table;
    table.begin("boundary_circles", "parent+adult", "es,en");
    const std::string out = type(table, "q\n");
    const auto ana = out.find("── Ana"), leo = out.find("── Leo");
    REQUIRE(ana != std::string::npos);
    REQUIRE(leo != std::string::npos);
    const auto title = [&](const char *language) {
        return catalog::Resolver({&shelf().catalog.exercise("boundary_circles")->texts}, {.language = language})
            .text(std::string_view("title"));
    };
    CHECK(title("es") != title("en"));
}
