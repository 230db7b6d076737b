// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/policy.hpp"

namespace attune::worker {

Policy policy(const std::filesystem::path &) {
    return {};
}

} // namespace attune::worker
