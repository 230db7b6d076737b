// SPDX-License-Identifier: Apache-2.0
#include "cli/plain_stream.hpp"

#include "core/plain.hpp"

namespace attune::cli {

void PlainStream::steer(std::string_view sequence) {
    flush();
    m_buffer.pass(sequence);
}

void PlainStream::Buffer::add(std::string_view text) {
    m_line += text;
    if (const auto end = m_line.rfind('\n'); end != std::string::npos) {
        m_to << withoutControls(std::string_view(m_line).substr(0, end + 1), Isolates::keep);
        m_line.erase(0, end + 1);
    }
}

PlainStream::Buffer::int_type PlainStream::Buffer::overflow(int_type letter) {
    if (!traits_type::eq_int_type(letter, traits_type::eof())) {
        const char one = traits_type::to_char_type(letter);
        add({&one, 1});
    }
    return m_to ? traits_type::not_eof(letter) : traits_type::eof();
}

std::streamsize PlainStream::Buffer::xsputn(const char *text, std::streamsize size) {
    add({text, static_cast<std::size_t>(size)});
    return m_to ? size : 0;
}

int PlainStream::Buffer::sync() {
    m_to << withoutControls(m_line, Isolates::keep) << std::flush;
    m_line.clear();
    return m_to ? 0 : -1;
}

} // namespace attune::cli
