// SPDX-License-Identifier: Apache-2.0
#include "worker/child.hpp"

#include "worker/attune_worker/channel.hpp"
#include "worker/pidfd.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <future>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace attune::worker {
namespace {

struct Pair {
    UniqueFd host, worker;
};

// The worker's end must lie above the numbers that it is copied to, or one copy would overwrite the source of the next.
std::optional<Pair> lifted(const int (&ends)[2]) {
    Pair pair{UniqueFd(ends[0]), UniqueFd(ends[1])};
    pair.worker = UniqueFd(::fcntl(ends[1], F_DUPFD_CLOEXEC, Channel::fd + 1));
    if (!pair.worker || ::fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0)
        return std::nullopt;
    return pair;
}

std::optional<Pair> makeSocket() {
    int ends[2];
    return ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? lifted(ends) : std::nullopt;
}

std::optional<Pair> makePipe() {
    int ends[2];
    return ::pipe2(ends, O_CLOEXEC) == 0 ? lifted(ends) : std::nullopt;
}

// What the new process starts with: no input, its two outputs, its channel, and no other descriptor.
class Descriptors {
public:
    Descriptors(int channel, int out, int err) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, out, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, err, STDERR_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, channel, Channel::fd);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, Channel::fd + 1);
    }
    ~Descriptors() { posix_spawn_file_actions_destroy(&m_actions); }
    Descriptors(const Descriptors &) = delete;
    Descriptors &operator=(const Descriptors &) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t *get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

// No signal blocked or ignored, and a session of its own: Ctrl-C in a terminal is meant for the host, and a plugin has
// no terminal.
class Attributes {
public:
    Attributes() {
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
    }
    ~Attributes() { posix_spawnattr_destroy(&m_attributes); }
    Attributes(const Attributes &) = delete;
    Attributes &operator=(const Attributes &) = delete;
    [[nodiscard]] const posix_spawnattr_t *get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes{};
};

tl::unexpected<Error> notStarted(const std::filesystem::path &program, int reason) {
    return fail("worker.not_started",
                std::string("The program that runs plugins could not be started (") + ::strerrordesc_np(reason) +
                    "). Install Attune again.",
                {program.string(), 0, 0, {}});
}

struct Started {
    pid_t pid = 0;
    int process = -1; // pidfd
    int failure = 0;
};

Started start(const std::filesystem::path &program, const Descriptors &descriptors) {
    const Attributes attributes;
    std::string name = "attune-worker";
    std::array<char *, 2> arguments{name.data(), nullptr};
    std::array<char *, 1> environment{nullptr};
    Started started;
    started.failure = ::posix_spawn(&started.pid, program.c_str(), descriptors.get(), attributes.get(),
                                    arguments.data(), environment.data());
    if (started.failure != 0)
        return started;
    started.process = ::pidfd_open(started.pid, 0); // not reaped yet, so the number is still its own
    if (started.process < 0) {
        started.failure = errno;
        ::kill(started.pid, SIGKILL);
        ::waitpid(started.pid, nullptr, 0);
    }
    return started;
}

// For the thread that starts a process and then has to stay.
void awaitEnd(int process) {
    pollfd ended{process, POLLIN, 0};
    while (::poll(&ended, 1, -1) < 0 && errno == EINTR) {
    }
}

} // namespace

Result<Child> Child::spawn(const std::filesystem::path &program) {
    auto channel = makeSocket();
    auto out = makePipe();
    auto err = makePipe();
    if (!channel || !out || !err)
        return notStarted(program, errno);
    const Descriptors descriptors(channel->worker.get(), out->worker.get(), err->worker.get());

    std::promise<Started> promise;
    auto future = promise.get_future();
    std::thread parent([&program, &descriptors, promise = std::move(promise)]() mutable {
        const Started started = start(program, descriptors);
        promise.set_value(started); // after this, the references are gone
        if (started.failure == 0)
            awaitEnd(started.process);
    });
    const Started started = future.get();
    if (started.failure != 0) {
        parent.join();
        return notStarted(program, started.failure);
    }
    Child child;
    child.m_pid = started.pid;
    child.m_process = UniqueFd(started.process);
    child.m_parent = std::move(parent);
    child.m_channel = std::move(channel->host);
    child.m_out = std::move(out->host);
    child.m_err = std::move(err->host);
    return child;
}

Child::~Child() {
    if (m_process)
        kill();
}

bool Child::endsWithin(int milliseconds) const {
    pollfd ended{m_process.get(), POLLIN, 0};
    return ::poll(&ended, 1, milliseconds) == 1;
}

Ending Child::kill() {
    ::pidfd_send_signal(m_process.get(), SIGKILL, nullptr, 0);
    siginfo_t info{};
    while (::waitid(P_PIDFD, static_cast<id_t>(m_process.get()), &info, WEXITED) != 0 && errno == EINTR) {
    }
    m_parent.join();
    m_process.reset();
    return {info.si_code != CLD_EXITED, info.si_status};
}

} // namespace attune::worker
