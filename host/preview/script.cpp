// SPDX-License-Identifier: Apache-2.0
#include "preview/script.hpp"

namespace attune::preview {
namespace {

const core::Draft *draftIn(const Deed &deed) {
    const auto *act = std::get_if<core::Act>(&deed.what);
    return act == nullptr ? nullptr : std::get_if<core::Draft>(act);
}

// A draft takes the place of the one before.
bool replaces(const Deed &deed, const Deed &last) {
    const core::Draft *now = draftIn(deed), *before = draftIn(last);
    return now != nullptr && before != nullptr && now->seat == before->seat && now->intent == before->intent;
}

} // namespace

void Script::add(Deed deed) {
    deeds.resize(reached);
    if (!deeds.empty() && replaces(deed, deeds.back())) {
        deeds.back() = std::move(deed);
        return;
    }
    deeds.push_back(std::move(deed));
    reached = deeds.size();
}

void Script::back(const std::string &now) {
    while (reached > 0 && deeds[reached - 1].before == now) {
        --reached;
    }
    reached -= reached > 0 ? 1 : 0; // what led here
    deeds.resize(reached);
}

} // namespace attune::preview
