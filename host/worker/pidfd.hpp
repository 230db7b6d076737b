// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>

extern "C" { // glibc 2.36 forgot to say so in its header
#include <sys/pidfd.h>
}
