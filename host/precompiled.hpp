// SPDX-License-Identifier: Apache-2.0
// Parsed once a build. Files still include what they use; this only saves time, mostly that of nlohmann/json.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

extern template class nlohmann::basic_json<>; // instantiated once, in core/json_instance.cpp
