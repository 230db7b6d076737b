// SPDX-License-Identifier: Apache-2.0
#include "vault/hush.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace attune::vault {

void keepToOneself() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // which looks for leaks from outside
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace attune::vault
