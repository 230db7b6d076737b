// SPDX-License-Identifier: Apache-2.0
#include "turn_talk.hpp"

ATTUNE_PLUGIN("org.attune.turn_talk", "1.0.0", &attune::activity<attune::talk::TurnTalk>)
