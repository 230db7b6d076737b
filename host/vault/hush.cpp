// SPDX-License-Identifier: Apache-2.0
#include "vault/hush.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace attune::vault {

void keepToOneself() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) == -1 && ::open("/dev/null", O_RDWR) != stream) { // the lowest that is free
            std::_Exit(EXIT_FAILURE);
        }
    }
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // which looks for leaks from outside
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace attune::vault
