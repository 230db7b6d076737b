// SPDX-License-Identifier: Apache-2.0
// Two people at a terminal, typing.
#include "cli/ask.hpp"
#include "cli/desk.hpp"
#include "cli/terminal.hpp"
#include "home/locked.hpp"

#include <pty.h>
#include <sstream>
#include <unistd.h>

using namespace attune;
using namespace attune::test;

namespace {

std::string type(Table &table, const std::string &lines) {
    std::istringstream in(lines);
    std::ostringstream out;
    cli::PlainStream plain(out);
    REQUIRE(cli::playInTerminal(*table.play, shelf().words, in, plain, false));
    plain.flush();
    return out.str();
}

bool has(const std::string &text, const std::string &part) {
    return text.find(part) != std::string::npos;
}

std::size_t times(const std::string &text, const std::string &part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++n;
    }
    return n;
}

// What stands on the screen of a terminal in which this is run, and these lines are typed.
std::string inTerminal(const std::string &command, const std::string &lines) {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    REQUIRE(child > 0);
    REQUIRE(::write(terminal, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()));
    std::string out;
    std::array<char, 4096> part{};
    for (ssize_t n = 0; (n = ::read(terminal, part.data(), part.size())) > 0;) {
        out.append(part.data(), static_cast<std::size_t>(n));
    }
    ::close(terminal);
    ::waitpid(child, nullptr, 0);
    return out;
}

std::string without(std::string text, const std::string &part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) {
        text.erase(at, part.size());
    }
    return text;
}

std::string dataOf(const Desk &desk) {
    return std::filesystem::path(desk.home()).parent_path().string();
}

bool steers(const std::string &text) {
    return has(text, "\x1b") || has(text, "\x07") || has(text, "\u009b") || has(text, "\u202e");
}

// Both ready, and seat 1 at the first card question of needs_cards.
constexpr const char *toTheCards = "1\n2\n\n1\n";

} // namespace

TEST_CASE("In the terminal a stop ends the session with a calm line") {
    Table table;
    table.begin("needs_cards", "couple");
    const std::string out = type(table, "s\n");
    CHECK(out.find("Stopped here") != std::string::npos);
    CHECK(table.play->session().status() == core::Status::ended);
}

