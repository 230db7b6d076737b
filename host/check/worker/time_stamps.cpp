// SPDX-License-Identifier: Apache-2.0
#include "check/worker/interposed.hpp"

#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <ucontext.h>

namespace attune::check {
namespace {

volatile std::sig_atomic_t stampsRead = 0;

#if defined(__x86_64__)
// Length of the instruction that reads the time stamp, or 0.
int lengthOfRead(const unsigned char *at) {
    if (at[0] == 0x0f && at[1] == 0x31) // rdtsc
        return 2;
    return at[0] == 0x0f && at[1] == 0x01 && at[2] == 0xf9 ? 3 : 0; // rdtscp
}

// A read of the time stamp is counted and gives 0; any other fault ends the process, as it would have without us.
void onFault(int signal, siginfo_t *, void *context) {
    auto &registers = static_cast<ucontext_t *>(context)->uc_mcontext.gregs;
    const int length = lengthOfRead(reinterpret_cast<const unsigned char *>(registers[REG_RIP]));
    if (length == 0) {
        std::signal(signal, SIG_DFL);
        return;
    }
    stampsRead = stampsRead + 1;
    registers[REG_RIP] += length;
    registers[REG_RAX] = registers[REG_RDX] = 0;
    if (length == 3)
        registers[REG_RCX] = 0;
}
#endif

} // namespace

bool trapTimeStamps() {
#if defined(__x86_64__)
    struct sigaction action{};
    action.sa_sigaction = &onFault;
    action.sa_flags = SA_SIGINFO;
    return ::sigaction(SIGSEGV, &action, nullptr) == 0 && ::prctl(PR_SET_TSC, PR_TSC_SIGSEGV, 0, 0, 0) == 0;
#else
    return false;
#endif
}

int timeStampsRead() {
    const int read = stampsRead;
    stampsRead = 0;
    return read;
}

} // namespace attune::check
