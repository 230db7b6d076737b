// SPDX-License-Identifier: Apache-2.0
// A play of which nothing is kept but what was done in it.
#pragma once

#include "home/guests.hpp"
#include "home/places.hpp"
#include "home/play.hpp"
#include "preview/content.hpp"
#include "preview/script.hpp"

namespace attune::preview {

struct Table { // who sits there, and with what
    std::shared_ptr<const Content> content;
    std::shared_ptr<const catalog::Texts> words; // the host's own
    std::string exercise;
    home::Guests guests;
};

class Stage : public home::Play {
public:
    // Begins, and does again what was done as far as it fits. Errors as of home::Play, and where it cannot be shown.
    [[nodiscard]] static Result<std::unique_ptr<Stage>> open(Table table, const home::Places &places, Script script);

    [[nodiscard]] virtual const Script &script() const = 0;
    [[nodiscard]] virtual std::string step() = 0; // where the people are
    [[nodiscard]] virtual const home::Home &home() const = 0;
    [[nodiscard]] virtual const std::string &relationship() const = 0;
};

} // namespace attune::preview
