// SPDX-License-Identifier: Apache-2.0
#include "match.hpp"

ATTUNE_PLUGIN("org.attune.match", "1.0.0", &attune::activity<match::Match>)
