// SPDX-License-Identifier: Apache-2.0
#include "vault/system.hpp"

#include <ctime>
#include <sodium.h>

namespace attune::vault {
namespace {

std::int64_t milliseconds(clockid_t which) {
    timespec time{};
    clock_gettime(which, &time); // cannot fail for these two
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

class SystemClock final : public Clock {
public:
    std::int64_t monotonicMs() override { return milliseconds(CLOCK_BOOTTIME); }
    std::int64_t wallMs() override { return milliseconds(CLOCK_REALTIME); }
};

class SystemRandom final : public Random {
public:
    std::uint64_t next() override {
        std::uint64_t drawn = 0;
        randombytes_buf(&drawn, sizeof drawn); // ends the process when the kernel has no randomness
        return drawn;
    }
};

} // namespace

std::unique_ptr<Clock> systemClock() {
    return std::make_unique<SystemClock>();
}

std::unique_ptr<Random> systemRandom() {
    return std::make_unique<SystemRandom>();
}

} // namespace attune::vault
