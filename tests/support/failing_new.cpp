// SPDX-License-Identifier: Apache-2.0
// The program's own `new`; the sanitizers have theirs, so with them nothing fails.
#include "support/failing_new.hpp"

#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t counted = 0, due = SIZE_MAX;

} // namespace

namespace attune::test {

void failNewAt(std::size_t nth) {
    counted = 0;
    due = nth;
}
std::size_t newsCounted() {
    due = SIZE_MAX;
    return counted;
}

} // namespace attune::test

#ifndef __SANITIZE_ADDRESS__
void *operator new(std::size_t size) {
    void *made = counted++ == due ? nullptr : std::malloc(size == 0 ? 1 : size);
    return made != nullptr ? made : throw std::bad_alloc();
}
void operator delete(void *memory) noexcept {
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept {
    std::free(memory);
}
#endif
