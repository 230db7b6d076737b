// SPDX-License-Identifier: Apache-2.0
#include "log/event.hpp"

#include <algorithm>

namespace attune::log {
namespace {

constexpr std::size_t longest = 64;
constexpr std::string_view base32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view dotted = "abcdefghijklmnopqrstuvwxyz0123456789._-";

bool consistsOf(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string reversedDomain(std::string_view id) {
    const bool good = id.size() <= longest && consistsOf(id, dotted) && id.find('.') != std::string_view::npos;
    return good ? std::string(id) : "invalid";
}

} // namespace

Id Id::session(std::string_view id) {
    constexpr std::size_t length = 26;
    return Id("session=" + (id.size() == length && consistsOf(id, base32) ? std::string(id) : "invalid"));
}

Id Id::plugin(std::string_view id) {
    return Id("plugin=" + reversedDomain(id));
}

Id Id::activity(std::string_view id) {
    return Id("activity=" + reversedDomain(id));
}

std::string lineOf(const Event &event) {
    std::string line(nameOf(event.code));
    if (event.id)
        line += ' ' + event.id->text();
    for (const Field &field : event.fields)
        if (!field.name.text().empty())
            line.append(1, ' ').append(field.name.text()).append(1, '=').append(std::to_string(field.value));
    return line;
}

} // namespace attune::log
