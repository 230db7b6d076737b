/* SPDX-License-Identifier: Apache-2.0 */
#include "probe.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/mman.h>

static char page[4096] __attribute__((aligned(4096)));
static char space[256];

static int protectStack(void) {
    char *here = (char *)((uintptr_t)__builtin_frame_address(0) & ~(uintptr_t)4095);
    return syscall(SYS_mprotect, here, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) < 0 ? errno : 0;
}

/* Written first, then made code, as a compiler at run time does it. */
static int runWhatWasWritten(void) {
    char *made = (char *)syscall(SYS_mmap, 0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (made == MAP_FAILED)
        return errno;
    made[0] = (char)0xc3;
    return syscall(SYS_mprotect, made, 4096, PROT_READ | PROT_EXEC) < 0 ? errno : 0;
}

static int mapCodeOfAFile(void) {
    const long file = syscall(SYS_openat, AT_FDCWD, outside.library, O_RDONLY);
    if (file < 0)
        return errno;
    const long made = syscall(SYS_mmap, 0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    const int error = made < 0 ? errno : 0;
    syscall(SYS_close, file);
    return error;
}

static int writeCodeOfAFile(void) {
    const long file = syscall(SYS_openat, AT_FDCWD, outside.library, O_RDONLY);
    if (file < 0)
        return errno;
    const long made = syscall(SYS_mmap, 0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE, file, 0);
    const int error = made < 0 ? errno : 0;
    syscall(SYS_close, file);
    return error;
}

/* Of addresses; none of it is written. */
static int gigabyteByMap(void) {
    const size_t size = (size_t)1 << 30;
    const long made =
        syscall(SYS_mmap, 0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (made < 0)
        return errno;
    syscall(SYS_munmap, made, size);
    return 0;
}

static int gigabyteByMalloc(void) {
    void *volatile made = malloc((size_t)1 << 30);
    const int error = made ? 0 : errno;
    free(made);
    return error;
}

static int gigabyteInPieces(void) {
    static void *pieces[1024];
    int count = 0;
    while (count < 1024 && (pieces[count] = malloc((size_t)1 << 20)))
        ++count;
    for (int i = 0; i < count; ++i)
        free(pieces[i]);
    return count == 1024 ? 0 : ENOMEM;
}

static int gigabyteByBreak(void) {
    const long now = syscall(SYS_brk, 0), then = syscall(SYS_brk, now + (1L << 30));
    syscall(SYS_brk, now);
    return then > now ? 0 : ENOMEM;
}

#define ANONYMOUS (MAP_PRIVATE | MAP_ANONYMOUS)
#define CALL(name, ...) {name, 0, __VA_ARGS__, 0, 0}

static const struct probe rows[] = {
    CALL("memory to write and run", SYS_mmap, {0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, ANONYMOUS, -1, 0}),
    CALL("memory to run", SYS_mmap, {0, 4096, PROT_READ | PROT_EXEC, ANONYMOUS, -1, 0}),
    CALL("shared memory to run", SYS_mmap, {0, 4096, PROT_READ | PROT_EXEC, MAP_SHARED | MAP_ANONYMOUS, -1, 0}),
    CALL("make its data code", SYS_mprotect, {P(page), 4096, PROT_READ | PROT_EXEC}),
    CALL("make its data code to write", SYS_mprotect, {P(page), 4096, PROT_READ | PROT_WRITE | PROT_EXEC}),
    CALL("pkey_mprotect", SYS_pkey_mprotect, {P(page), 4096, PROT_READ | PROT_EXEC, -1}),
    CALL("pkey_alloc", SYS_pkey_alloc, {0, 0}),
    {"a stack to run", protectStack, 0, {0}, 0, 0},
    {"run what was written", runWhatWasWritten, 0, {0}, 0, 0},
    {"map code of a file", mapCodeOfAFile, 0, {0}, IN_CALL, 0},
    {"map code of a file to write", writeCodeOfAFile, 0, {0}, 0, 0},
    CALL("memfd", SYS_memfd_create, {P("x"), 0}),
    CALL("secret memory", SYS_memfd_secret, {0}),
    CALL("shmget", SYS_shmget, {IPC_PRIVATE, 0, 0600}),
    CALL("shmat", SYS_shmat, {-1, 0, 0}),
    CALL("shmdt", SYS_shmdt, {P(page) + 1}),
    CALL("shmctl", SYS_shmctl, {-1, 0, 0}),
    CALL("semget", SYS_semget, {IPC_PRIVATE, 0, 0600}),
    CALL("semop", SYS_semop, {-1, P(space), 1}),
    CALL("semctl", SYS_semctl, {-1, 0, 0, 0}),
    CALL("msgget", SYS_msgget, {-1, 0}),
    CALL("msgsnd", SYS_msgsnd, {-1, P(space), 0, 0}),
    CALL("msgrcv", SYS_msgrcv, {-1, P(space), 0, 0, 0}),
    CALL("msgctl", SYS_msgctl, {-1, 0, 0}),
    CALL("message queue", SYS_mq_open, {P("attune-probe"), O_RDONLY, 0, 0}),
    CALL("unlink a message queue", SYS_mq_unlink, {P("attune-probe")}),
    CALL("send to a message queue", SYS_mq_timedsend, {-1, 0, 0, 0, 0}),
    CALL("remap_file_pages", SYS_remap_file_pages, {P(page), 4096, 0, 0, 0}),
    CALL("mlock", SYS_mlock, {P(page), 4096}),
    CALL("mlock2", SYS_mlock2, {P(page), 4096, 0}),
    CALL("mlockall", SYS_mlockall, {0}),
    CALL("mbind", SYS_mbind, {0, 0, 0, 0, 0, 0}),
    CALL("set_mempolicy", SYS_set_mempolicy, {0, 0, 0}),
    CALL("migrate_pages", SYS_migrate_pages, {0, 0, 0, 0}),
    CALL("mincore", SYS_mincore, {P(page), 4096, P(space)}),
    CALL("msync", SYS_msync, {P(page), 4096, 0}),
    CALL("userfaultfd", SYS_userfaultfd, {0}),
    CALL("membarrier", SYS_membarrier, {0, 0, 0}),
    {"a gigabyte by mmap", gigabyteByMap, 0, {0}, 0, ENOMEM},
    {"a gigabyte by malloc", gigabyteByMalloc, 0, {0}, 0, ENOMEM},
    {"a gigabyte in pieces", gigabyteInPieces, 0, {0}, 0, ENOMEM},
    {"a gigabyte by brk", gigabyteByBreak, 0, {0}, 0, ENOMEM},
};

const struct probes memoryProbes = {rows, LENGTH(rows)};
