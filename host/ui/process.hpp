// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::ui {

constexpr int again = 75; // the exit code of a window that is to begin anew

// For main to call first, with what it was given; it outlives everything.
void rememberArguments(char *argv[]);

// Replaces this process by a fresh one: the kernel takes back every page, and with it whatever was open.
[[noreturn]] void beginAnew();

} // namespace attune::ui
