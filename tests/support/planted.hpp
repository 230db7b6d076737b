// SPDX-License-Identifier: Apache-2.0
// Texts that stand nowhere else in the world, and where they turn up. All of one run begin alike, so one search finds any.
#pragma once

#include <cstring>
#include <sodium.h>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace attune::test {

// What somebody typed, as it shows in the text itself.
enum class Planted : char { passphrase = 'p', name = 'n', title = 'x', own = 's', shared = 't' };

// `run`: letters. `seat`: whose; 0: nobody's.
inline std::string plantedText(const std::string &run, Planted kind, int seat, std::size_t number) {
    std::string digits = std::to_string(number);
    return run + static_cast<char>(kind) + std::to_string(seat) + std::string(7 - digits.size(), '0') + digits;
}
inline constexpr std::size_t plantedTail = 9; // characters after the run's

inline std::string inHex(std::string_view text, bool capitals = false) {
    std::string hex;
    for (const char c : text) {
        for (const int digit : {c / 16, c % 16}) { // of ASCII
            hex += (capitals ? "0123456789ABCDEF" : "0123456789abcdef")[digit];
        }
    }
    return hex;
}

inline std::string inBase64(std::string_view text) {
    std::string out(sodium_base64_ENCODED_LEN(text.size(), sodium_base64_VARIANT_ORIGINAL_NO_PADDING), 0);
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                      sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    out.pop_back();
    return out;
}

inline std::string inUtf16(std::string_view text, bool bigEndian = false) {
    std::string wide;
    for (const char c : text) {
        wide += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return wide;
}

struct Sighting {
    std::string place, form;
    std::string text; // as it was planted; empty where the form hides which one it is
    bool operator<(const Sighting &other) const {
        return std::tie(place, form, text) < std::tie(other.place, other.form, other.text);
    }
};

// Looks for whatever begins as the texts of `run` do, however it is written.
class Search {
public:
    explicit Search(const std::string &run) : m_run(run.size()) {
        m_forms = {{"plain", run, 1},
                   {"UTF-16", inUtf16(run).substr(0, run.size() * 2 - 1), 2}, // whichever byte comes first
                   {"hex", inHex(run), 0}};
        if (inHex(run, true) != inHex(run)) { // else each would be found twice
            m_forms.push_back({"hex", inHex(run, true), 0});
        }
        for (const std::size_t before : {0U, 1U, 2U}) { // characters that stand before it change how it is written
            const std::string whole = inBase64(std::string(before, 'x') + run);
            const std::size_t from = (before * 8 + 5) / 6, sure = (before + run.size()) * 8 / 6;
            m_forms.push_back({"base64", whole.substr(from, sure - from), 0});
        }
    }

    void in(const std::string &place, std::string_view bytes, std::vector<Sighting> &found) const {
        for (const Form &form : m_forms) {
            const char *at = bytes.data(), *end = at + bytes.size();
            while ((at = find(at, end, form.needle)) != nullptr) {
                found.push_back({place, form.name, textAt({at, static_cast<std::size_t>(end - at)}, form)});
                at += form.needle.size();
            }
        }
    }
    [[nodiscard]] std::vector<Sighting> in(const std::string &place, std::string_view bytes) const {
        std::vector<Sighting> found;
        in(place, bytes, found);
        return found;
    }

private:
    struct Form {
        std::string name, needle;
        std::size_t width; // bytes a character; 0: not to be read in place
    };
    static const char *find(const char *at, const char *end, const std::string &needle) {
        return static_cast<const char *>(
            ::memmem(at, static_cast<std::size_t>(end - at), needle.data(), needle.size()));
    }
    [[nodiscard]] std::string textAt(std::string_view bytes, const Form &form) const {
        std::string text;
        for (std::size_t i = 0; i < (m_run + plantedTail) * form.width && i < bytes.size(); i += form.width) {
            text += bytes[i];
        }
        return text;
    }

    std::size_t m_run;
    std::vector<Form> m_forms;
};

} // namespace attune::test
