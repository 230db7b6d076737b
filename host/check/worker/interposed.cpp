// SPDX-License-Identifier: Apache-2.0
#include "check/worker/interposed.hpp"

#include <array>
#include <chrono>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <random>
#include <sys/random.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

struct Count {
    const char *name;
    int calls;
};
// No allocation while the plugin runs: a fixed table.
std::array<Count, 32> counts{};
bool counting = false;

void note(const char *name) {
    for (Count &count : counts) {
        if (counting && (count.name == nullptr || std::strcmp(count.name, name) == 0)) {
            count.name = name;
            ++count.calls;
            return;
        }
    }
}

// The function that this program hides.
template <class Function> Function *hidden(const char *name) {
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

namespace attune::check {

void countImpureCalls() {
    counts = {};
    counting = true;
}

bool anyImpureCall() {
    return counts[0].name != nullptr;
}

std::map<std::string, int> impureCalls() {
    counting = false;
    std::map<std::string, int> found;
    for (const Count &count : counts)
        if (count.name != nullptr)
            found[count.name] = count.calls;
    return found;
}

} // namespace attune::check

// One row a function: what it returns, its name, its parameters, and how they are passed on.
#define ATTUNE_COUNTED(result, function, parameters, arguments)                                                        \
    extern "C" result function parameters {                                                                            \
        static auto *const real = hidden<result parameters>(#function);                                                \
        note(#function);                                                                                               \
        return real arguments;                                                                                         \
    }

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library's own
ATTUNE_COUNTED(int, rand, () noexcept, ())
ATTUNE_COUNTED(int, rand_r, (unsigned *seed) noexcept, (seed))
ATTUNE_COUNTED(long, random, () noexcept, ())
ATTUNE_COUNTED(double, drand48, () noexcept, ())
ATTUNE_COUNTED(long, lrand48, () noexcept, ())
ATTUNE_COUNTED(time_t, time, (time_t *at) noexcept, (at))
ATTUNE_COUNTED(clock_t, clock, () noexcept, ())
ATTUNE_COUNTED(int, clock_gettime, (clockid_t id, timespec *at) noexcept, (id, at))
ATTUNE_COUNTED(int, gettimeofday, (timeval * at, void *zone) noexcept, (at, zone))
ATTUNE_COUNTED(ssize_t, getrandom, (void *to, size_t size, unsigned flags), (to, size, flags))
ATTUNE_COUNTED(int, getentropy, (void *to, size_t size), (to, size))
ATTUNE_COUNTED(char *, getenv, (const char *name) noexcept, (name))
ATTUNE_COUNTED(char *, secure_getenv, (const char *name) noexcept, (name))
ATTUNE_COUNTED(pid_t, getpid, () noexcept, ())
ATTUNE_COUNTED(uid_t, getuid, () noexcept, ())
ATTUNE_COUNTED(int, gethostname, (char *name, size_t size) noexcept, (name, size))
ATTUNE_COUNTED(char *, getcwd, (char *to, size_t size) noexcept, (to, size))
ATTUNE_COUNTED(FILE *, fopen, (const char *path, const char *mode), (path, mode))
ATTUNE_COUNTED(unsigned, sleep, (unsigned seconds), (seconds))
ATTUNE_COUNTED(int, nanosleep, (const timespec *wanted, timespec *left), (wanted, left))
// NOLINTEND(readability-inconsistent-declaration-parameter-name)

#define ATTUNE_COUNTED_CLOCK(clock, mangled)                                                                           \
    std::chrono::clock::time_point std::chrono::clock::now() noexcept {                                                \
        static auto *const real = hidden<std::chrono::clock::time_point()>(mangled);                                   \
        note("std::chrono::" #clock "::now");                                                                          \
        return real();                                                                                                 \
    }
ATTUNE_COUNTED_CLOCK(system_clock, "_ZNSt6chrono3_V212system_clock3nowEv")
ATTUNE_COUNTED_CLOCK(steady_clock, "_ZNSt6chrono3_V212steady_clock3nowEv")

std::random_device::result_type std::random_device::_M_getval() {
    static auto *const real = hidden<result_type(std::random_device *)>("_ZNSt13random_device9_M_getvalEv");
    note("std::random_device");
    return real(this);
}
