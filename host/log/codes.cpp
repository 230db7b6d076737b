// SPDX-License-Identifier: Apache-2.0
#include "log/codes.hpp"

#include <algorithm>
#include <array>

namespace attune::log {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, static_cast<std::size_t>(Code::otherError) + 1> names{
    // clang-format off
    "started",
    "stopped",
    "store.opened",
    "store.busy",
    "store.read_only",
    "store.disk_full",
    "store.damaged",
    "store.newer",
    "store.io",
    "store.foreign",
    "store.folder",
    "store.too_large",
    "store.missing",
    "store.memory",
    "vault.damaged",
    "vault.unknown",
    "catalog.read",
    "catalog.fault",
    "worker.started",
    "worker.crashed",
    "worker.hung",
    "worker.bad_answer",
    "worker.internal",
    "worker.quarantined",
    "worker.absent",
    "worker.not_confined",
    "plugin.note",
    "session.opened",
    "session.resumed",
    "session.closed",
    "qt.message",
    "qml.warning",
    "error",
    // clang-format on
};
static_assert(std::ranges::none_of(names, &std::string_view::empty), "a code has no name");

} // namespace

std::string_view nameOf(Code code) {
    return names.at(static_cast<std::size_t>(code));
}

Code codeOf(const Error &error) {
    constexpr std::string_view activity = "activity."; // a fault of the worker, as it is worded for people
    const std::string name =
        error.code.starts_with(activity) ? "worker." + error.code.substr(activity.size()) : error.code;
    const auto found = std::ranges::find(names, std::string_view(name));
    return found == names.end() ? Code::otherError : static_cast<Code>(found - names.begin());
}

} // namespace attune::log
