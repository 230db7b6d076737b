// SPDX-License-Identifier: Apache-2.0
#include "worker/link.hpp"

#include "worker/printable.hpp"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace attune::worker {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int farewellMs = 100;
constexpr std::size_t pieceBytes = 64 * 1024;
constexpr int info = 1, warning = 2; // levels at which stdout and stderr are passed on

int millisecondsUntil(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 1'000'000));
}

bool tryLater(ssize_t result) {
    return result < 0 && (errno == EAGAIN || errno == EINTR);
}

} // namespace

Link::Link(Child child, const Watch &watch)
    : m_child(std::move(child)), m_watch(watch), m_outputs{{{m_child.out(), info}, {m_child.err(), warning}}} {}

Link::~Link() {
    const auto bye = encode(FrameType::Bye, 0, {});
    if (!m_isBroken && ::send(m_child.channel(), bye->data(), bye->size(), MSG_NOSIGNAL) > 0)
        static_cast<void>(m_child.endsWithin(farewellMs));
}

Ending Link::end() {
    m_isBroken = true;
    const Ending ending = m_child.kill();
    drainOutputs();
    return ending;
}

tl::expected<std::string, Breakdown> Link::ask(FrameType type, std::string_view body, FrameType answer, Budget budget) {
    auto bytes = encode(type, ++m_call, body);
    if (!bytes)
        return tl::unexpected(Breakdown::unsendable);
    trace("->", type, body);
    m_unsent = std::move(*bytes);
    const Instant deadline = Clock::now() + budget;
    for (;;) {
        const bool isLast =
            Clock::now() >= deadline; // what came in time is still read, even if this process was held up
        auto found = moveBytes(deadline).and_then([&] { return findAnswer(answer); });
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            return std::move(**found);
        if (isLast)
            return tl::unexpected(Breakdown::silent);
    }
}

tl::expected<void, Breakdown> Link::moveBytes(Instant deadline) {
    const auto wanted = static_cast<short>(m_unsent.empty() ? POLLIN : POLLIN | POLLOUT);
    std::array<pollfd, 3> fds{
        {{m_child.channel(), wanted, 0}, {m_outputs[0].fd, POLLIN, 0}, {m_outputs[1].fd, POLLIN, 0}}};
    ::poll(fds.data(), fds.size(), millisecondsUntil(deadline));
    drainOutputs();
    const short ready = fds[0].revents;
    if (ready & ~POLLOUT)
        return read();
    if (ready & POLLOUT)
        return write();
    return {};
}

tl::expected<void, Breakdown> Link::write() {
    const ssize_t sent = ::send(m_child.channel(), m_unsent.data(), m_unsent.size(), MSG_NOSIGNAL);
    if (sent < 0 && !tryLater(sent))
        return tl::unexpected(Breakdown::died);
    m_unsent.erase(0, static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    return {};
}

tl::expected<void, Breakdown> Link::read() {
    std::array<char, pieceBytes> piece;
    const ssize_t size = ::read(m_child.channel(), piece.data(), piece.size());
    if (tryLater(size))
        return {};
    if (size <= 0)
        return tl::unexpected(Breakdown::died);
    m_reader.feed({piece.data(), static_cast<std::size_t>(size)});
    return {};
}

tl::expected<std::optional<std::string>, Breakdown> Link::findAnswer(FrameType type) {
    for (;;) {
        auto frame = m_reader.next();
        if (!frame)
            return tl::unexpected(Breakdown::garbled);
        if (!*frame)
            return std::nullopt;
        trace("<-", (*frame)->type, (*frame)->body);
        if ((*frame)->type == FrameType::Log && passLog((*frame)->body))
            continue;
        if ((*frame)->type != type || (*frame)->call != m_call || !m_unsent.empty())
            return tl::unexpected(Breakdown::garbled);
        return std::move((*frame)->body);
    }
}

bool Link::passLog(std::string_view body) {
    const auto log = unpack<Log>(body);
    if (log)
        pass(std::clamp(log->level, 0, 3), log->text);
    return log.has_value();
}

// One piece of each: a worker that floods its output must not keep this function from returning.
void Link::drainOutputs() {
    std::array<char, pieceBytes> piece;
    for (auto &[fd, level] : m_outputs) {
        const ssize_t size = fd < 0 ? -1 : ::read(fd, piece.data(), piece.size());
        if (size > 0)
            pass(level, {piece.data(), static_cast<std::size_t>(size)});
        else if (size == 0)
            fd = -1;
    }
}

void Link::pass(int level, std::string_view text) {
    text = text.substr(0, m_textLeft);
    m_textLeft -= text.size();
    if (m_watch.onPluginLog && !text.empty())
        m_watch.onPluginLog(level, printable(text, wholeText));
}

void Link::trace(std::string_view direction, FrameType type, std::string_view body) const {
    if (m_watch.onFrame)
        m_watch.onFrame(direction, name(type), body);
}

} // namespace attune::worker
