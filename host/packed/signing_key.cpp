// SPDX-License-Identifier: Apache-2.0
#include "packed/signing_key.hpp"

#include "catalog/file.hpp"
#include "store/file_access.hpp"
#include "vault/hex.hpp"

namespace attune::packed {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view form = "attune signing key 1 ";

std::string text(const vault::Key &seed) {
    return std::string(form) + vault::toHex(seed.bytes()) + "\n";
}

Result<vault::Key> read(const std::filesystem::path &file) {
    std::error_code failed;
    const fs::perms perms = fs::status(file, failed).permissions();
    if (!failed && (perms & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none) {
        return fail("packed.key",
                    "Others on this computer can read or change this signing key, and so could sign in your name. If "
                    "nobody did, make it yours alone: chmod 600 " +
                        file.string(),
                    {.file = file.string()});
    }
    return catalog::readFile(file).and_then([&](const std::string &found) -> Result<vault::Key> {
        vault::Key seed;
        const std::string_view hex = std::string_view(found).substr(std::min(found.size(), form.size()));
        if (!found.starts_with(form) || !hex.ends_with('\n') ||
            !vault::fromHex(hex.substr(0, hex.size() - 1), seed.bytes())) {
            return fail(
                "packed.key",
                "This is no signing key, or it is damaged. Bring it back from a copy; or name another file, and a "
                "new key is made there, which those who trusted the old one have to trust anew.",
                {.file = file.string()});
        }
        return seed;
    });
}

// Of several that make it at once, all sign with the one that stays.
Result<vault::Key> make(const std::filesystem::path &file) {
    return store::makeFolder(file.parent_path())
        .and_then([&] { return store::NewFile::beginAmongOthers(file); })
        .and_then([&](store::NewFile fresh) {
            return fresh.write(text(vault::Key::random())).and_then([&] { return fresh.takeFreePlace(); });
        })
        .and_then([&](bool) { return read(file); });
}

} // namespace

bool isSigner(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<SigningKey> SigningKey::readOrMake(const std::filesystem::path &file) {
    std::error_code failed;
    const bool there = std::filesystem::exists(file, failed) || failed;
    return (there ? read(file) : make(file)).map([](vault::Key seed) { return SigningKey(std::move(seed)); });
}

std::string SigningKey::signer() const {
    return vault::toHex(m_writer.face());
}

std::string SigningKey::sign(std::string_view text) const {
    const vault::Signature signature = m_writer.sign(text);
    return {signature.begin(), signature.end()};
}

bool isSignedBy(std::string_view signer, std::string_view text, std::string_view signature) {
    vault::Face face;
    vault::Signature bytes{};
    if (signature.size() != bytes.size() || !isSigner(signer) || !vault::fromHex(signer, face.key)) {
        return false;
    }
    std::ranges::copy(signature, bytes.begin());
    return face.signedThis(bytes, text);
}

std::string shortened(std::string_view signer) {
    std::string groups;
    for (std::size_t at = 0; at + 4 <= std::min<std::size_t>(signer.size(), 16); at += 4) {
        groups += (groups.empty() ? "" : " ") + std::string(signer.substr(at, 4));
    }
    return groups;
}

} // namespace attune::packed
