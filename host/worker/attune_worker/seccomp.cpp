// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/seccomp.hpp"

#include "worker/attune_worker/stat_by_opening.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <span>
#include <sys/mman.h>
#include <unistd.h>

namespace attune::worker {
namespace {

// What answering takes, and what malloc, stdio, abort() and gcc's unwinder ask of the kernel. Nothing here names a file, another
// process or an address of a socket, and nothing makes a descriptor. No thread can be started.
constexpr std::array always{
    SCMP_SYS(read),         SCMP_SYS(write),          SCMP_SYS(writev),
    SCMP_SYS(close),        SCMP_SYS(poll),           SCMP_SYS(ppoll),
    SCMP_SYS(lseek),        SCMP_SYS(fstat),          SCMP_SYS(brk),
    SCMP_SYS(munmap),       SCMP_SYS(mremap),         SCMP_SYS(madvise),
    SCMP_SYS(futex),        SCMP_SYS(sched_yield),    SCMP_SYS(getrandom),
    SCMP_SYS(gettimeofday), SCMP_SYS(time),           SCMP_SYS(nanosleep),
    SCMP_SYS(getpid),       SCMP_SYS(gettid),         SCMP_SYS(restart_syscall),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),  SCMP_SYS(exit),           SCMP_SYS(exit_group),
};

#ifdef __SANITIZE_ADDRESS__
constexpr std::array forSanitizer{SCMP_SYS(pipe), SCMP_SYS(pipe2)}; // by which it tries whether memory can be read
#else
constexpr std::array<int, 0> forSanitizer{};
#endif

// Taking more from oneself is always free; the second stage does.
constexpr std::array whileLoading{
    SCMP_SYS(pread64),
    SCMP_SYS(close_range),
    SCMP_SYS(landlock_create_ruleset),
    SCMP_SYS(landlock_restrict_self),
};

// glibc and the dynamic loader ask these in passing and do without an answer. They tell of the machine, or of files that
// Landlock does not hide.
constexpr std::array refusedInPeace{
    SCMP_SYS(sysinfo), SCMP_SYS(sched_getaffinity), SCMP_SYS(readlink),
    SCMP_SYS(access),  SCMP_SYS(faccessat),         SCMP_SYS(readlinkat),
};

scmp_arg_cmp lacks(unsigned argument, std::uint64_t bits) {
    return {argument, SCMP_CMP_MASKED_EQ, bits, 0};
}

class Filter {
public:
    explicit Filter(int refusal)
        : m_context(
              seccomp_init(refusal == 0 ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(static_cast<unsigned>(refusal)))) {
        m_whole = m_context && seccomp_attr_set(m_context, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
                  seccomp_attr_set(m_context, SCMP_FLTATR_CTL_NNP, 0) == 0; // is set, and prctl() may be gone
    }
    ~Filter() { seccomp_release(m_context); }
    Filter(const Filter &) = delete;
    Filter &operator=(const Filter &) = delete;

    void take(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> when = {}) {
        m_whole = m_whole && seccomp_rule_add_array(m_context, action, call, static_cast<unsigned>(when.size()),
                                                    when.begin()) == 0;
    }
    void allow(int call, std::initializer_list<scmp_arg_cmp> when = {}) { take(SCMP_ACT_ALLOW, call, when); }
    void allow(std::span<const int> calls) {
        for (const int call : calls)
            allow(call);
    }
    [[nodiscard]] bool load() { return m_whole && seccomp_load(m_context) == 0; }

private:
    scmp_filter_ctx m_context;
    bool m_whole = false;
};

void allowForBoth(Filter &filter) {
    filter.allow(always);
    filter.allow(forSanitizer);
    // Clocks of others tell who lives and how busy they are; their numbers are negative.
    for (const int call : {SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep)})
        filter.allow(call, {{0, SCMP_CMP_LE, CLOCK_TAI, 0}});
    filter.allow(SCMP_SYS(mprotect), {lacks(2, PROT_EXEC)});
    filter.allow(SCMP_SYS(sendto), {{4, SCMP_CMP_EQ, 0, 0}}); // to whom the socket is connected
    filter.allow(SCMP_SYS(tgkill), {{0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0}}); // abort()
    filter.take(SCMP_ACT_TRAP, SCMP_SYS(newfstatat));
}

} // namespace

bool filterForLoading(int refusal) {
    Filter filter(refusal);
    allowForBoth(filter);
    filter.allow(whileLoading);
    for (const int call : refusedInPeace)
        filter.take(SCMP_ACT_ERRNO(EACCES), call);
    // To read only. O_PATH would get past Landlock.
    filter.allow(SCMP_SYS(openat), {lacks(2, 0xffffffffU & ~static_cast<unsigned>(O_CLOEXEC))});
    filter.allow(SCMP_SYS(mmap), {lacks(2, PROT_EXEC)});
    // Code comes from files; what this process has written never becomes code.
    filter.allow(SCMP_SYS(mmap), {{2, SCMP_CMP_MASKED_EQ, PROT_EXEC | PROT_WRITE, PROT_EXEC}, lacks(3, MAP_ANONYMOUS)});
    filter.allow(SCMP_SYS(seccomp), {lacks(1, SECCOMP_FILTER_FLAG_NEW_LISTENER)});
    return statByOpening() && filter.load();
}

bool filterForCalls(int refusal) {
    Filter filter(refusal);
    allowForBoth(filter);
    filter.allow(SCMP_SYS(mmap), {lacks(2, PROT_EXEC), {3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS}});
    for (const int call : {SCMP_SYS(sysinfo), SCMP_SYS(sched_getaffinity)})
        filter.take(SCMP_ACT_ERRNO(EACCES), call);
    return statByOpening() && filter.load();
}

} // namespace attune::worker
