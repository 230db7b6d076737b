// SPDX-License-Identifier: Apache-2.0
#include "check/check.hpp"

#include <array>

namespace attune::check {
namespace {

constexpr std::array families{&manifestChecks, &binaryChecks, &abiChecks,  &lifeChecks, &pureChecks,
                              &eventChecks,    &stateChecks,  &viewChecks, &flowChecks, &privacyChecks};
constexpr std::array<std::string_view, 4> levels{"load", "core", "strict", "paranoid"};
constexpr std::array<std::string_view, 6> statuses{"pass", "fail", "crash", "timeout", "warn", "skip"};

} // namespace

std::vector<Check> allChecks() {
    std::vector<Check> all;
    for (const auto family : families) {
        const auto checks = family();
        all.insert(all.end(), checks.begin(), checks.end());
    }
    return all;
}

std::string_view name(Level level) {
    return levels.at(static_cast<std::size_t>(level));
}

std::string_view name(Status status) {
    return statuses.at(static_cast<std::size_t>(status));
}

bool fired(Status status) {
    return status != Status::pass && status != Status::skip;
}

Result skipped(std::string reason) {
    return {Status::skip, {}, std::move(reason)};
}

Result failed(std::string text, std::vector<json> log) {
    return {Status::fail, {{std::move(text), std::move(log)}}, {}};
}

Result warned(std::string text, std::vector<json> log) {
    return {Status::warn, {{std::move(text), std::move(log)}}, {}};
}

Result failedIf(std::vector<Finding> findings) {
    const Status status = findings.empty() ? Status::pass : Status::fail;
    return {status, std::move(findings), {}};
}

} // namespace attune::check
