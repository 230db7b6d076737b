// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/attune_worker/channel.hpp"
#include "worker/attune_worker/confine.hpp"

#include <attune/attune.h>

namespace attune::worker {

// One plugin's activity, opened once, answering one call after the other until the host says Bye or is gone.
class Server {
public:
    // Answers the frame Check, before Hello (there is no activity yet) and after Ready; null: it makes no sense here.
    using Checker = std::optional<Answer> (*)(const Check &request, const attune_activity *activity);

    explicit Server(Channel &channel, Checker checker = nullptr) : m_channel(channel), m_checker(checker) {}
    void run();

private:
    [[nodiscard]] Ready start(const Hello &hello);
    [[nodiscard]] Ready loaded(const Hello &hello, Cell &cell);
    // False when the frame makes no sense here: then the two sides no longer understand each other.
    [[nodiscard]] bool answer(const Frame &frame);
    [[nodiscard]] std::optional<Answer> reply(const Frame &frame);
    [[nodiscard]] std::optional<Answer> check(const Check &request);
    [[nodiscard]] Answer open(const Open &request);
    [[nodiscard]] Answer init(const Init &request);
    [[nodiscard]] Answer reduce(const Reduce &request);
    [[nodiscard]] Answer view(const View &request);
    void close();
    static void log(const attune_host *host, std::int32_t level, attune_bytes text);

    Channel &m_channel;
    Checker m_checker;
    Hello m_hello;
    const attune_activity *m_activity = nullptr;
    void *m_self = nullptr; // the plugin's, from open to close
    bool m_opened = false;
    std::uint64_t m_call = 0;
    attune_host m_host{sizeof(attune_host),
                       ATTUNE_ABI_MAJOR,
                       ATTUNE_ABI_MINOR,
                       0,
                       this,
                       &Server::log,
                       [](const attune_host *, const char *) -> const void * { return nullptr; }};
};

} // namespace attune::worker
