// SPDX-License-Identifier: Apache-2.0
#include "vault/passphrase.hpp"

#include <fstream>
#include <set>
#include <sodium.h>
#include <vector>

namespace attune::vault {
namespace {

constexpr std::size_t listLength = 2048, wordsDrawn = 6;

std::vector<std::string> listFrom(const std::filesystem::path &file) {
    std::ifstream in(file);
    std::vector<std::string> words;
    for (std::string word; std::getline(in, word);) {
        words.push_back(word);
    }
    return words;
}

} // namespace

Result<std::string> suggestPassphrase(const std::filesystem::path &folder, std::string_view language) {
    auto words = listFrom(folder / ("passphrase." + std::string(language) + ".txt"));
    if (words.empty()) {
        words = listFrom(folder / "passphrase.en.txt");
    }
    if (words.size() != listLength || std::set(words.begin(), words.end()).size() != listLength) {
        return fail("vault.words", "The list of words for passphrases is not whole. Install Attune again.",
                    {.file = folder.string()});
    }
    std::string drawn;
    for (std::size_t i = 0; i < wordsDrawn; ++i) {
        drawn += (i == 0 ? "" : " ") + words[randombytes_uniform(static_cast<std::uint32_t>(words.size()))];
    }
    return drawn;
}

} // namespace attune::vault
