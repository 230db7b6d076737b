// SPDX-License-Identifier: Apache-2.0
#include "worker/printable.hpp"

#include "core/json.hpp"

namespace attune::worker {

std::string printable(std::string_view text) {
    while (text.ends_with('\n'))
        text.remove_suffix(1);
    const std::string quoted = json(text).dump(-1, ' ', false, json::error_handler_t::replace);
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace attune::worker
