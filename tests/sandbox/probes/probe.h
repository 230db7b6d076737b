/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROBE_H
#define PROBE_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

/* One thing that a plugin has no business to do. It got through if it returns 0, or an error that is no refusal: then
   the kernel has at least looked at it. So arguments may be nonsense where sense would do harm. */
struct probe {
    const char *name;
    int (*act)(void); /* or null: the system call below. Returns 0, or an errno */
    long call;
    long arguments[6];
    int kind;
    int expected; /* an errno by which a limit says no */
};

enum {
    IN_CALL = 1, /* loading takes it, so a constructor may */
    ALONE = 2,   /* in a worker of its own: it spoils the process, or is answered by death whatever the policy */
};

#define P(text) ((long)(text))
#define LENGTH(array) (sizeof(array) / sizeof *(array))

struct probes {
    const struct probe *rows;
    size_t count;
};
extern const struct probes fileProbes, attributeProbes, networkProbes, processProbes, memoryProbes, kernelProbes;

/* Where the test looks afterwards. */
struct outside {
    char file[200];    /* exists, with known words in it */
    char folder[200];  /* exists, and the file is all that is in it */
    char fresh[200];   /* would be new in it */
    char socket[200];  /* a unix socket on which somebody listens */
    char library[200]; /* this plugin */
    int parent, port;  /* on 127.0.0.1, TCP and UDP */
    char parentMemory[40], parentFiles[40], parentRoot[40];
};
extern struct outside outside;

#endif
