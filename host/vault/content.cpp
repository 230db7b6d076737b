// SPDX-License-Identifier: Apache-2.0
#include "vault/content.hpp"

#include "vault/hex.hpp"

#include <sodium.h>
#include <utility>

namespace attune::vault {
namespace {

std::optional<Content> contentFrom(json text) {
    try {
        Content content;
        content.mine = text.at("mine");
        if (!fromHex(text.at("before").get_ref<const std::string &>(), content.before)) {
            return std::nullopt;
        }
        if (text.contains("erased")) {
            content.erased = text["erased"].get<std::vector<store::Position>>();
        } else if (text.contains("writer")) {
            content.writer = std::move(text["writer"]);
        } else {
            content.body = std::move(text.at("body"));
        }
        content.by = text.value("by", "");
        if (!content.by.empty() && !fromHex(text.at("signature").get_ref<const std::string &>(), content.signature)) {
            return std::nullopt;
        }
        return content;
    } catch (const json::exception &) {
        return std::nullopt;
    }
}

// Most rows end with their signature: what was signed is then the text without it, and need not be written anew.
std::string withoutSignature(const std::string &text, const Content &content) {
    const std::string end = R"(,"signature":")" + toHex(content.signature) + R"("})";
    return text.ends_with(end) ? text.substr(0, text.size() - end.size()) + "}" : canonical(toJson(content));
}

} // namespace

json toJson(const Content &content) {
    json text = {{"before", toHex(content.before)}, {"mine", content.mine}};
    if (!content.erased.empty()) {
        text["erased"] = content.erased;
    } else if (!content.writer.is_null()) {
        text["writer"] = content.writer;
    } else {
        text["body"] = content.body;
    }
    if (!content.by.empty()) {
        text["by"] = content.by;
    }
    return text;
}

std::optional<Said> saidIn(const Keys::Opener &opener, store::Position position, std::span<const std::byte> row) {
    const auto text = openRow(*opener.keys, {*opener.vault, position}, row);
    auto parsed = text ? parseCanonical(*text, contentLimits) : Result<json>(fail("", ""));
    auto content = parsed ? contentFrom(*std::move(parsed)) : std::nullopt;
    if (!content) {
        return std::nullopt;
    }
    std::string was =
        content->by.empty() ? std::string() : signedText(*opener.vault, position, withoutSignature(*text, *content));
    return Said{*std::move(content), std::move(was)};
}

std::string signedText(const VaultId &vault, store::Position position, const std::string &text) {
    return "attune signed row 1\n" + vault + "\n" + std::to_string(position) + "\n" + text;
}

ChainHash chained(const ChainHash &before, std::span<const std::byte> row, bool sealed) {
    crypto_generichash_state state;
    ChainHash sum{};
    const auto add = [&](std::span<const std::byte> bytes) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    };
    crypto_generichash_init(&state, nullptr, 0, sum.size());
    add(std::as_bytes(std::span(before)));
    add(sealed ? lasting(row) : row);
    crypto_generichash_final(&state, sum.data(), sum.size());
    return sum;
}

} // namespace attune::vault
