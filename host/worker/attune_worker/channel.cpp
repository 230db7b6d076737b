// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/channel.hpp"

#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace attune::worker {

bool Channel::isOpen() {
    int domain = 0;
    socklen_t size = sizeof domain;
    return ::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_UNIX;
}

std::optional<Frame> Channel::receive() {
    std::array<char, 64 * 1024> piece;
    for (;;) {
        auto frame = m_reader.next();
        if (!frame)
            return std::nullopt;
        if (*frame)
            return std::move(**frame);
        const ssize_t size = ::read(fd, piece.data(), piece.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return std::nullopt;
        m_reader.feed({piece.data(), static_cast<std::size_t>(size)});
    }
}

void Channel::send(FrameType type, std::uint64_t call, std::string_view body) {
    const auto bytes = encode(type, call, body);
    if (!bytes)
        ::_exit(EXIT_FAILURE); // the sinks' ceilings add up to less than a frame
    std::string_view rest = *bytes;
    while (!rest.empty()) {
        const ssize_t sent = ::send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            ::_exit(EXIT_FAILURE); // the host is gone
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
}

} // namespace attune::worker
