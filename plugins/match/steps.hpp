// SPDX-License-Identifier: Apache-2.0
// Each kind of step, made from its settings; and what several of them show.
#pragma once

#include "part.hpp"

namespace match {

using Maker = std::unique_ptr<Part>(const Content &, const std::string &id, const json &settings);
Maker makeGate, makeSay, makeClose, makeRules; // simple.cpp
Maker makeAlone;                               // alone.cpp
Maker makeOpen;                                // open.cpp
Maker makeTalk;                                // talk.cpp
Maker makeTell;                                // tell.cpp
Maker makeAgree;                               // agree.cpp
Maker makeAct;                                 // act.cpp

// Whether the pair wants this optional pile.
[[nodiscard]] bool isTaken(const Run &run, const std::string &pile);

// What is answered alone, or was: then the host shows what was given, to its owner only.
void showInput(const Run &run, const Input &input, attune::View &view);

// The button with which each goes on (intent "<step>.on", seats in now.on), or whom we wait for.
void showOn(const Run &run, Seat seat, attune::View &view, const Part &part, const char *label);

} // namespace match
