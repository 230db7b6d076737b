// SPDX-License-Identifier: Apache-2.0
// The bytes between host and worker; the format is docs/worker-protocol.md. Neither side trusts what it reads.
#pragma once

#include "core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune::worker {

enum class FrameType : std::uint16_t { Hello = 1, Ready, Open, Init, Reduce, View, Log, Result, Bye, Check };

[[nodiscard]] std::string_view name(FrameType type);

inline constexpr std::size_t headerBytes = 16;
inline constexpr std::size_t maxBodyBytes = 1 << 20;

struct Frame {
    FrameType type{};
    std::uint64_t call = 0; // an answer carries the number of its question
    std::string body;
    bool operator==(const Frame &) const = default;
};

// Fails if the body is larger than maxBodyBytes.
[[nodiscard]] Result<std::string> encode(FrameType type, std::uint64_t call, std::string_view body);

// Cuts a stream into frames. Feed it small pieces and drain it after each: it then never holds more than one frame and
// a piece.
class FrameReader {
public:
    void feed(std::string_view piece);
    // A frame, or nothing yet, or an error after which the stream is useless.
    [[nodiscard]] Result<std::optional<Frame>> next();

private:
    std::string m_bytes;
    std::size_t m_start = 0; // of what was not yet handed out
};

// A body is a row of fields, each with its length before it.
class FieldWriter {
public:
    void put(std::string_view bytes);
    void put(std::uint32_t number);
    void put(std::uint64_t number);
    void put(std::int32_t number) { put(static_cast<std::uint32_t>(number)); }
    void put(std::int64_t number) { put(static_cast<std::uint64_t>(number)); }
    [[nodiscard]] std::string take() { return std::move(m_body); }

private:
    std::string m_body;
};

class FieldReader {
public:
    explicit FieldReader(std::string_view body) : m_rest(body) {}
    void get(std::string &bytes);
    void get(std::uint32_t &number);
    void get(std::uint64_t &number);
    void get(std::int32_t &number);
    void get(std::int64_t &number);
    // Every field was there, of its size, and nothing is left over.
    [[nodiscard]] bool complete() const { return m_ok && m_rest.empty(); }

private:
    std::string_view field();
    std::string_view fixed(std::size_t size);

    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace attune::worker
