// SPDX-License-Identifier: Apache-2.0
#include "store/log_contract.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_template_test_macros.hpp>

using namespace attune;

namespace {
struct InMemory {
    std::unique_ptr<store::Log> open() { return store::openMemoryLog(); }
};
struct InSqlite {
    test::TempFolder folder;
    std::unique_ptr<store::Log> open() { return test::opened(folder / "log.sqlite"); }
};
} // namespace

TEMPLATE_TEST_CASE("a log keeps the contract", "[store]", InMemory, InSqlite) {
    test::checkLogContract<TestType>();
}