TEST_CASE("In the terminal nobody sits down for somebody else: a passphrase is asked for, and asked again") {
    const TempFolder folder;
    {
        Table table = opened(folder);
        table.begin("needs_cards", "couple");
        lock(table, 2, "una contrase\u00f1a");
    }
    Table table = opened(folder);
    table.takeUp();
    const std::string wrong = type(table, "\nsomething else\n");
    CHECK(has(wrong, "Passphrase of"));
    CHECK(table.play->screen().kind == home::Screen::Kind::handOver);
    const std::string right = type(table, "\nuna contrasen\u0303a\n"); // as another keyboard gives it
    CHECK(table.play->screen().kind == home::Screen::Kind::table);
    CHECK_FALSE(has(right, "una contrase"));
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

TEST_CASE("In the terminal a slip is told and asked again: only Enter passes, and commas part numbers, too") {
    Table table;
    table.begin("needs_cards", "couple");
    const std::string out = type(table, std::string(toTheCards) + "two\n99\n1 x\n,\n1,2, 3\n\n");
    INFO(out);
    CHECK(times(out, "Only numbers are understood here") == 3);
    CHECK(times(out, "The numbers here go from 1 to 16") == 1);
    const core::SealedAnswer *mine = table.play->session().sealed(1, "mine");
    REQUIRE(mine != nullptr);
    CHECK(mine->value.size() == 3);
    CHECK(mine->held.empty());
}

TEST_CASE("In the terminal too many cards are told before they are sealed") {
    Table table;
    table.begin("needs_cards", "couple");
    const std::string out = type(table, std::string(toTheCards) + "1 2 3 4 5 6 7 8\n");
    CHECK(has(out, "Please choose a little less."));
    CHECK(table.play->session().sealed(1, "mine") == nullptr);
}

TEST_CASE("In the terminal a slip at what stays closed does not leave it open") {
    Table table;
    table.begin("needs_cards", "couple");
    type(table, std::string(toTheCards) + "1 2\nboth\n2\n");
    REQUIRE(table.play->session().sealed(1, "mine") != nullptr);
    CHECK(table.play->session().sealed(1, "mine")->held.size() == 1);
}

TEST_CASE("In the terminal Enter alone still passes") {
    Table table;
    table.begin("needs_cards", "couple");
    type(table, std::string(toTheCards) + "\n");
    REQUIRE(table.play->session().sealed(1, "mine") != nullptr);
    CHECK(table.play->session().sealed(1, "mine")->value.is_null());
}

TEST_CASE("In the terminal p and s work at a question, and nothing is answered by them") {
    Table table;
    table.begin("needs_cards", "couple");
    const std::string out = type(table, std::string(toTheCards) + "p\n\n1\ns\n");
    CHECK(has(out, "A pause"));
    CHECK(has(out, "Stopped here"));
    CHECK(table.play->session().status() == core::Status::ended);
    CHECK(table.play->session().sealed(1, "mine") == nullptr);
}

TEST_CASE("In the terminal only Enter opens the page of one person, and p, s and q work before it") {
    Table table;
    table.begin("needs_cards", "couple");
    const std::string out = type(table, "1\n2\nhello\np\n\nq\n");
    CHECK(has(out, "Please press Enter alone"));
    CHECK(has(out, "A pause"));
    CHECK_FALSE(has(out, "On your own"));
    CHECK(table.play->session().status() == core::Status::open);
}

TEST_CASE("In the terminal a choice that is not there is told") {
    Table table;
    table.begin("needs_cards", "couple");
    CHECK(times(type(table, "9\nabc\n"), "That is none of the choices") == 2);
}

TEST_CASE("Nothing that a plugin or an exercise says steers the terminal") {
    const Desk desk;
    desk.addPlugin("test_plugin_steering");
    desk.addExercise();
    desk.write("exercises/misdeeds/text.en.toml", std::string(R"(title = "Mis\u001b]0;x\u0007deeds\u202e"
want = "I want\u001b[2J")") + std::string(Desk::texts).substr(std::string(Desk::texts).find("\npurpose")));
    const std::string program = "XDG_DATA_HOME=" + dataOf(desk) + " " PROGRAM;
    const std::string played = inTerminal(program + " play misdeeds", "q\n");
    INFO(played);
    CHECK(has(played, "[?1049h"));
    CHECK_FALSE(steers(played));
    for (const char *verb : {" exercise list", " exercise show misdeeds", " exercise show misdeeds --json"}) {
        const std::string shown = inTerminal(program + verb, "");
        INFO(shown);
        CHECK(has(shown, "deeds"));
        CHECK_FALSE(steers(shown));
    }
}

TEST_CASE("At the hand-over the terminal leaves either screen empty, and what could be scrolled back to") {
    const Desk desk;
    const std::string program = "XDG_DATA_HOME=" + dataOf(desk) + " " PROGRAM;
    const std::string played = inTerminal(program + " play needs_cards", std::string(toTheCards) + "q\n");
    INFO(played);
    const std::string ours = "\x1b[?1049l\x1b[2J\x1b[3J\x1b[H";
    CHECK(has(played, ours));
    CHECK_FALSE(steers(without(played, ours)));
}

TEST_CASE("What is written in pieces is shown whole, and half a letter is never let through") {
    std::ostringstream out;
    cli::PlainStream plain(out);
    plain << "ma\xc3" << '\xb1' << "ana\x1b" << "[2J";
    plain.flush();
    CHECK(out.str() == "mañana[2J");
    plain << "\xc2";
    plain.steer("\x1b[H");
    plain << "\u009b" << std::flush;
    CHECK(out.str() == "mañana[2J\ufffd\x1b[H");
}

TEST_CASE("In the terminal the host says in its own words who will see an answer, whatever a plugin calls it") {
    const Desk desk;
    desk.addPlugin("test_plugin_steering");
    desk.addExercise();
    desk.write("plugins/counter/text.en.toml", "[input]\nshared = \"For you alone.\"\n");
    const std::string played = inTerminal("XDG_DATA_HOME=" + dataOf(desk) + " " PROGRAM " play misdeeds", "q\n");
    INFO(played);
    CHECK(has(played, "(You will both see this.)"));
    CHECK_FALSE(has(played, "For you alone."));
    Table table;
    table.begin("needs_cards", "couple");
    CHECK(has(type(table, toTheCards), "(Sealed: nobody sees it before you both open.)"));
}

TEST_CASE("In the terminal a time together is asked for with all that can be chosen, and again where it was mistyped") {
    const json node = {{"kind", "schedule"}, {"id", "when"}, {"privacy", "shared"}, {"rhythms", {"once", "weekly"}}};
    const catalog::Resolver words({&shelf().words}, {.language = "en"});
    std::istringstream in("3\n2\n4\n25:00\n20:30\n");
    std::ostringstream out;
    const auto answer = cli::ask(in, out, node, words);
    REQUIRE(answer);
    CHECK(answer->value == json{{"rhythm", "weekly"}, {"day", "thu"}, {"time", "20:30"}});
    CHECK(has(out.str(), "1 Once · 2 Every week"));
    CHECK(has(out.str(), "7 Sun"));
    CHECK(times(out.str(), "At what time") == 2);
}
