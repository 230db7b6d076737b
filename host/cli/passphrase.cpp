// SPDX-License-Identifier: Apache-2.0
#include "cli/passphrase.hpp"

#include <iostream>
#include <sodium.h>
#include <termios.h>
#include <unicode/normalizer2.h>
#include <unistd.h>

namespace attune::cli {
namespace {

// What is typed into the terminal of this program stays off the screen for as long as this lives.
class Unseen {
public:
    explicit Unseen(const std::istream &in) : m_on(&in == &std::cin && ::tcgetattr(STDIN_FILENO, &m_before) == 0) {
        if (m_on) {
            termios quiet = m_before;
            quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        }
    }
    ~Unseen() {
        if (m_on) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;
    [[nodiscard]] bool on() const { return m_on; }

private:
    termios m_before{};
    bool m_on;
};

void wipe(std::string &text) {
    sodium_memzero(text.data(), text.size());
}

// The form that every keyboard gives it.
std::string composed(const std::string &typed) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2 *form = icu::Normalizer2::getNFCInstance(error);
    std::string text;
    icu::StringByteSink<std::string> sink(&text);
    if (U_SUCCESS(error)) {
        form->normalizeUTF8(0, typed, sink, nullptr, error);
    }
    return U_SUCCESS(error) ? text : typed;
}

} // namespace

std::optional<vault::Passphrase> askPassphrase(std::istream &in, std::ostream &out, const std::string &prompt) {
    out << prompt << " > " << std::flush;
    std::string typed;
    {
        const Unseen unseen(in);
        if (!std::getline(in, typed)) {
            return std::nullopt;
        }
        if (unseen.on()) {
            out << '\n';
        }
    }
    std::string text = composed(typed);
    vault::Passphrase made(text);
    wipe(typed);
    wipe(text);
    return made;
}

Result<void> unlockAll(home::Home &home, std::istream &in, std::ostream &out) {
    const auto people = home.ring().people;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (home.isOpen(people[i].person)) {
            continue;
        }
        const auto typed = askPassphrase(in, out,
                                         "Passphrase of vault " + std::to_string(i + 1) + " of " +
                                             std::to_string(people.size()) + " (Enter alone leaves it closed)");
        if (auto done = typed && typed->size() > 0 ? home.unlock(people[i].person, *typed) : Result<void>{}; !done) {
            return done;
        }
    }
    return {};
}

} // namespace attune::cli
