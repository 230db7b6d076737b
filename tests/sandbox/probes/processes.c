/* SPDX-License-Identifier: Apache-2.0 */
#include "probe.h"

#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

static char space[512];
static char *none[] = {0};
static long parent; /* the host */

/* The child ends at once. */
static int forked(long made) {
    if (made == 0)
        _exit(0);
    return made < 0 ? errno : 0;
}
static int byFork(void) {
    return forked(syscall(SYS_fork));
}
static int byClone(void) {
    return forked(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
}
static int byVfork(void) {
    return forked(vfork());
}
static int byClone3(void) {
    struct clone_args how = {.exit_signal = SIGCHLD};
    return forked(syscall(SYS_clone3, &how, sizeof how));
}

/* Whom they would hit is known only at run time. Signal 0 and empty lists do no harm. */
#define TOWARDS_PARENT(name, ...)                                                                                      \
    static int name(void) {                                                                                            \
        parent = outside.parent;                                                                                       \
        return syscall(__VA_ARGS__) < 0 ? errno : 0;                                                                   \
    }
TOWARDS_PARENT(killHost, SYS_kill, parent, 0)
TOWARDS_PARENT(tkillHost, SYS_tkill, parent, 0)
TOWARDS_PARENT(tgkillHost, SYS_tgkill, parent, parent, 0)
TOWARDS_PARENT(queueToHost, SYS_rt_sigqueueinfo, parent, 0, space)
TOWARDS_PARENT(queueToThreadOfHost, SYS_rt_tgsigqueueinfo, parent, parent, 0, space)
TOWARDS_PARENT(pidfdOfHost, SYS_pidfd_open, parent, 0)
TOWARDS_PARENT(traceHost, SYS_ptrace, 2, parent, 0, 0)
TOWARDS_PARENT(readHost, SYS_process_vm_readv, parent, 0, 0, 0, 0, 0)
TOWARDS_PARENT(writeHost, SYS_process_vm_writev, parent, 0, 0, 0, 0, 0)
TOWARDS_PARENT(limitHost, SYS_prlimit64, parent, RLIMIT_NOFILE, 0, space)
TOWARDS_PARENT(compareHost, SYS_kcmp, parent, parent, 0, 0, 0)
TOWARDS_PARENT(robustListOfHost, SYS_get_robust_list, parent, space, space + 8)
TOWARDS_PARENT(priorityOfHost, SYS_getpriority, 0, parent)
TOWARDS_PARENT(affinityOfHost, SYS_sched_getaffinity, parent, sizeof space, space)
TOWARDS_PARENT(sessionOfHost, SYS_getsid, parent)
TOWARDS_PARENT(clockOfHost, SYS_clock_gettime, ~parent << 3 | 2, space)
TOWARDS_PARENT(pagesOfHost, SYS_move_pages, parent, 0, 0, 0, 0, 0)

#define CALL(name, ...) {name, 0, __VA_ARGS__, 0, 0}

static const struct probe rows[] = {
    {"fork", byFork, 0, {0}, 0, 0},
    {"clone a process", byClone, 0, {0}, 0, 0},
    {"vfork", byVfork, 0, {0}, 0, 0},
    {"clone3 a process", byClone3, 0, {0}, 0, 0},
    CALL("clone a thread", SYS_clone, {CLONE_THREAD}),
    CALL("clone into a new user namespace", SYS_clone, {CLONE_NEWUSER | CLONE_FS}),
    CALL("clone3 of nothing", SYS_clone3, {0, 0}),
    CALL("execve", SYS_execve, {P("/nowhere/true"), P(none), P(none)}),
    CALL("execveat", SYS_execveat, {0, P(""), P(none), P(none), 0x1000}),
    {"signal the host", killHost, 0, {0}, 0, 0},
    {"tkill the host", tkillHost, 0, {0}, 0, 0},
    {"tgkill the host", tgkillHost, 0, {0}, 0, 0},
    {"queue a signal to the host", queueToHost, 0, {0}, 0, 0},
    {"queue a signal to its thread", queueToThreadOfHost, 0, {0}, 0, 0},
    {"pidfd of the host", pidfdOfHost, 0, {0}, 0, 0},
    {"ptrace the host", traceHost, 0, {0}, 0, 0},
    {"read the memory of the host", readHost, 0, {0}, 0, 0},
    {"write the memory of the host", writeHost, 0, {0}, 0, 0},
    {"limits of the host", limitHost, 0, {0}, 0, 0},
    {"kcmp with the host", compareHost, 0, {0}, 0, 0},
    {"robust list of the host", robustListOfHost, 0, {0}, 0, 0},
    {"priority of the host", priorityOfHost, 0, {0}, 0, 0},
    {"processors of the host", affinityOfHost, 0, {0}, 0, 0},
    {"session of the host", sessionOfHost, 0, {0}, 0, 0},
    {"processor time of the host", clockOfHost, 0, {0}, 0, 0},
    {"pages of the host", pagesOfHost, 0, {0}, 0, 0},
    CALL("signal everybody", SYS_kill, {-1, 0}),
    CALL("signal its group", SYS_kill, {0, 0}),
    CALL("signal process 1", SYS_kill, {1, 0}),
    CALL("pidfd_getfd", SYS_pidfd_getfd, {0, 0, 0}),
    CALL("pidfd_send_signal", SYS_pidfd_send_signal, {0, 0, 0, 0}),
    CALL("process_madvise", SYS_process_madvise, {0, 0, 0, 0, 0}),
    CALL("process_mrelease", SYS_process_mrelease, {0, 0}),
    CALL("raise its own limit", SYS_prlimit64, {0, RLIMIT_AS, 0, P(space)}),
    CALL("setrlimit", SYS_setrlimit, {RLIMIT_NOFILE, 0}),
    CALL("getrlimit", SYS_getrlimit, {RLIMIT_NOFILE, P(space)}),
    CALL("wait4", SYS_wait4, {-1, 0, 1, 0}),
    CALL("waitid", SYS_waitid, {0, 0, 0, 5, 0}),
    CALL("getuid", SYS_getuid, {0}),
    CALL("geteuid", SYS_geteuid, {0}),
    CALL("getgroups", SYS_getgroups, {0, 0}),
    CALL("getppid", SYS_getppid, {0}),
    CALL("getpgid", SYS_getpgid, {0}),
    CALL("uname", SYS_uname, {P(space)}),
    CALL("sysinfo", SYS_sysinfo, {P(space)}),
    CALL("times", SYS_times, {P(space)}),
    CALL("getrusage", SYS_getrusage, {0, P(space)}),
    CALL("setuid", SYS_setuid, {-1}),
    CALL("setgid", SYS_setgid, {-1}),
    CALL("setreuid", SYS_setreuid, {-1, -1}),
    CALL("setregid", SYS_setregid, {-1, -1}),
    CALL("setresuid", SYS_setresuid, {-1, -1, -1}),
    CALL("setresgid", SYS_setresgid, {-1, -1, -1}),
    CALL("setfsuid", SYS_setfsuid, {-1}),
    CALL("setfsgid", SYS_setfsgid, {-1}),
    CALL("setgroups", SYS_setgroups, {-1, 0}),
    CALL("capget", SYS_capget, {0, 0}),
    CALL("capset", SYS_capset, {0, 0}),
    CALL("setpgid", SYS_setpgid, {0, -1}),
    CALL("setsid", SYS_setsid, {0}),
    CALL("setpriority", SYS_setpriority, {3, 0, 0}),
    CALL("ioprio_set", SYS_ioprio_set, {0, 0, 0}),
    CALL("sched_setscheduler", SYS_sched_setscheduler, {0, -1, 0}),
    CALL("sched_setparam", SYS_sched_setparam, {0, 0}),
    CALL("sched_setattr", SYS_sched_setattr, {0, 0, 0}),
    CALL("sched_setaffinity", SYS_sched_setaffinity, {0, 0, 0}),
    CALL("prctl: be looked into", SYS_prctl, {3}),
    CALL("prctl: outlive the host", SYS_prctl, {2, P(space)}),
    CALL("prctl: no filter", SYS_prctl, {21}),
    CALL("prctl: take in orphans", SYS_prctl, {37, P(space)}),
    CALL("arch_prctl", SYS_arch_prctl, {0x1003, P(space)}),
    CALL("personality", SYS_personality, {0xffffffff}),
    CALL("unshare users", SYS_unshare, {CLONE_NEWUSER | 1}),
    CALL("unshare mounts", SYS_unshare, {CLONE_NEWNS | 1}),
    CALL("setns", SYS_setns, {3, 0}),
};

const struct probes processProbes = {rows, LENGTH(rows)};
