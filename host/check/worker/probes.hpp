// SPDX-License-Identifier: Apache-2.0
// The questions that attune-check-worker answers, by name.
#pragma once

#include "core/json.hpp"

#include <attune/attune.h>

namespace attune::check {

// `activity`: null before Hello. An argument without what the probe needs throws json::exception.
using Probe = json (*)(const attune_activity *activity, const json &argument);

json prepare(const attune_activity *, const json &how); // before Hello: what has to be there when the library is loaded
json replay(const attune_activity *activity, const json &script);

json entry(const attune_activity *activity, const json &);
json extensions(const attune_activity *activity, const json &script);
json migrate(const attune_activity *activity, const json &script);
json invariants(const attune_activity *activity, const json &script);

json openAndClose(const attune_activity *activity, const json &script);
json openAll(const attune_activity *activity, const json &contents);
json openTwice(const attune_activity *activity, const json &script);
json openTwo(const attune_activity *activity, const json &script);
json growthOfOpening(const attune_activity *activity, const json &script);
json growthOfCalls(const attune_activity *activity, const json &script);
json refuseOutput(const attune_activity *activity, const json &script);
json unload(const attune_activity *activity, const json &script);

} // namespace attune::check
