// SPDX-License-Identifier: Apache-2.0
// A plugin as one signed file. Its form: docs/packed-file.md.
#pragma once

#include "core/error.hpp"
#include "packed/signing_key.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune::packed {

inline constexpr std::size_t mostFiles = 200;
inline constexpr std::size_t mostBytes = std::size_t{64} << 20; // of all of them

struct File {
    std::string path; // inside the bundle: "exercises/my_ritual/text.en.toml"
    std::string bytes;
    bool operator==(const File &) const = default;
};

struct Packed {
    std::string plugin, version; // as in its plugin.toml
    std::string signer;          // who signed it: a public key, 64 hex digits
    std::vector<File> files;     // by path
};

// Whether a bundle may have a file of this name: of the few kinds that a plugin is made of, nowhere but inside, and the same
// on every disk.
[[nodiscard]] bool isPart(std::string_view path);

// SHA-256, as hex digits.
[[nodiscard]] std::string sumOf(std::string_view bytes);

// The bytes of the file; `signer` is not looked at.
[[nodiscard]] std::string toBytes(const Packed &packed, const SigningKey &key);
// Nothing in it is believed unless all of it is right. Error codes: packed.form (it is no such file, cut short, longer than it
// says, or of a newer form), packed.altered (what it holds is not what was signed).
[[nodiscard]] Result<Packed> packedFrom(std::string_view bytes);

} // namespace attune::packed
