// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/messages.hpp"

#include <unistd.h>

namespace attune::worker {

// The worker's end of the socket: blocking, one thread.
class Channel {
public:
    static constexpr int fd = 3; // where the host puts it

    [[nodiscard]] static bool isOpen();

    // Nothing when the host is gone, or sent what is no frame: either way there is nothing left to do but exit.
    [[nodiscard]] std::optional<Frame> receive();
    void send(FrameType type, std::uint64_t call, std::string_view body);

    template <class Message> void send(std::uint64_t call, const Message &message) {
        send(Message::type, call, pack(message));
    }

private:
    FrameReader m_reader;
};

} // namespace attune::worker
