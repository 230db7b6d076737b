// SPDX-License-Identifier: Apache-2.0
// A packed plugin of a stranger: as it is, and as somebody would sign it who wants to do harm. That form is the list of what is in
// it, a zero, and the files; "signer": "mine" and "sha256": "right" stand for what only they could put there.
#include "fuzz/fuzz.hpp"
#include "packed/packed_file.hpp"

#include <set>

using namespace attune;
using namespace attune::packed;

namespace {

const SigningKey &key() {
    static const SigningKey made = [] {
        const fuzz::Place folder;
        return SigningKey::readOrMake(folder.path() / "key").value();
    }();
    return made;
}

void sumUp(json &files, std::string_view bytes) {
    for (json &file : files) {
        if (!file.is_object())
            return;
        const json size = file.value("size", json());
        const auto taken = bytes.substr(0, isIntegerWithin(size, 0, 1 << 20) ? size.get<std::size_t>() : 0);
        bytes.remove_prefix(taken.size());
        if (file.value("sha256", json()) == "right")
            file["sha256"] = sumOf(taken);
    }
}

std::string length(std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < 4; ++i)
        bytes += static_cast<char>(size >> 8 * i & 0xff);
    return bytes;
}

std::optional<std::string> forged(std::string_view input) {
    const auto end = std::min(input.find('\0'), input.size());
    const auto bytes = input.substr(std::min(end + 1, input.size()));
    auto head = parseCanonical(input.substr(0, end));
    if (!head || !head->is_object())
        return {};
    if (head->value("signer", json()) == "mine")
        (*head)["signer"] = key().signer();
    if (head->contains("files") && (*head)["files"].is_array())
        sumUp((*head)["files"], bytes);
    const auto list = canonical(*head);
    const auto signedPart = "ATTUNE PLUGIN 1\n" + length(list.size()) + list;
    return signedPart + key().sign(signedPart) + std::string(bytes);
}

void open(std::string_view bytes) {
    const auto packed = packedFrom(bytes);
    if (!packed)
        return fuzz::mustBeTold(packed.error());
    std::set<std::string> paths;
    for (const File &file : packed->files) {
        fuzz::must(isPart(file.path) && file.path.find("..") == std::string::npos && file.path.front() != '/',
                   "no file is outside");
        fuzz::must(paths.insert(file.path).second, "no file is there twice");
    }
    fuzz::must(packed->signer != key().signer() || toBytes(*packed, key()) == bytes,
               "it is packed again to the same bytes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    open(fuzz::text(data, size));
    if (const auto bytes = forged(fuzz::text(data, size)))
        open(*bytes);
    return 0;
}

// Changes either the list or the files.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    const auto end = fuzz::text(data, size).find('\0');
    if (end == std::string_view::npos || seed % 4 == 0)
        return fuzz::mutateJson(data, size, most, seed);
    const std::string files(fuzz::text(data, size).substr(end));
    const auto list = fuzz::mutateJson(data, end, most - files.size(), seed);
    std::ranges::copy(files, data + list);
    return list + files.size();
}
