// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attune/attune.h>

#include <cstring>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace attune::check {

// How the memory of an argument is laid out.
enum class Walls {
    none,
    readOnly, // writing to it kills
    tight,    // reading the byte after it kills
};

// Bytes that are passed to a plugin: copied, so that each call has its own.
class Argument {
public:
    Argument(std::string_view bytes, Walls walls) : m_size(roundedUp(bytes.size() + 1)) {
        constexpr int access = PROT_READ | PROT_WRITE;
        m_base = static_cast<char *>(::mmap(nullptr, m_size + page(), access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        if (m_base == MAP_FAILED)
            ::_exit(1);
        m_bytes = {walls == Walls::tight ? m_base + m_size - bytes.size() : m_base, bytes.size()};
        std::memcpy(const_cast<char *>(m_bytes.data), bytes.data(), bytes.size());
        if (walls == Walls::tight)
            ::mprotect(m_base + m_size, page(), PROT_NONE);
        if (walls == Walls::readOnly)
            ::mprotect(m_base, m_size, PROT_READ);
    }
    Argument(const Argument &) = delete;
    Argument &operator=(const Argument &) = delete;
    ~Argument() { ::munmap(m_base, m_size + page()); }

    [[nodiscard]] attune_bytes get() const { return m_bytes; }

private:
    static std::size_t page() { return 4096; }
    static std::size_t roundedUp(std::size_t size) { return (size + page() - 1) / page() * page(); }

    char *m_base = nullptr;
    std::size_t m_size;
    attune_bytes m_bytes{};
};

} // namespace attune::check
