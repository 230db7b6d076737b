// SPDX-License-Identifier: Apache-2.0
// The edges of the program, passed in. Nothing in host/ reads a clock or draws a random number in any other way.
#pragma once

#include <cstdint>
#include <string>

namespace attune {

class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t monotonicMs() = 0; // runs on while the machine sleeps (CLOCK_BOOTTIME)
    virtual std::int64_t wallMs() = 0;      // milliseconds since 1970-01-01 UTC; may jump
};

class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
    virtual std::string id(); // 26 characters of lower-case base32, 128 bits
};

} // namespace attune
