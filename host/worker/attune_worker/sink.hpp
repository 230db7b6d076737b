// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attune/attune.h>

#include <cstddef>
#include <string>

namespace attune::worker {

// What a plugin writes, up to a ceiling; a plugin that goes on writing is refused, not believed.
class Sink {
public:
    explicit Sink(std::size_t ceiling) : m_ceiling(ceiling) {}
    Sink(const Sink &) = delete;
    Sink &operator=(const Sink &) = delete;

    [[nodiscard]] const attune_sink *abi() const { return &m_abi; }
    [[nodiscard]] bool overflown() const { return m_overflown; }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    static std::int32_t write(void *ctx, const char *data, std::uint64_t size) noexcept {
        auto &sink = *static_cast<Sink *>(ctx);
        sink.m_overflown = sink.m_overflown || size > sink.m_ceiling - sink.m_bytes.size();
        if (sink.m_overflown)
            return 1;
        if (data && size > 0)
            sink.m_bytes.append(data, size);
        return 0;
    }

    std::size_t m_ceiling;
    std::string m_bytes;
    bool m_overflown = false;
    attune_sink m_abi{this, &Sink::write};
};

} // namespace attune::worker
