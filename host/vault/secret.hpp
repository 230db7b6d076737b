// SPDX-License-Identifier: Apache-2.0
// Bytes that must not get out: in memory of their own that is locked where the system allows, that is in no core file,
// and that is wiped when it goes. There is no way to print, compare or copy them by accident.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace attune::vault {

using Bytes = std::span<const unsigned char>;

class Secret {
public:
    explicit Secret(std::size_t size); // zeroes; ends the process when there is no memory
    Secret(Secret &&) noexcept = default;
    Secret &operator=(Secret &&) noexcept = default;
    [[nodiscard]] Secret clone() const;

    [[nodiscard]] Bytes bytes() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] std::span<unsigned char> bytes() { return {m_bytes.get(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Wipe {
        void operator()(unsigned char *bytes) const;
    };
    std::unique_ptr<unsigned char[], Wipe> m_bytes;
    std::size_t m_size;
};

// 32 bytes.
class Key : public Secret {
public:
    static constexpr std::size_t length = 32;
    Key() : Secret(length) {}
    [[nodiscard]] static Key random();
    [[nodiscard]] static Key from(Bytes bytes); // exactly `length` of them
    [[nodiscard]] Key clone() const { return from(bytes()); }
};

// What somebody typed. Takes a copy; the caller wipes its own.
class Passphrase : public Secret {
public:
    explicit Passphrase(std::string_view text);
};

// Keys that are for one purpose each, made of one: what opens the one does not open the other.
[[nodiscard]] Key derive(const Key &from, std::string_view purpose);

} // namespace attune::vault
