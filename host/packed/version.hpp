// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace attune::packed {

// Of two versions as plugin.toml has them, by the rules of semver.org: "1.0.0-beta.2" is older than "1.0.0-beta.11".
[[nodiscard]] bool isOlder(std::string_view version, std::string_view than);

} // namespace attune::packed
