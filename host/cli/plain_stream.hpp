// SPDX-License-Identifier: Apache-2.0
// Where everything goes that attunectl prints for people: nothing passes that could steer their terminal, whoever wrote it.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace attune::cli {

class PlainStream : public std::ostream {
public:
    explicit PlainStream(std::ostream &to) : std::ostream(nullptr), m_buffer(to) { rdbuf(&m_buffer); }
    ~PlainStream() override { flush(); }
    PlainStream(const PlainStream &) = delete;
    PlainStream &operator=(const PlainStream &) = delete;

    // Our own control sequences take this way, past the filter.
    void steer(std::string_view sequence);

private:
    class Buffer : public std::streambuf {
    public:
        explicit Buffer(std::ostream &to) : m_to(to) {}
        void pass(std::string_view text) { m_to << text; }

    protected:
        int_type overflow(int_type letter) override;
        std::streamsize xsputn(const char *text, std::streamsize size) override;
        int sync() override;

    private:
        void add(std::string_view text);
        std::ostream &m_to;
        std::string m_line; // not yet whole; half a letter would be taken for none
    };
    Buffer m_buffer;
};

} // namespace attune::cli
