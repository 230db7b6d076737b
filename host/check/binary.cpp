// SPDX-License-Identifier: Apache-2.0
#include "check/subject.hpp"

namespace attune::check {

std::span<const Check> binaryChecks() {
    return {};
}

} // namespace attune::check
