// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include "cli/ask.hpp"
#include "cli/draw.hpp"
#include "cli/passphrase.hpp"

#include <algorithm>
#include <charconv>
#include <istream>

namespace attune::cli {
namespace {

using Kind = home::Screen::Kind;

// One line of the menu: what it says, and what happens.
struct Entry {
    std::string text;
    core::Seat seat = 0;
    json node; // an input, resolved; null for everything else
    core::Act act = core::Leave{};
};

class Terminal {
public:
    Terminal(home::Play &play, const catalog::Texts &words, std::istream &in, PlainStream &out, bool clears)
        : m_play(play), m_words(words), m_in(in), m_out(out), m_clears(clears) {}

    Result<void> run() {
        for (;;) {
            if (auto ticked = m_play.tick(); !ticked) {
                return tl::unexpected(ticked.error());
            }
            const home::Screen screen = m_play.screen();
            clear(screen.kind);
            drawScreen(m_out, screen, m_play, m_words);
            sayNotice();
            if (screen.kind == Kind::ended) {
                return {};
            }
            if (const auto done = step(screen); !done && !goes(done.error())) {
                return m_play.act(core::Leave{});
            }
        }
    }

private:
    void clear(Kind kind) {
        if (m_clears && kind == Kind::handOver) {
            // From either screen to the first, and the scroll-back too: the next person must not read back.
            m_out.steer("\033[?1049l\033[2J\033[3J\033[H");
        }
    }
    void sayNotice() {
        if (!m_notice.empty()) {
            m_out << "\n" << wrapped(m_notice, 2) << "\n";
            m_notice.clear();
        }
    }
    std::string own(core::Seat seat, const char *key) {
        return ownWords(m_play, seat, m_words).text(std::string_view(key));
    }

    // False: they leave.
    bool goes(Way way) {
        if (way == Way::pause) {
            act(core::Pause{20});
        } else if (way == Way::stop) {
            act(core::Stop{});
        }
        return way != Way::leave;
    }

    using Stepped = tl::expected<void, Way>;

    Stepped step(const home::Screen &screen) {
        switch (screen.kind) {
        case Kind::handOver:
            return onEnter(own(screen.seat, "term.press_enter"), [&] { sit(screen); });
        case Kind::paused:
            return onEnter(own(0, "term.go_on"), [&] { act(core::Resume{}); });
        case Kind::trouble:
            return onEnter(own(0, "term.try_again"), [] {});
        default:
            return choose(screen);
        }
    }

    // Whoever has a passphrase shows with it that they are there.
    void sit(const home::Screen &screen) {
        home::Play::Typed typed;
        for (const json &locked : screen.host.value("locked", json::array())) {
            const auto seat = locked.get<core::Seat>();
            const std::string prompt =
                ownWords(m_play, seat, m_words)
                    .text(json{{"key", "lock.passphrase_of"}, {"args", {{"name", {{"seat", seat}}}}}});
            if (auto passphrase = askPassphrase(m_in, m_out, prompt)) {
                typed.emplace(seat, *std::move(passphrase));
            }
        }
        keep(m_play.sit(screen.seat, typed));
    }

    // Nothing but Enter will do: what was typed ahead must not open the page of the next person.
    template <class Do> Stepped onEnter(const std::string &prompt, Do act) {
        return readLine(m_in, m_out, prompt).map([&](const std::string &said) {
            if (said.empty()) {
                act();
            } else {
                m_notice = own(0, "term.only_enter");
            }
        });
    }

    Stepped choose(const home::Screen &screen) {
        const auto entries = menu(screen);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            m_out << "  " << i + 1 << "  " << entries[i].text << "\n";
        }
        const auto said = readLine(m_in, m_out, own(screen.seat, "term.menu"));
        if (!said) {
            return tl::unexpected(said.error());
        }
        if (const auto number = indexOf(*said, entries.size())) {
            return use(entries[*number], screen.seen);
        }
        if (!said->empty()) {
            m_notice = own(screen.seat, "term.no_choice");
        }
        return {};
    }

    static std::optional<std::size_t> indexOf(const std::string &text, std::size_t size) {
        std::size_t value = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool whole = failed == std::errc() && end == text.data() + text.size();
        return whole && value >= 1 && value <= size ? std::optional(value - 1) : std::nullopt;
    }

    std::vector<Entry> menu(const home::Screen &screen) {
        std::vector<Entry> entries;
        for (const json &tree : screen.views) {
            const core::Seat seat = tree.at("seat");
            for (const json &node : tree.at("nodes")) {
                addNode(entries, node, seat, screen);
            }
        }
        return entries;
    }

    std::string named(core::Seat seat, const std::string &text, const home::Screen &screen) {
        return screen.views.size() < 2
                   ? text
                   : m_play.words(seat).reader().seats[static_cast<std::size_t>(seat - 1)].name + ": " + text;
    }

    void addNode(std::vector<Entry> &entries, const json &node, core::Seat seat, const home::Screen &screen) {
        if (node.contains("privacy") && !node.value("answered", false) && !node.value("sealed", false)) {
            entries.push_back({named(seat, node.at("label"), screen), seat, node});
        }
        for (const json &action : node.value("actions", json::array())) {
            entries.push_back({named(seat, action.at("text"), screen),
                               seat,
                               {},
                               core::Use{seat, action.at("intent"), {}, screen.seen, {}}});
        }
        if (node.at("kind") == "reveal" && node.value("pending", false) && !contains(node.at("pressed"), seat)) {
            entries.push_back(
                {named(seat, own(seat, "term.open"), screen), seat, {}, core::Press{seat, node.at("reveal")}});
        }
        if (node.at("kind") == "agreement" && node.value("open", false) && !contains(node.at("accepted"), seat)) {
            entries.push_back({named(seat, own(seat, "term.accept"), screen),
                               seat,
                               {},
                               core::Decide{seat, node.at("proposal"), true}});
            entries.push_back({named(seat, own(seat, "term.decline"), screen),
                               seat,
                               {},
                               core::Decide{seat, node.at("proposal"), false}});
        }
    }
    static bool contains(const json &list, core::Seat seat) {
        return std::ranges::any_of(list, [&](const json &one) { return one == seat; });
    }

    Stepped use(const Entry &entry, std::uint64_t seen) {
        if (entry.node.is_null()) {
            act(entry.act);
            return {};
        }
        return ask(m_in, m_out, entry.node, ownWords(m_play, entry.seat, m_words)).map([&](Answer answer) {
            act(core::Use{entry.seat, entry.node.at("id"), std::move(answer.value), seen, std::move(answer.held)});
        });
    }

    void act(const core::Act &act) { keep(m_play.act(act)); }
    void keep(const Result<void> &done) {
        if (!done) {
            m_notice = done.error().sentence;
        }
    }

    home::Play &m_play;
    const catalog::Texts &m_words;
    std::istream &m_in;
    PlainStream &m_out;
    bool m_clears;
    std::string m_notice;
};

} // namespace

Result<void> playInTerminal(home::Play &play, const catalog::Texts &words, std::istream &in, PlainStream &out,
                            bool clears) {
    return Terminal(play, words, in, out, clears).run();
}

} // namespace attune::cli
