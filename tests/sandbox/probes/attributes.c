/* SPDX-License-Identifier: Apache-2.0 */
/* What is known and set about files, by path and by descriptor. */
#include "probe.h"

#include <sys/stat.h>
#include <sys/time.h>

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

static struct stat found;
static char space[4096];
static const char value[] = "x";
static int ends[2];

static const struct probe rows[] = {
    {"stat", 0, SYS_stat, {P(outside.file), P(&found)}, 0, 0},
    {"lstat", 0, SYS_lstat, {P(outside.file), P(&found)}, 0, 0},
    {"newfstatat", 0, SYS_newfstatat, {AT_FDCWD, P(outside.file), P(&found), 0}, 0, 0},
    {"newfstatat with AT_EMPTY_PATH", 0, SYS_newfstatat, {AT_FDCWD, P(outside.file), P(&found), 0x1000}, 0, 0},
    {"statx", 0, SYS_statx, {AT_FDCWD, P(outside.file), 0, 0x7ff, P(space)}, 0, 0},
    {"statfs", 0, SYS_statfs, {P(outside.file), P(space)}, 0, 0},
    {"fstatfs", 0, SYS_fstatfs, {0, P(space)}, 0, 0},
    {"access", 0, SYS_access, {P(outside.file), 0}, 0, 0},
    {"faccessat", 0, SYS_faccessat, {AT_FDCWD, P(outside.file), 0}, 0, 0},
    {"faccessat2", 0, SYS_faccessat2, {AT_FDCWD, P(outside.file), 0, 0}, 0, 0},
    {"readlink", 0, SYS_readlink, {P("/proc/self/exe"), P(space), sizeof space}, 0, 0},
    {"readlinkat", 0, SYS_readlinkat, {AT_FDCWD, P("/proc/self/exe"), P(space), sizeof space}, 0, 0},
    {"truncate", 0, SYS_truncate, {P(outside.file), 0}, 0, 0},
    {"ftruncate", 0, SYS_ftruncate, {1, 0}, 0, 0},
    {"chmod", 0, SYS_chmod, {P(outside.file), 0777}, 0, 0},
    {"fchmod", 0, SYS_fchmod, {1, 0600}, 0, 0},
    {"fchmodat", 0, SYS_fchmodat, {AT_FDCWD, P(outside.file), 0777}, 0, 0},
    {"fchmodat2", 0, SYS_fchmodat2, {AT_FDCWD, P(outside.file), 0777, 0}, 0, 0},
    {"chown", 0, SYS_chown, {P(outside.file), -1, -1}, 0, 0},
    {"lchown", 0, SYS_lchown, {P(outside.file), -1, -1}, 0, 0},
    {"fchown", 0, SYS_fchown, {1, -1, -1}, 0, 0},
    {"fchownat", 0, SYS_fchownat, {AT_FDCWD, P(outside.file), -1, -1, 0}, 0, 0},
    {"setxattr", 0, SYS_setxattr, {P(outside.file), P("user.x"), P(value), 1, 0}, 0, 0},
    {"lsetxattr", 0, SYS_lsetxattr, {P(outside.file), P("user.x"), P(value), 1, 0}, 0, 0},
    {"fsetxattr", 0, SYS_fsetxattr, {1, P("user.x"), P(value), 1, 0}, 0, 0},
    {"getxattr", 0, SYS_getxattr, {P(outside.file), P("user.x"), P(space), sizeof space}, 0, 0},
    {"listxattr", 0, SYS_listxattr, {P(outside.file), P(space), sizeof space}, 0, 0},
    {"removexattr", 0, SYS_removexattr, {P(outside.file), P("user.x")}, 0, 0},
    {"utime", 0, SYS_utime, {P(outside.file), 0}, 0, 0},
    {"utimes", 0, SYS_utimes, {P(outside.file), 0}, 0, 0},
    {"futimesat", 0, SYS_futimesat, {AT_FDCWD, P(outside.file), 0}, 0, 0},
    {"utimensat", 0, SYS_utimensat, {AT_FDCWD, P(outside.file), 0, 0}, 0, 0},
    {"fallocate", 0, SYS_fallocate, {1, 0, 0, 1}, 0, 0},
    {"umask", 0, SYS_umask, {022}, 0, 0},
    {"syncfs", 0, SYS_syncfs, {-1}, 0, 0},
    {"flock", 0, SYS_flock, {0, 8}, 0, 0},
    {"quotactl", 0, SYS_quotactl, {0, 0, 0, 0}, 0, 0},
    {"dup", 0, SYS_dup, {0}, 0, 0},
    {"dup2 over the channel", 0, SYS_dup2, {3, 3}, 0, 0},
    {"dup3 over the channel", 0, SYS_dup3, {3, 3, 0}, 0, 0},
    {"fcntl F_DUPFD", 0, SYS_fcntl, {0, F_DUPFD, 10}, 0, 0},
    {"fcntl F_SETFL", 0, SYS_fcntl, {0, F_GETFL}, 0, 0},
    {"fcntl F_SETOWN", 0, SYS_fcntl, {3, F_GETOWN}, 0, 0},
    {"pipe", 0, SYS_pipe, {P(ends)}, 0, 0},
    {"pipe2", 0, SYS_pipe2, {P(ends), 0}, 0, 0},
    {"sendfile", 0, SYS_sendfile, {1, 0, 0, 0}, 0, 0},
    {"copy_file_range", 0, SYS_copy_file_range, {0, 0, 1, 0, 0, 0}, 0, 0},
    {"splice", 0, SYS_splice, {0, 0, 1, 0, 0, 0}, 0, 0},
    {"tee", 0, SYS_tee, {0, 1, 0, 0}, 0, 0},
    {"vmsplice", 0, SYS_vmsplice, {0, 0, 0, 0}, 0, 0},
};

const struct probes attributeProbes = {rows, LENGTH(rows)};
