// SPDX-License-Identifier: Apache-2.0
#include "home/facts.hpp"

#include "core/values.hpp"
#include "vault/hex.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace attune::home {
namespace {

template <std::size_t N> bool isOneOf(const std::string &word, const std::array<const char *, N> &words) {
    return std::ranges::any_of(words, [&](const char *w) { return word == w; });
}
constexpr std::array bands{"child", "teen", "adult"};
constexpr std::array grammars{"f", "m", "n"};
constexpr std::array parents{"mother", "father", "parent"};
constexpr std::array children{"son", "daughter", "child"};

constexpr std::size_t longestName = 40;

} // namespace

json toJson(const Person &p) {
    return {{"kind", "person"},       {"id", p.id},     {"name", p.name},      {"colour", p.colour}, {"shape", p.shape},
            {"language", p.language}, {"band", p.band}, {"grammar", p.grammar}};
}

Person personFrom(const json &b) {
    return {b.at("id"), b.at("name"), b.at("colour"), b.at("shape"), b.at("language"), b.at("band"), b.at("grammar")};
}

json toJson(const Relationship &r) {
    json members = json::array();
    for (const Member &member : r.members) {
        members.push_back({{"person", member.person}, {"role", member.role}});
    }
    return {{"kind", "relationship"}, {"id", r.id}, {"pair", r.pair}, {"members", std::move(members)}};
}

Relationship relationshipFrom(const json &b) {
    Relationship r{b.at("id"), b.at("pair"), {}};
    for (const json &member : b.at("members")) {
        r.members.push_back({member.at("person"), member.at("role")});
    }
    return r;
}

Result<void> checkPerson(const Person &person) {
    const auto length = core::characters(person.name);
    const bool blank = std::ranges::all_of(person.name, [](char c) { return c == ' '; });
    if (blank || length > longestName) {
        return fail("home.name", "Please give each person a name of 1 to 40 letters; a nickname is fine.");
    }
    if (!isOneOf(person.band, bands)) {
        return fail("home.band", "The age band is one of child, teen, adult.");
    }
    if (!isOneOf(person.grammar, grammars)) {
        return fail("home.grammar", "The form of address is one of f, m, n.");
    }
    if (person.language.empty() || person.language.size() > 35) {
        return fail("home.language", "The language is a short code such as en or es.");
    }
    return {};
}

Result<void> checkMembers(const std::string &pair, const std::vector<std::string> &roles) {
    const auto count = [&](const auto &wanted) {
        return std::ranges::count_if(roles, [&](const std::string &role) { return isOneOf(role, wanted); });
    };
    if (pair == "couple") {
        if (roles.size() == 2 && count(std::array{"partner"}) == 2) {
            return {};
        }
        return fail("home.members", "A couple is two people, each with the role partner.");
    }
    if (pair == "parent_child") {
        if (roles.size() == 2 && count(parents) == 1 && count(children) == 1) {
            return {};
        }
        return fail("home.members",
                    "A parent and child are two people: one mother, father or parent, and one son, daughter or child.");
    }
    if (pair == "family") {
        return roles.size() >= 2 ? Result<void>{} : fail("home.members", "A family here is at least two people.");
    }
    return fail("home.pair", "A relationship is couple, parent_child or family.");
}

core::Seat seatOf(const core::Opening &opening, std::string_view person) {
    const auto at = std::ranges::find(opening.seats, person, &core::SeatInfo::person);
    return at == opening.seats.end() ? 0 : static_cast<core::Seat>(at - opening.seats.begin()) + 1;
}

bool isMember(const Relationship &relationship, std::string_view person) {
    return std::ranges::find(relationship.members, person, &Member::person) != relationship.members.end();
}

std::string personAt(const core::Opening &opening, core::Seat seat) {
    return seat < 1 ? std::string() : opening.seats.at(static_cast<std::size_t>(seat - 1)).person;
}

vault::Entry keyEntry(const std::string &person, const vault::Keys &keys, const vault::VaultId &vault,
                      const vault::Key &next) {
    const vault::VaultId own = vault::personVault(person);
    return {own,
            {{"kind", "key"},
             {"vault", vault},
             {"key", vault::toHex(next.bytes())},
             {"epoch", keys.epoch(vault) + 1},
             {"of", keys.epoch(own)}}};
}

void foldKey(vault::Keys &keys, const json &body) {
    vault::Key key;
    if (!vault::fromHex(body.at("key").get_ref<const std::string &>(), key.bytes())) {
        throw std::invalid_argument("not a key");
    }
    if (keys.isAnother(body.at("vault").get_ref<const std::string &>(), key, body.at("epoch"))) {
        throw std::invalid_argument("there is one");
    }
    keys.hold(body.at("vault"), key, body.at("epoch"));
}

vault::Entry openingEntry(const core::Opening &o) {
    return {vault::relationshipVault(o.relationship), {{"kind", "session.opened"}, {"opening", toJson(o)}}};
}

vault::Entry sharedEntry(const core::Opening &o, const core::SharedRecord &record) {
    return {vault::relationshipVault(o.relationship),
            {{"kind", "session.shared"}, {"session", o.session}, {"record", toJson(record)}},
            personAt(o, record.event.actor)};
}

vault::Entry ownEntry(const core::Opening &o, const core::OwnRecord &record) {
    // What is begun at the table, all may read; the rest is for its owner.
    const std::string owner = personAt(o, record.seat);
    const auto vault =
        record.privacy == core::Privacy::shared ? vault::relationshipVault(o.relationship) : vault::personVault(owner);
    return {vault, {{"kind", "session.own"}, {"session", o.session}, {"record", toJson(record)}}, owner};
}

vault::Entry boardEntry(const std::string &relationship, const core::BoardEntry &entry) {
    return {vault::relationshipVault(relationship),
            {{"kind", "board"}, {"relationship", relationship}, {"entry", toJson(entry)}}};
}

} // namespace attune::home
