// SPDX-License-Identifier: Apache-2.0
#include "vault/secret.hpp"

#include <catch2/catch_test_macros.hpp>
#include <concepts>
#include <ostream>
#include <spdlog/fmt/fmt.h>

using namespace attune::vault;

namespace {

template <class T>
concept Printable = requires(std::ostream &out, const T &value) { out << value; };
static_assert(Printable<int> && !Printable<Key> && !Printable<Passphrase> && !Printable<Secret>);
static_assert(fmt::is_formattable<int>::value && !fmt::is_formattable<Key>::value &&
              !fmt::is_formattable<Passphrase>::value);
static_assert(!std::copy_constructible<Key> && !std::copyable<Secret> && !std::equality_comparable<Key>);
static_assert(std::movable<Key>);

std::string text(Bytes bytes) {
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace

TEST_CASE("Keys are of 32 bytes, and no two are alike") {
    CHECK(Key::random().size() == 32);
    CHECK(text(Key::random().bytes()) != text(Key::random().bytes()));
    CHECK(text(Key().bytes()) == std::string(32, '\0'));
}

TEST_CASE("A derived key depends on its source and its purpose, and tells nothing of either") {
    const Key one = Key::random();
    CHECK(text(derive(one, "a").bytes()) == text(derive(one, "a").bytes()));
    CHECK(text(derive(one, "a").bytes()) != text(derive(one, "b").bytes()));
    CHECK(text(derive(one, "a").bytes()) != text(derive(Key::random(), "a").bytes()));
    CHECK(text(derive(one, "a").bytes()) != text(one.bytes()));
}

TEST_CASE("A passphrase of any length is kept as typed") {
    for (const std::string typed : {"", "x", "six words that somebody made up", "ñandú 日本"}) {
        CHECK(text(Passphrase(typed).bytes()) == typed);
    }
}
