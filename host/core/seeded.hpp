// SPDX-License-Identifier: Apache-2.0
// Edges that are the same on every machine: for tests, and for a play that can be repeated.
#pragma once

#include "core/edges.hpp"

namespace attune {

// splitmix64 (Steele, Lea, Flood 2014). Never for keys.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() override {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return z ^ z >> 31;
    }

private:
    std::uint64_t m_state;
};

// Stands still until it is moved.
class ManualClock final : public Clock {
public:
    explicit ManualClock(std::int64_t wallMs = 0) : m_wallMs(wallMs) {}
    std::int64_t monotonicMs() override { return m_monotonicMs; }
    std::int64_t wallMs() override { return m_wallMs; }
    void advance(std::int64_t ms) {
        m_monotonicMs += ms;
        m_wallMs += ms;
    }
    void setWall(std::int64_t ms) { m_wallMs = ms; } // as when somebody changes the date

private:
    std::int64_t m_monotonicMs = 0, m_wallMs = 0;
};

} // namespace attune
