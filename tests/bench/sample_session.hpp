// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "home/launcher.hpp"

namespace attune::bench {

inline core::Opening opening(const catalog::Catalog &catalog) {
    const catalog::Exercise &exercise = *catalog.exercise("boundary_circles");
    core::Opening o;
    o.activity = exercise.activity;
    o.stateVersion = catalog.activity(exercise.activity)->activity->stateVersion;
    o.pair = "couple";
    o.younger = "adult";
    o.seats = {{"a", "partner", "adult", "en"}, {"b", "partner", "adult", "es"}};
    o.content = catalog::contentFor(exercise, {"couple", "adult"});
    return o;
}

} // namespace attune::bench
