// SPDX-License-Identifier: Apache-2.0
// Loaded before the C library: while the file that ATTUNE_SYNC_FAILS names is there, no disk takes anything any more.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int synced(const char *call, int file) {
    const char *sign = getenv("ATTUNE_SYNC_FAILS");
    if (sign != NULL && access(sign, F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    int (*original)(int) = (int (*)(int))dlsym(RTLD_NEXT, call);
    return original(file);
}

int fsync(int file) {
    return synced("fsync", file);
}
int fdatasync(int file) {
    return synced("fdatasync", file);
}
