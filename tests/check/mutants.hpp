// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench.hpp"

namespace attune::check::test {

// One row a check, in the order of the checks.
[[nodiscard]] const std::vector<Mutant> &manifestMutants();
[[nodiscard]] const std::vector<Mutant> &binaryMutants();
[[nodiscard]] const std::vector<Mutant> &abiMutants();
[[nodiscard]] const std::vector<Mutant> &lifeMutants();
[[nodiscard]] const std::vector<Mutant> &pureMutants();

} // namespace attune::check::test
