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
[[nodiscard]] const std::vector<Mutant> &eventMutants();
[[nodiscard]] const std::vector<Mutant> &stateMutants();
[[nodiscard]] const std::vector<Mutant> &viewMutants();
[[nodiscard]] const std::vector<Mutant> &flowMutants();
[[nodiscard]] const std::vector<Mutant> &privacyMutants();

} // namespace attune::check::test
