// SPDX-License-Identifier: Apache-2.0
#include "check/explain.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <regex>
#include <set>

namespace attune::check::test {

TEST_CASE("Every check has its page, with a plugin that fails and how it is mended; no page is without a check") {
    std::vector<std::string> headings;
    for (const Check &check : allChecks()) {
        INFO(check.id);
        headings.push_back(std::string(check.id) + ": " + std::string(check.reason));
        const std::string page = explain(check.id).value_or("");
        CHECK(page.find("Level `" + std::string(name(check.level)) + "`") != std::string::npos);
        CHECK(page.find("\nFails:\n") != std::string::npos);
        CHECK(page.find("\nMended:\n") != std::string::npos);
    }
    CHECK(explained() == headings);
}

TEST_CASE("Every page of the folder is built in") {
    std::set<std::string> families, pages;
    for (const Check &check : allChecks())
        families.insert(std::string(check.id.substr(3, check.id.rfind('-') - 3)));
    for (const auto &page : std::filesystem::directory_iterator(PAGES)) {
        std::string name = page.path().stem().string();
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        pages.insert(name);
    }
    CHECK(pages == families);
}

TEST_CASE("An id is a family and a number, and there is one of each") {
    std::set<std::string_view> ids;
    for (const Check &check : allChecks()) {
        CHECK(std::regex_match(std::string(check.id), std::regex("AT-[A-Z]+-[0-9]{2}")));
        CHECK(ids.insert(check.id).second);
        CHECK_FALSE(check.reason.empty());
    }
    CHECK(ids.size() >= 50);
}

TEST_CASE("What there is no check for is not explained") {
    CHECK_FALSE(explain("AT-MAN-99"));
    CHECK_FALSE(explain(""));
    CHECK_FALSE(explain("AT-MAN-0"));
}

} // namespace attune::check::test
