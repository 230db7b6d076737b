// SPDX-License-Identifier: Apache-2.0
#include "support/failing_memory.hpp"

#include <atomic>
#include <cstdint>
#include <sqlite3.h>

namespace attune::test {
namespace {

sqlite3_mem_methods real{};
std::atomic<std::size_t> left = SIZE_MAX; // until one fails
std::atomic<bool> hasFailed = false;

bool isDue() {
    if (left == SIZE_MAX || left-- > 0) {
        return false;
    }
    left = SIZE_MAX;
    return hasFailed = true;
}

void *allocate(int size) {
    return isDue() ? nullptr : real.xMalloc(size);
}
void *reallocate(void *old, int size) {
    return isDue() ? nullptr : real.xRealloc(old, size);
}

void use(const sqlite3_mem_methods &methods) {
    sqlite3_shutdown();
    sqlite3_mem_methods copy = methods;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &copy);
    sqlite3_initialize();
}

} // namespace

FailingMemory::FailingMemory() {
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
    sqlite3_mem_methods shim = real;
    shim.xMalloc = allocate;
    shim.xRealloc = reallocate;
    use(shim);
}

FailingMemory::~FailingMemory() {
    use(real);
}

void FailingMemory::failAt(std::size_t nth) {
    hasFailed = false;
    left = nth;
}
void FailingMemory::rest() {
    left = SIZE_MAX;
}
bool FailingMemory::failed() const {
    return hasFailed;
}

} // namespace attune::test
