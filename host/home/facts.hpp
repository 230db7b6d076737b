// SPDX-License-Identifier: Apache-2.0
// People and relationships as entries of the log.
#pragma once

#include "home/home.hpp"

namespace attune::home {

inline constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

[[nodiscard]] json toJson(const Person &person);
[[nodiscard]] json toJson(const Relationship &relationship);
[[nodiscard]] Person personFrom(const json &body);             // throws json::exception
[[nodiscard]] Relationship relationshipFrom(const json &body); // throws json::exception

[[nodiscard]] Result<void> checkPerson(const Person &person);
[[nodiscard]] Result<void> checkMembers(const std::string &pair, const std::vector<std::string> &roles);

// Their id; empty for seat 0, which is the host.
[[nodiscard]] std::string personAt(const core::Opening &opening, core::Seat seat);
// 0: they were not there.
[[nodiscard]] core::Seat seatOf(const core::Opening &opening, std::string_view person);
[[nodiscard]] bool isMember(const Relationship &relationship, std::string_view person);

// The next key of a vault, as one of its people keeps it.
[[nodiscard]] vault::Entry keyEntry(const std::string &person, const vault::Keys &keys, const vault::VaultId &vault,
                                    const vault::Key &next);
void foldKey(vault::Keys &keys, const json &body); // throws std::exception

[[nodiscard]] vault::Entry openingEntry(const core::Opening &opening);
[[nodiscard]] vault::Entry sharedEntry(const core::Opening &opening, const core::SharedRecord &record);
[[nodiscard]] vault::Entry ownEntry(const core::Opening &opening, const core::OwnRecord &record);
[[nodiscard]] vault::Entry boardEntry(const std::string &relationship, const core::BoardEntry &entry);

} // namespace attune::home
