// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::vault {

// First thing in main. No core file of this process, no debugger of the same user at it, nothing of it under /proc for
// others. What is printed goes nowhere if there is nowhere to print: else the next file or socket that is opened would
// be taken for standard input or output. A write above a limit of file size is an error, not the end.
void keepToOneself();

} // namespace attune::vault
