/* SPDX-License-Identifier: Apache-2.0 */
#include "probe.h"

#include <linux/openat2.h>
#include <stdlib.h>

static struct open_how toRead = {.flags = O_RDONLY};
static char space[4096];
static long handle[20] = {128};

/* Whether a name exists must be no answer either. */
static int tellWhatExists(void) {
    const long there = syscall(SYS_openat, AT_FDCWD, outside.file, O_RDONLY), errorThere = errno;
    const long missing = syscall(SYS_openat, AT_FDCWD, outside.fresh, O_RDONLY), errorMissing = errno;
    return there < 0 && missing < 0 && errorThere == errorMissing ? EACCES : 0;
}

/* More open files than the limit says. Loading may open the library again and again. */
static int floodDescriptors(void) {
    int opened = 0, error = 0;
    long last[40];
    while (opened < 40 && (last[opened] = syscall(SYS_openat, AT_FDCWD, outside.library, O_RDONLY)) >= 0)
        ++opened;
    error = errno;
    for (int i = 0; i < opened; ++i)
        syscall(SYS_close, last[i]);
    return opened == 40 ? 0 : error;
}

#define OPEN(name, path, flags) {name, 0, SYS_openat, {AT_FDCWD, P(path), flags, 0600}, 0, 0}

static const struct probe rows[] = {
    OPEN("read a file", outside.file, O_RDONLY),
    OPEN("write a file", outside.file, O_WRONLY),
    OPEN("append to a file", outside.file, O_WRONLY | O_APPEND),
    OPEN("empty a file by opening it", outside.file, O_WRONLY | O_TRUNC),
    OPEN("make a file", outside.fresh, O_WRONLY | O_CREAT | O_EXCL),
    OPEN("make a nameless file", outside.folder, O_WRONLY | O_TMPFILE),
    OPEN("get hold of a path", outside.file, O_PATH),
    OPEN("list a folder", outside.folder, O_RDONLY | O_DIRECTORY),
    OPEN("read /etc/passwd", "/etc/passwd", O_RDONLY),
    OPEN("read /etc/hosts", "/etc/hosts", O_RDONLY),
    OPEN("list /", "/", O_RDONLY | O_DIRECTORY),
    OPEN("list /home", "/home", O_RDONLY | O_DIRECTORY),
    OPEN("list /root", "/root", O_RDONLY | O_DIRECTORY),
    OPEN("list /tmp", "/tmp", O_RDONLY | O_DIRECTORY),
    OPEN("list /usr/bin", "/usr/bin", O_RDONLY | O_DIRECTORY),
    OPEN("list /var", "/var", O_RDONLY | O_DIRECTORY),
    OPEN("write its own library", outside.library, O_WRONLY),
    {"read its own library", 0, SYS_openat, {AT_FDCWD, P(outside.library), O_RDONLY}, IN_CALL, 0},
    OPEN("write its own memory as a file", "/proc/self/mem", O_RDWR),
    OPEN("read its own maps", "/proc/self/maps", O_RDONLY),
    OPEN("list its own descriptors", "/proc/self/fd", O_RDONLY | O_DIRECTORY),
    OPEN("open the memory of the host", outside.parentMemory, O_RDWR),
    OPEN("list the files of the host", outside.parentFiles, O_RDONLY | O_DIRECTORY),
    OPEN("go through the root of the host", outside.parentRoot, O_RDONLY | O_DIRECTORY),
    OPEN("read the machine's processes", "/proc", O_RDONLY | O_DIRECTORY),
    OPEN("write /proc/self/oom_score_adj", "/proc/self/oom_score_adj", O_WRONLY),
    OPEN("open /dev/null", "/dev/null", O_RDWR),
    OPEN("open /dev/urandom", "/dev/urandom", O_RDONLY),
    OPEN("open a terminal", "/dev/ptmx", O_RDWR | O_NOCTTY),
    OPEN("list /dev/shm", "/dev/shm", O_RDONLY | O_DIRECTORY),
    OPEN("list /sys", "/sys", O_RDONLY | O_DIRECTORY),
    {"open by the old call", 0, SYS_open, {P(outside.file), O_RDONLY}, 0, 0},
    {"open by the newest call", 0, SYS_openat2, {AT_FDCWD, P(outside.file), P(&toRead), sizeof toRead}, 0, 0},
    {"open by a handle", 0, SYS_open_by_handle_at, {AT_FDCWD, P(handle), O_RDONLY}, 0, 0},
    {"make a handle", 0, SYS_name_to_handle_at, {AT_FDCWD, P(outside.file), P(handle), P(space), 0}, 0, 0},
    {"create by the old call", 0, SYS_creat, {P(outside.fresh), 0600}, 0, 0},
    {"rename", 0, SYS_rename, {P(outside.file), P(outside.fresh)}, 0, 0},
    {"renameat", 0, SYS_renameat, {AT_FDCWD, P(outside.file), AT_FDCWD, P(outside.fresh)}, 0, 0},
    {"renameat2", 0, SYS_renameat2, {AT_FDCWD, P(outside.file), AT_FDCWD, P(outside.fresh), 1}, 0, 0},
    {"link", 0, SYS_link, {P(outside.file), P(outside.fresh)}, 0, 0},
    {"linkat", 0, SYS_linkat, {AT_FDCWD, P(outside.file), AT_FDCWD, P(outside.fresh), 0}, 0, 0},
    {"symlink", 0, SYS_symlink, {P("/etc"), P(outside.fresh)}, 0, 0},
    {"symlinkat", 0, SYS_symlinkat, {P("/etc"), AT_FDCWD, P(outside.fresh)}, 0, 0},
    {"unlink", 0, SYS_unlink, {P(outside.fresh)}, 0, 0},
    {"unlinkat", 0, SYS_unlinkat, {AT_FDCWD, P(outside.fresh), 0}, 0, 0},
    {"mkdir", 0, SYS_mkdir, {P(outside.fresh), 0700}, 0, 0},
    {"mkdirat", 0, SYS_mkdirat, {AT_FDCWD, P(outside.fresh), 0700}, 0, 0},
    {"rmdir", 0, SYS_rmdir, {P(outside.fresh)}, 0, 0},
    {"mknod", 0, SYS_mknod, {P(outside.fresh), 0010600, 0}, 0, 0},
    {"mknodat", 0, SYS_mknodat, {AT_FDCWD, P(outside.fresh), 0010600, 0}, 0, 0},
    {"chdir", 0, SYS_chdir, {P("/")}, 0, 0},
    {"fchdir", 0, SYS_fchdir, {0}, 0, 0},
    {"chroot", 0, SYS_chroot, {P("/")}, 0, 0},
    {"getcwd", 0, SYS_getcwd, {P(space), sizeof space}, 0, 0},
    {"getdents64", 0, SYS_getdents64, {0, P(space), sizeof space}, 0, 0},
    {"inotify", 0, SYS_inotify_init1, {0}, 0, 0},
    {"inotify_add_watch", 0, SYS_inotify_add_watch, {0, P(outside.folder), 2}, 0, 0},
    {"fanotify", 0, SYS_fanotify_init, {0xffff, 0}, 0, 0},
    {"fanotify_mark", 0, SYS_fanotify_mark, {0, 0, 0, 0, 0}, 0, 0},
    {"tell what exists", tellWhatExists, 0, {0}, IN_CALL, 0},
    {"open 40 files", floodDescriptors, 0, {0}, 0, EMFILE},
};

const struct probes fileProbes = {rows, LENGTH(rows)};
