// SPDX-License-Identifier: Apache-2.0
// Functions of the C and C++ libraries of which the outcome is not the same everywhere, defined by this program, so that the
// plugin is bound to them: they count, and then do what they always do.
#pragma once

#include <map>
#include <string>

namespace attune::check {

// Counts from here on; calls of ours do not count before, or after impureCalls().
void countImpureCalls();
// By name, since countImpureCalls(). Ends the counting.
[[nodiscard]] std::map<std::string, int> impureCalls();
[[nodiscard]] bool anyImpureCall();

// From here on, reading the processor's time stamp traps; trapped reads give 0. False: not on this machine.
[[nodiscard]] bool trapTimeStamps();
[[nodiscard]] int timeStampsRead();

} // namespace attune::check
