// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/child.hpp"
#include "worker/messages.hpp"
#include "worker/worker.hpp"

#include <array>
#include <chrono>

namespace attune::worker {

// Why there is no answer. The link is of no further use then, except after `unsendable`.
enum class Breakdown {
    died,
    silent,     // the deadline passed
    garbled,    // it sent what is no answer
    unsendable, // the question is larger than a frame; nothing was sent
};

// One question at a time to one worker, and its answer. The worker's output is drained meanwhile, so that it never
// blocks on it.
class Link {
public:
    using Budget = std::chrono::milliseconds;

    Link(Child child, const Watch &watch);
    ~Link(); // says Bye, and kills what does not leave

    template <class Response, class Request>
    [[nodiscard]] tl::expected<Response, Breakdown> ask(const Request &request, Budget budget) {
        const auto body = ask(Request::type, pack(request), Response::type, budget);
        if (!body)
            return tl::unexpected(body.error());
        if (auto response = unpack<Response>(*body))
            return std::move(*response);
        return tl::unexpected(Breakdown::garbled);
    }

    [[nodiscard]] bool hasEnded() const { return m_child.endsWithin(0); }
    // It was ended, because it broke down.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] int pid() const { return m_child.pid(); }
    // Kills it, passes on its last words, and says how it ended.
    Ending end();

private:
    using Instant = std::chrono::steady_clock::time_point; // stands still while the machine sleeps, as the worker does

    [[nodiscard]] tl::expected<std::string, Breakdown> ask(FrameType type, std::string_view body, FrameType answer,
                                                           Budget budget);
    [[nodiscard]] tl::expected<void, Breakdown> moveBytes(Instant deadline);
    [[nodiscard]] tl::expected<void, Breakdown> write();
    [[nodiscard]] tl::expected<void, Breakdown> read();
    [[nodiscard]] tl::expected<std::optional<std::string>, Breakdown> findAnswer(FrameType type);
    [[nodiscard]] bool passLog(std::string_view body);
    void drainOutputs();
    void pass(int level, std::string_view text);
    void trace(std::string_view direction, FrameType type, std::string_view body) const;

    struct Output {
        int fd; // negative once the worker has closed it
        int level;
    };

    Child m_child;
    const Watch &m_watch;
    std::array<Output, 2> m_outputs;
    FrameReader m_reader;
    std::string m_unsent;
    bool m_isBroken = false;
    std::uint64_t m_call = 0;
    std::size_t m_textLeft = 64 * 1024; // bytes of output that are still shown; more is read and dropped
};

} // namespace attune::worker
