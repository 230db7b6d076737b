// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

namespace attune {

std::string describe(const Error &error) {
    const Place &place = error.place;
    std::string text = place.file;
    if (place.line > 0) {
        text += ":" + std::to_string(place.line);
        if (place.column > 0)
            text += ":" + std::to_string(place.column);
    }
    for (const std::string &part : {place.key, error.sentence}) {
        if (part.empty())
            continue;
        text += (text.empty() ? "" : ": ") + part;
    }
    return text;
}

} // namespace attune
