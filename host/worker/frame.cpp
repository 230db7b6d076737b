// SPDX-License-Identifier: Apache-2.0
#include "worker/frame.hpp"

#include <array>
#include <concepts>

namespace attune::worker {
namespace {

constexpr std::array<std::string_view, 11> names{"?",    "Hello", "Ready",  "Open", "Init", "Reduce",
                                                 "View", "Log",   "Result", "Bye",  "Check"};

template <std::unsigned_integral T> void append(std::string &out, T number) {
    for (std::size_t byte = 0; byte < sizeof(T); ++byte)
        out.push_back(static_cast<char>((number >> (8 * byte)) & 0xff));
}

template <std::unsigned_integral T> T littleEndian(std::string_view bytes) {
    T number = 0;
    for (std::size_t byte = sizeof(T); byte-- > 0;)
        number = static_cast<T>((static_cast<std::uint64_t>(number) << 8) | static_cast<unsigned char>(bytes[byte]));
    return number;
}

bool isKnown(std::uint16_t type) {
    return type >= 1 && type < names.size();
}

struct Header {
    std::uint32_t length;
    std::uint16_t type;
    std::uint16_t flags;
    std::uint64_t call;
};

Header readHeader(std::string_view bytes) {
    return {littleEndian<std::uint32_t>(bytes.substr(0, 4)), littleEndian<std::uint16_t>(bytes.substr(4, 2)),
            littleEndian<std::uint16_t>(bytes.substr(6, 2)), littleEndian<std::uint64_t>(bytes.substr(8, 8))};
}

} // namespace

std::string_view name(FrameType type) {
    const auto index = static_cast<std::uint16_t>(type);
    return names[isKnown(index) ? index : 0];
}

Result<std::string> encode(FrameType type, std::uint64_t call, std::string_view body) {
    if (body.size() > maxBodyBytes)
        return fail("frame.too_large", "A message of " + std::to_string(body.size()) +
                                           " bytes is too large for a plugin process; the limit is 1 MiB.");
    std::string bytes;
    bytes.reserve(headerBytes + body.size());
    append(bytes, static_cast<std::uint32_t>(body.size()));
    append(bytes, static_cast<std::uint16_t>(type));
    append(bytes, std::uint16_t{0});
    append(bytes, call);
    bytes += body;
    return bytes;
}

void FrameReader::feed(std::string_view piece) {
    m_bytes.erase(0, std::exchange(m_start, 0));
    m_bytes += piece;
}

Result<std::optional<Frame>> FrameReader::next() {
    const std::string_view rest = std::string_view(m_bytes).substr(m_start);
    if (rest.size() < headerBytes)
        return std::nullopt;
    const Header header = readHeader(rest);
    if (header.length > maxBodyBytes)
        return fail("frame.too_large", "A frame claims a body of more than 1 MiB.");
    if (!isKnown(header.type) || header.flags != 0)
        return fail("frame.malformed", "These bytes are no frame: type or flags are unknown.");
    if (rest.size() - headerBytes < header.length)
        return std::nullopt;
    m_start += headerBytes + header.length;
    return Frame{FrameType{header.type}, header.call, std::string(rest.substr(headerBytes, header.length))};
}

void FieldWriter::put(std::string_view bytes) {
    append(m_body, static_cast<std::uint32_t>(bytes.size()));
    m_body += bytes;
}

void FieldWriter::put(std::uint32_t number) {
    append(m_body, std::uint32_t{sizeof number});
    append(m_body, number);
}

void FieldWriter::put(std::uint64_t number) {
    append(m_body, std::uint32_t{sizeof number});
    append(m_body, number);
}

std::string_view FieldReader::field() {
    const std::size_t size = m_rest.size() < 4 ? 0 : littleEndian<std::uint32_t>(m_rest.substr(0, 4));
    if (!m_ok || m_rest.size() < 4 || m_rest.size() - 4 < size) {
        m_ok = false;
        return {};
    }
    const std::string_view bytes = m_rest.substr(4, size);
    m_rest.remove_prefix(4 + size);
    return bytes;
}

// Empty unless the field has exactly this size.
std::string_view FieldReader::fixed(std::size_t size) {
    const std::string_view bytes = field();
    m_ok = m_ok && bytes.size() == size;
    return m_ok ? bytes : std::string_view{};
}

void FieldReader::get(std::string &bytes) {
    bytes = field();
}

void FieldReader::get(std::uint32_t &number) {
    if (const auto bytes = fixed(sizeof number); !bytes.empty())
        number = littleEndian<std::uint32_t>(bytes);
}

void FieldReader::get(std::uint64_t &number) {
    if (const auto bytes = fixed(sizeof number); !bytes.empty())
        number = littleEndian<std::uint64_t>(bytes);
}

void FieldReader::get(std::int32_t &number) {
    std::uint32_t bits = 0;
    get(bits);
    number = static_cast<std::int32_t>(bits);
}

void FieldReader::get(std::int64_t &number) {
    std::uint64_t bits = 0;
    get(bits);
    number = static_cast<std::int64_t>(bits);
}

} // namespace attune::worker
