// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/stat_by_opening.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <type_traits>
#include <ucontext.h>
#include <unistd.h>

namespace attune::worker {
namespace {

// In which registers this machine hands over a system call: its first four arguments, and its result.
#if defined(__x86_64__)
constexpr std::array registers{REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_RAX};
long long &at(ucontext_t &context, std::size_t which) {
    return context.uc_mcontext.gregs[registers.at(which)];
}
#elif defined(__aarch64__)
constexpr std::array registers{0, 1, 2, 3, 0};
unsigned long long &at(ucontext_t &context, std::size_t which) {
    return context.uc_mcontext.regs[registers.at(which)];
}
#else // there is no first stage then, and only our own plugins run
constexpr std::array<int, 0> registers{};
long &at(ucontext_t &, std::size_t) {
    static long none = 0;
    return none;
}
#endif
constexpr std::size_t folderAt = 0, pathAt = 1, intoAt = 2, flagsAt = 3, resultAt = 4;

long outcome(long result) {
    return result < 0 ? -errno : result;
}

long statOf(ucontext_t &context) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): a register
    const auto *path = reinterpret_cast<const char *>(at(context, pathAt));
    const auto folder = at(context, folderAt), into = at(context, intoAt);
    if (path != nullptr && *path == '\0' && (at(context, flagsAt) & AT_EMPTY_PATH) != 0)
        return outcome(::syscall(SYS_fstat, folder, into));
    const long file = ::syscall(SYS_openat, folder, path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return -errno;
    const long result = outcome(::syscall(SYS_fstat, file, into));
    ::syscall(SYS_close, file);
    return result;
}

void answer(int, siginfo_t *, void *context) {
    const int before = errno;
    auto &stopped = *static_cast<ucontext_t *>(context);
    const long result = statOf(stopped);
    at(stopped, resultAt) = static_cast<std::remove_reference_t<decltype(at(stopped, resultAt))>>(result);
    errno = before;
}

} // namespace

bool statByOpening() {
    struct sigaction action{};
    action.sa_sigaction = &answer;
    action.sa_flags = SA_SIGINFO;
    return !registers.empty() && ::sigaction(SIGSYS, &action, nullptr) == 0;
}

} // namespace attune::worker
