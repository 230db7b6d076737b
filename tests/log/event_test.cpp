// SPDX-License-Identifier: Apache-2.0
#include "log/log.hpp"

#include <catch2/catch_test_macros.hpp>
#include <concepts>
#include <filesystem>

using namespace attune;

namespace {

// Every way in which a text that is only known at run time could get into a line.
template <class T>
concept Loggable =
    requires(const log::Logger &logger, T value) { logger.info(value); } ||
    requires(const log::Logger &logger, T value) { logger.info({value}); } ||
    requires(T value) { log::Event{.code = value}; } ||
    requires(T value) { log::Event{.code = log::Code::started, .id = value}; } ||
    requires(T value) { log::Event{.code = log::Code::started, .fields = {{value, 1}}}; } ||
    requires(T value) { log::Event{.code = log::Code::started, .fields = {{"n", value}}}; } ||
    std::constructible_from<log::Id, T> || std::constructible_from<log::Name, T> || std::convertible_to<T, log::Code>;

static_assert(!Loggable<std::string>);
static_assert(!Loggable<std::string_view>);
static_assert(!Loggable<const std::string &>);
static_assert(!Loggable<const char *>);
static_assert(!Loggable<char *>);
static_assert(!Loggable<std::u16string>);
static_assert(!Loggable<std::filesystem::path>);
static_assert(!Loggable<Error>);
static_assert(!Loggable<std::nullptr_t>);
// the concept can say yes
static_assert(Loggable<log::Code>);
static_assert(Loggable<log::Event>);
static_assert(Loggable<std::int64_t>);

} // namespace

TEST_CASE("a line is a code, an id and numbers", "[log]") {
    CHECK(log::lineOf({.code = log::Code::started}) == "started");
    CHECK(log::lineOf({.code = log::Code::workerHung,
                       .id = log::Id::plugin("org.attune.match"),
                       .fields = {{"ms", 2000}, {"strikes", -1}}}) ==
          "worker.hung plugin=org.attune.match ms=2000 strikes=-1");
}

TEST_CASE("an id is one that the program drew or a manifest declares", "[log]") {
    CHECK(log::Id::session("abcdefghijklmnopqrstuvwx27").text() == "session=abcdefghijklmnopqrstuvwx27");
    CHECK(log::Id::activity("org.attune.turn_talk").text() == "activity=org.attune.turn_talk");
    for (const char *text : {"", "anna", "Anna", "María José", "anna smith", "boundary_circles", "a\nb.c", "."}) {
        CHECK(log::Id::session(text).text() == "session=invalid");
        if (std::string_view(text) != ".")
            CHECK(log::Id::plugin(text).text() == "plugin=invalid");
    }
    CHECK(log::Id::plugin(std::string(65, '.')).text() == "plugin=invalid");
    CHECK(log::Id::plugin("org.attune.\xc3\xa9").text() == "plugin=invalid");
}

TEST_CASE("of an error only a known code is logged", "[log]") {
    CHECK(log::codeOf({.code = "store.disk_full", .sentence = "canary"}) == log::Code::storeDiskFull);
    CHECK(log::codeOf({.code = "activity.hung", .sentence = "canary"}) == log::Code::workerHung);
    CHECK(log::codeOf({.code = "canary", .sentence = "canary"}) == log::Code::otherError);
}

TEST_CASE("each code has a name of its own", "[log]") {
    for (int i = 0; i <= static_cast<int>(log::Code::otherError); ++i) {
        const auto code = static_cast<log::Code>(i);
        CHECK(log::codeOf({.code = std::string(log::nameOf(code))}) == code);
    }
    CHECK(log::nameOf(log::Code::workerAbsent) == "worker.absent");
    CHECK(log::nameOf(log::Code::qmlWarning) == "qml.warning");
}
