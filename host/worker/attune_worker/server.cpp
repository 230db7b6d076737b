// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/server.hpp"

#include "worker/attune_worker/loader.hpp"
#include "worker/attune_worker/sink.hpp"

#include <algorithm>
#include <cstdio>

namespace attune::worker {
namespace {

attune_bytes bytes(const std::string &text) {
    return {text.data(), text.size()};
}

attune_event abi(const WireEvent &event) {
    return {sizeof(attune_event), event.actor,   event.seq,         event.seen,
            event.atMs,           event.entropy, bytes(event.type), bytes(event.payload)};
}

Answer failed(Outcome outcome) {
    return {static_cast<std::uint32_t>(outcome), 0, {}, {}};
}

Ready otherProtocol() {
    return {static_cast<std::uint32_t>(LoadStatus::otherProtocol), "protocol " + std::to_string(protocolVersion)};
}

Ready notConfined(const std::string &lacking) {
    return {static_cast<std::uint32_t>(LoadStatus::notConfined), lacking};
}

// Calls into the plugin. Nothing that it throws gets past here.
template <class Call> Answer guarded(Call &&call, Sink &value, Sink &effects) {
    std::int32_t code = 0;
    try {
        code = call();
    } catch (...) {
        return failed(Outcome::threw);
    }
    std::fflush(nullptr); // what the author prints is to be seen with the call that printed it
    if (value.overflown() || effects.overflown())
        return failed(Outcome::tooLarge);
    return {static_cast<std::uint32_t>(Outcome::returned), code, value.take(), effects.take()};
}

} // namespace

void Server::run() {
    auto first = m_channel.receive();
    while (first && m_checker && first->type == FrameType::Check && answer(*first))
        first = m_channel.receive();
    if (!first || first->type != FrameType::Hello)
        return;
    const auto hello = unpack<Hello>(first->body);
    m_channel.send(first->call, hello ? start(*hello) : otherProtocol());
    while (const auto frame = m_channel.receive())
        if (!m_activity || frame->type == FrameType::Bye || !answer(*frame))
            break;
    close();
}

Ready Server::start(const Hello &hello) {
    if (hello.protocol != protocolVersion)
        return otherProtocol();
    Cell cell(std::filesystem::path(hello.library).parent_path());
    cell.confine();
    Ready ready = loaded(hello, cell);
    ready.layers = cell.inForce().layers;
    ready.landlockAbi = cell.inForce().landlockAbi;
    return ready;
}

// Checked twice: a library that may not run at all must not run its constructors either.
Ready Server::loaded(const Hello &hello, Cell &cell) {
    if (const auto lacking = cell.lacking(hello.required))
        return notConfined(*lacking);
    const auto activity = load(hello);
    cell.seal();
    if (!activity)
        return activity.error();
    if (const auto lacking = cell.lacking(hello.required))
        return notConfined(*lacking);
    m_hello = hello;
    m_activity = *activity;
    return {};
}

bool Server::answer(const Frame &frame) {
    m_call = frame.call;
    const auto reply = this->reply(frame);
    if (reply)
        m_channel.send(frame.call, *reply);
    return reply.has_value();
}

std::optional<Answer> Server::reply(const Frame &frame) {
    const auto with = [&](auto request, auto member) -> std::optional<Answer> {
        return request ? std::optional<Answer>((this->*member)(*request)) : std::nullopt;
    };
    if (frame.type == FrameType::Check && m_checker)
        return with(unpack<Check>(frame.body), &Server::check);
    if (frame.type == FrameType::Open && !m_opened)
        return with(unpack<Open>(frame.body), &Server::open);
    if (!m_opened)
        return std::nullopt;
    switch (frame.type) {
    case FrameType::Init:
        return with(unpack<Init>(frame.body), &Server::init);
    case FrameType::Reduce:
        return with(unpack<Reduce>(frame.body), &Server::reduce);
    case FrameType::View:
        return with(unpack<View>(frame.body), &Server::view);
    default:
        return std::nullopt;
    }
}

std::optional<Answer> Server::check(const Check &request) {
    return m_checker(request, m_activity);
}

Answer Server::open(const Open &request) {
    Sink none(0);
    auto answer = guarded([&] { return m_activity->open(&m_host, bytes(request.content), &m_self); }, none, none);
    m_opened = answer.outcome == static_cast<std::uint32_t>(Outcome::returned) && answer.code == ATTUNE_OK;
    return answer;
}

Answer Server::init(const Init &request) {
    Sink state(m_hello.stateBytes), effects(m_hello.effectsBytes);
    const attune_event event = abi(request.event);
    return guarded([&] { return m_activity->init(m_self, &event, state.abi(), effects.abi()); }, state, effects);
}

Answer Server::reduce(const Reduce &request) {
    Sink next(m_hello.stateBytes), effects(m_hello.effectsBytes);
    const attune_event event = abi(request.event);
    return guarded([&] { return m_activity->reduce(m_self, bytes(request.state), &event, next.abi(), effects.abi()); },
                   next, effects);
}

Answer Server::view(const View &request) {
    Sink tree(m_hello.viewBytes), none(0);
    return guarded([&] { return m_activity->view(m_self, bytes(request.state), request.seat, tree.abi()); }, tree,
                   none);
}

void Server::close() {
    if (m_opened)
        m_activity->close(m_self);
    m_opened = false;
}

void Server::log(const attune_host *host, std::int32_t level, attune_bytes text) {
    constexpr std::uint64_t longest = 2000; // bytes of one line
    auto &server = *static_cast<Server *>(host->ctx);
    if (text.data)
        server.m_channel.send(server.m_call, Log{level, {text.data, std::min(text.size, longest)}});
}

} // namespace attune::worker
