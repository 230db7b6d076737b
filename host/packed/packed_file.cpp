// SPDX-License-Identifier: Apache-2.0
#include "packed/packed_file.hpp"

#include "core/json.hpp"
#include "vault/hex.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <regex>
#include <set>
#include <sodium.h>

namespace attune::packed {
namespace {

constexpr std::string_view magic = "ATTUNE PLUGIN 1\n";
constexpr std::string_view family = "ATTUNE PLUGIN ";
constexpr std::size_t lengthBytes = 4, signatureBytes = 64, mostHead = 64 << 10;

tl::unexpected<Error> malformed(std::string why) {
    return fail("packed.form",
                "This is no packed plugin that can be read: " + std::move(why) + ". Get the file once more.");
}

std::string lengthOf(std::string_view head) {
    std::string bytes;
    for (std::size_t i = 0; i < lengthBytes; ++i) {
        bytes += static_cast<char>(head.size() >> 8 * i & 0xff);
    }
    return bytes;
}

std::string headOf(const Packed &packed, const std::string &signer) {
    json files = json::array();
    for (const File &file : packed.files) {
        files.push_back({{"path", file.path}, {"size", file.bytes.size()}, {"sha256", sumOf(file.bytes)}});
    }
    return canonical({{"files", files}, {"plugin", packed.plugin}, {"signer", signer}, {"version", packed.version}});
}

// Takes pieces off the front; nothing is taken that is not there.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}
    std::optional<std::string_view> take(std::size_t size) {
        if (size > m_rest.size()) {
            return {};
        }
        const std::string_view piece = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return piece;
    }
    std::optional<std::size_t> takeLength() {
        const auto bytes = take(lengthBytes);
        std::size_t length = 0;
        for (std::size_t i = 0; bytes && i < lengthBytes; ++i) {
            length |= std::size_t{static_cast<unsigned char>((*bytes)[i])} << 8 * i;
        }
        return bytes ? std::optional(length) : std::nullopt;
    }
    [[nodiscard]] bool isEmpty() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

bool isText(const json &object, const char *key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string();
}

bool isEntry(const json &entry) {
    return entry.is_object() && entry.size() == 3 && isText(entry, "path") && isText(entry, "sha256") &&
           isIntegerWithin(entry.value("size", json()), 0, static_cast<std::int64_t>(mostBytes)) &&
           isPart(entry["path"].get_ref<const std::string &>());
}

bool isHead(const json &head) {
    return head.is_object() && head.size() == 4 && isText(head, "plugin") && isText(head, "version") &&
           isText(head, "signer") && head.value("files", json()).is_array() && !head["files"].empty() &&
           head["files"].size() <= mostFiles && std::ranges::all_of(head["files"], isEntry);
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

// Sorted, and different even where a disk does not tell large letters from small.
bool areInOrder(const json &files) {
    std::set<std::string> seen;
    std::string last;
    for (const json &file : files) {
        const std::string path = file["path"];
        if ((!last.empty() && path <= last) || !seen.insert(lower(path)).second) {
            return false;
        }
        last = path;
    }
    return true;
}

Result<std::vector<File>> filesFrom(const json &listed, Reader &reader) {
    std::vector<File> files;
    for (const json &one : listed) {
        const auto bytes = reader.take(one["size"].get<std::size_t>());
        if (!bytes) {
            return malformed("it is cut short");
        }
        if (sumOf(*bytes) != one["sha256"].get_ref<const std::string &>()) {
            return fail("packed.altered",
                        "This file was changed after it was signed, so none of it is used. Get it once more "
                        "from where it came.");
        }
        files.push_back({one["path"], std::string(*bytes)});
    }
    return reader.isEmpty() ? Result<std::vector<File>>(std::move(files))
                            : malformed("there is more in it than it says");
}

} // namespace

bool isPart(std::string_view path) {
    static const std::regex parts(
        R"((plugin\.toml|README\.md|LICENSE|text(\.[A-Za-z-]{2,20})?\.toml)"
        R"(|[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.(so|schema\.json))"
        R"(|(exercises|starter)/[a-z][a-z0-9_]{0,99}/((exercise|text(\.[A-Za-z-]{2,20})?)\.toml|course\.json)))");
    return path.size() <= 250 && std::regex_match(path.begin(), path.end(), parts);
}

std::string sumOf(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
    crypto_hash_sha256(sum.data(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    return vault::toHex(sum);
}

std::string toBytes(const Packed &packed, const SigningKey &key) {
    const std::string head = headOf(packed, key.signer());
    std::string bytes = std::string(magic) + lengthOf(head) + head;
    bytes += key.sign(bytes);
    for (const File &file : packed.files) {
        bytes += file.bytes;
    }
    return bytes;
}

Result<Packed> packedFrom(std::string_view bytes) {
    if (bytes.starts_with(family) && !bytes.starts_with(magic)) {
        return malformed("it was packed by a newer Attune, or damaged");
    }
    Reader reader(bytes);
    const auto begins = reader.take(magic.size());
    const auto length = reader.takeLength();
    if (begins != magic || !length || *length > mostHead) {
        return malformed("it does not begin like one");
    }
    const auto text = reader.take(*length), signature = reader.take(signatureBytes);
    if (!text || !signature) {
        return malformed("it is cut short");
    }
    const auto head = parseCanonical(*text);
    if (!head || !isHead(*head) || canonical(*head) != *text || !areInOrder((*head)["files"])) {
        return malformed("the list of what is in it is not of the right form");
    }
    if (!isSignedBy((*head)["signer"].get_ref<const std::string &>(),
                    bytes.substr(0, magic.size() + lengthBytes + text->size()), *signature)) {
        return fail("packed.altered",
                    "The signature of this file is not right, so none of it is used. Get it once more from "
                    "where it came.");
    }
    return filesFrom((*head)["files"], reader).map([&](std::vector<File> files) {
        return Packed{(*head)["plugin"], (*head)["version"], (*head)["signer"], std::move(files)};
    });
}

} // namespace attune::packed
