/* SPDX-License-Identifier: Apache-2.0 */
/* The kernel's own doors, and what a plugin does when it does nothing but disturb. */
#include "probe.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

static char space[512];
static int number;
static struct itimerspec moment;

static int spin(void) {
    for (volatile int forever = 1; forever;) {
    }
    return 0;
}

static int floodOutput(void) {
    char line[4096];
    memset(line, 'f', sizeof line);
    for (;;)
        if (write(1, line, sizeof line) < 0)
            return errno;
}

#ifdef __x86_64__
static int byX32(void) {
    long result = 0x40000000 | 39; /* getpid */
    __asm__ volatile("syscall" : "+a"(result) : : "rcx", "r11", "memory");
    return result < 0 ? (int)-result : 0;
}
static int byInt80(void) {
    int result = 20; /* getpid of the 32-bit table */
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory");
    return result < 0 ? -result : 0;
}
#endif

static struct sock_filter allowAll = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
static struct sock_fprog program = {1, &allowAll};

/* Filters add up: one that allows all must not give anything back. */
static int allowAllAndLookOut(void) {
    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
    return syscall(SYS_uname, space) < 0 ? errno : 0;
}

#define CALL(name, ...) {name, 0, __VA_ARGS__, 0, 0}

static const struct probe rows[] = {
    CALL("io_uring_setup", SYS_io_uring_setup, {0, 0}),
    CALL("io_uring_enter", SYS_io_uring_enter, {-1, 0, 0, 0, 0, 0}),
    CALL("io_uring_register", SYS_io_uring_register, {-1, 0, 0, 0}),
    CALL("io_setup", SYS_io_setup, {0, 0}),
    CALL("io_submit", SYS_io_submit, {0, 0, 0}),
    CALL("bpf", SYS_bpf, {-1, 0, 0}),
    CALL("perf_event_open", SYS_perf_event_open, {0, 0, 0, 0, 0}),
    CALL("keyctl", SYS_keyctl, {0, -3, 0}),
    CALL("add_key", SYS_add_key, {P("user"), 0, 0, 0, -3}),
    CALL("request_key", SYS_request_key, {P("user"), 0, 0, 0}),
    CALL("mount", SYS_mount, {0, 0, 0, 0, 0}),
    CALL("umount", SYS_umount2, {0, 0}),
    CALL("pivot_root", SYS_pivot_root, {0, 0}),
    CALL("open_tree", SYS_open_tree, {-1, 0, 0}),
    CALL("move_mount", SYS_move_mount, {-1, 0, -1, 0, 0}),
    CALL("fsopen", SYS_fsopen, {0, 0}),
    CALL("fsmount", SYS_fsmount, {-1, 0, 0}),
    CALL("fspick", SYS_fspick, {-1, 0, 0}),
    CALL("mount_setattr", SYS_mount_setattr, {-1, 0, 0, 0, 0}),
    CALL("statmount", 457, {0, 0, 0, 0}),
    CALL("listmount", 458, {0, 0, 0, 0}),
    CALL("lsm_get_self_attr", 459, {0, 0, 0, 0}),
    CALL("swapon", SYS_swapon, {0, 0}),
    CALL("swapoff", SYS_swapoff, {0}),
    CALL("reboot", SYS_reboot, {0, 0, 0, 0}),
    CALL("sethostname", SYS_sethostname, {0, -1}),
    CALL("settimeofday", SYS_settimeofday, {0, 0}),
    CALL("clock_settime", SYS_clock_settime, {-1, 0}),
    CALL("adjtimex", SYS_adjtimex, {0}),
    CALL("init_module", SYS_init_module, {0, 0, 0}),
    CALL("finit_module", SYS_finit_module, {-1, 0, 0}),
    CALL("delete_module", SYS_delete_module, {0, 0}),
    CALL("kexec_load", SYS_kexec_load, {0, 0, 0, -1}),
    CALL("syslog", SYS_syslog, {10, 0, 0}),
    CALL("iopl", SYS_iopl, {4}),
    CALL("ioperm", SYS_ioperm, {0, 0, 0}),
    CALL("modify_ldt", SYS_modify_ldt, {0, P(space), sizeof space}),
    CALL("timer_create", SYS_timer_create, {-1, 0, 0}),
    CALL("setitimer", SYS_setitimer, {-1, 0, 0}),
    CALL("alarm", SYS_alarm, {0}),
    CALL("timerfd", SYS_timerfd_create, {1, 0}),
    CALL("timerfd_settime", SYS_timerfd_settime, {-1, 0, P(&moment), 0}),
    CALL("eventfd", SYS_eventfd2, {0, 0}),
    CALL("signalfd", SYS_signalfd4, {-1, P(space), 8, 0}),
    CALL("epoll", SYS_epoll_create1, {0}),
    CALL("select", SYS_select, {0, 0, 0, 0, P(space)}),
    CALL("push input into a terminal", SYS_ioctl, {0, TIOCSTI, P("x")}),
    CALL("paste from a console", SYS_ioctl, {0, TIOCLINUX, P(space)}),
    CALL("ask the channel how much there is", SYS_ioctl, {3, FIONREAD, P(&number)}),
    CALL("a filter with a listener", SYS_seccomp, {SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, 0}),
    CALL("landlock_add_rule", SYS_landlock_add_rule, {-1, 1, 0, 0}),
    {"a ruleset of its own", 0, SYS_landlock_create_ruleset, {0, 0, 1}, IN_CALL, 0},
    {"a filter that allows all", allowAllAndLookOut, 0, {0}, 0, 0},
    {"spin", spin, 0, {0}, ALONE, 0},
    {"flood the output", floodOutput, 0, {0}, ALONE, 0},
#ifdef __x86_64__
    {"call by the x32 table", byX32, 0, {0}, ALONE, 0},
    {"call by the 32-bit table", byInt80, 0, {0}, ALONE, 0},
#endif
};

const struct probes kernelProbes = {rows, LENGTH(rows)};
