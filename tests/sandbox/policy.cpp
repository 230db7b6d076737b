// SPDX-License-Identifier: Apache-2.0
// What the worker of the tests takes from itself: as the file "policy" beside the library says.
#include "worker/attune_worker/policy.hpp"

#include <dlfcn.h>
#include <fstream>

namespace attune::worker {

Policy policy(const std::filesystem::path &bundle) {
    Policy policy;
    bool loadsFirst = false;
    std::ifstream(bundle / "policy") >> policy.layers >> policy.landlockAbi >> policy.refusal >> loadsFirst;
    if (loadsFirst)
        ::dlopen((bundle / "libprobes.so").c_str(), RTLD_NOW | RTLD_LOCAL); // so that its constructors have run
    return policy;
}

} // namespace attune::worker
