// SPDX-License-Identifier: Apache-2.0
#include "vault/row_frame.hpp"

#include "vault/row_format.hpp"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace attune::vault {
namespace {

using namespace format;

std::array<unsigned char, checksumSize> checksum(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> whole{};
    crypto_generichash(whole.data(), whole.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
                       nullptr, 0);
    std::array<unsigned char, checksumSize> half{};
    std::ranges::copy_n(whole.begin(), checksumSize, half.begin());
    return half;
}

void putLength(std::string &to, std::size_t length, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        to += static_cast<char>(length >> 8 * i & 0xff);
}

// Takes bytes off the front; an empty optional once there are too few.
std::optional<std::string_view> take(std::string_view &from, std::size_t size) {
    if (from.size() < size)
        return std::nullopt;
    const auto taken = from.substr(0, size);
    from.remove_prefix(size);
    return taken;
}

std::optional<std::string_view> takePrefixed(std::string_view &from, std::size_t lengthSize) {
    const auto bytes = take(from, lengthSize);
    if (!bytes)
        return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = lengthSize; i > 0; --i)
        length = length << 8 | static_cast<unsigned char>((*bytes)[i - 1]);
    return take(from, length);
}

tl::unexpected<Error> damaged() {
    return fail("vault.damaged", "A record is damaged and cannot be read. The others are not touched by it; "
                                 "restore a backup to get it back.");
}

bool matches(std::string_view content, std::string_view sum) {
    return std::ranges::equal(checksum(content), sum, {}, {}, [](char c) { return static_cast<unsigned char>(c); });
}

} // namespace

Result<store::Row> writeFrame(const Frame &frame) {
    if (frame.vault.empty() || frame.vault.size() > maxVaultId)
        return fail("vault.id", "The name of a vault has to have 1 to " + std::to_string(maxVaultId) + " bytes.");
    std::string text(magic);
    text += static_cast<char>(version);
    text += static_cast<char>(Kind::plain);
    putLength(text, frame.vault.size(), vaultLengthSize);
    text += frame.vault;
    putLength(text, frame.body.size(), bodyLengthSize);
    text += frame.body;
    const auto sum = checksum(text);
    text.append(sum.begin(), sum.end());
    if (text.size() > store::maxRowBytes)
        return fail("vault.too_large", "This is too long to be kept (more than 4 MiB). Shorten it, then try again.");
    const auto bytes = std::as_bytes(std::span(text));
    return store::Row(bytes.begin(), bytes.end());
}

// The checksum comes first: it stands at the end in every version, so a damaged row never passes for a newer one.
Result<std::optional<Frame>> readFrame(std::span<const std::byte> row) {
    std::string_view rest(reinterpret_cast<const char *>(row.data()), row.size());
    if (rest.size() < headSize + checksumSize)
        return damaged();
    const auto sum = rest.substr(rest.size() - checksumSize);
    rest.remove_suffix(checksumSize);
    if (!rest.starts_with(magic) || !matches(rest, sum))
        return damaged();
    const auto head = *take(rest, headSize);
    if (head[2] != static_cast<char>(version) || head[3] != static_cast<char>(Kind::plain))
        return std::nullopt;
    const auto vault = takePrefixed(rest, vaultLengthSize);
    const auto body = takePrefixed(rest, bodyLengthSize);
    if (!vault || !body || !rest.empty())
        return damaged();
    return Frame{*vault, *body};
}

} // namespace attune::vault
