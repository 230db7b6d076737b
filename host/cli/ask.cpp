// SPDX-License-Identifier: Apache-2.0
#include "cli/ask.hpp"

#include "cli/draw.hpp"
#include "core/values.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <istream>
#include <ostream>

namespace attune::cli {
namespace {

using Heard = tl::expected<json, std::string>; // or why not, in words
using Got = tl::expected<json, Way>;
using Hearing = std::function<Heard(const std::string &)>;

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string trimmed(const std::string &text) {
    constexpr const char *blanks = " \t\r";
    const auto from = text.find_first_not_of(blanks);
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

// "1 3", "1,3" or "1, 3"
std::vector<std::string> parts(const std::string &text) {
    constexpr const char *gaps = " ,;\t";
    std::vector<std::string> found;
    for (auto from = text.find_first_not_of(gaps); from != std::string::npos;) {
        const auto end = text.find_first_of(gaps, from);
        found.push_back(text.substr(from, end - from));
        from = text.find_first_not_of(gaps, end);
    }
    return found;
}

struct Asker {
    std::istream &in;
    std::ostream &out;
    const catalog::Resolver &words;

    [[nodiscard]] std::string own(const std::string &key, const json &args = json::object()) const {
        return words.text(std::string_view(key), args);
    }
    void say(const std::string &text) const { out << wrapped(text, 4) << '\n'; }

    // Null for Enter.
    [[nodiscard]] Got until(const std::string &prompt, const Hearing &hear) const {
        for (;;) {
            const auto line = readLine(in, out, wrapped(prompt, 4));
            if (!line) {
                return tl::unexpected(line.error());
            }
            const Heard heard = line->empty() ? Heard(json()) : hear(*line);
            if (heard) {
                return *heard;
            }
            say(heard.error() + " " + own("term.ways"));
        }
    }

    [[nodiscard]] Heard numberIn(std::string_view text, int min, int max) const {
        const auto value = number(text);
        if (!value) {
            return tl::unexpected(own("term.no_number"));
        }
        return *value >= min && *value <= max ? Heard(*value)
                                              : tl::unexpected(own("term.range", {{"min", min}, {"max", max}}));
    }

    // The ids of a list, by their numbers.
    [[nodiscard]] Heard idsIn(const std::string &text, const std::vector<std::string> &ids) const {
        json chosen = json::array();
        for (const std::string &part : parts(text)) {
            const Heard at = numberIn(part, 1, static_cast<int>(ids.size()));
            if (!at) {
                return at;
            }
            const std::string &id = ids[at->get<std::size_t>() - 1];
            if (std::ranges::find(chosen, json(id)) == chosen.end()) {
                chosen.push_back(id);
            }
        }
        return chosen.empty() ? Heard(tl::unexpected(own("term.no_number"))) : Heard(chosen);
    }
    [[nodiscard]] Heard idIn(const std::string &text, const std::vector<std::string> &ids) const {
        return idsIn(text, ids).and_then([&](const json &chosen) -> Heard {
            return chosen.size() == 1 ? Heard(chosen[0]) : tl::unexpected(own("term.one_only"));
        });
    }
};

Got askPick(const Asker &asker, const json &node) {
    const auto ids = core::idsOf(node.contains("cards") ? node["cards"] : node.at("options"));
    const bool one = node.value("max", 1) == 1;
    return asker.until(asker.own(one ? "term.pick_one" : "term.pick_some"), [&](const std::string &line) {
        if (!one) {
            return asker.idsIn(line, ids);
        }
        auto id = asker.idIn(line, ids);
        return id && node.contains("cards") ? Heard(json::array({*id})) : id;
    });
}

// The words that a pile asks for, as in "OK, if …"; null if it asks for none.
Got askPileWords(const Asker &asker, const json &piles, const json &chosen) {
    const auto pile = std::ranges::find_if(piles, [&](const json &one) { return one.at("id") == chosen; });
    if (pile == piles.end() || !pile->contains("asks")) {
        return json();
    }
    return asker.until(pile->at("asks").get<std::string>(), [&](const std::string &line) {
        return core::characters(line) <= static_cast<std::size_t>(core::pileWords)
                   ? Heard(line)
                   : tl::unexpected(asker.own("refused.misfit.too_long"));
    });
}

Got askPiles(const Asker &asker, const json &node) {
    json placed = json::object();
    const json &piles = node.at("piles");
    for (const json &card : node.at("cards")) {
        const auto pile = asker.until(card.at("text").get<std::string>(),
                                      [&](const std::string &line) { return asker.idIn(line, core::idsOf(piles)); });
        const auto said = pile.and_then([&](const json &chosen) { return askPileWords(asker, piles, chosen); });
        if (!said) {
            return said;
        }
        if (pile->is_null()) {
            continue; // left out
        }
        json &place = placed[card.at("id").get<std::string>()] = {{"pile", *pile}};
        if (!said->is_null()) {
            place["words"] = *said;
        }
    }
    return placed;
}

Got askMap(const Asker &asker, const json &node) {
    const auto ids = core::idsOf(node.at("regions"));
    return asker.until(asker.own("term.pick_some"), [&](const std::string &line) {
        return asker.idsIn(line, ids).map([](const json &chosen) {
            json placed = json::object();
            for (const json &id : chosen) {
                placed[id.get<std::string>()] = 1;
            }
            return placed;
        });
    });
}

// One of the host's own ids, each listed by its name.
Got askListed(const Asker &asker, const char *question, const std::string &names, const std::vector<std::string> &ids) {
    std::string text = asker.own(question);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        text += (i == 0 ? " " : " · ") + std::to_string(i + 1) + " " + asker.own(names + ids[i]);
    }
    return asker.until(text, [&](const std::string &line) { return asker.idIn(line, ids); });
}

Got askTime(const Asker &asker) {
    return asker.until(asker.own("term.time"), [&](const std::string &line) {
        return core::isTime(line) ? Heard(line) : tl::unexpected(asker.own("refused.misfit.time"));
    });
}

Got askSchedule(const Asker &asker, const json &node) {
    auto rhythm = askListed(asker, "term.rhythm", "schedule.", node.at("rhythms").get<std::vector<std::string>>());
    if (!rhythm || rhythm->is_null()) {
        return rhythm;
    }
    json value = {{"rhythm", *rhythm}};
    if (*rhythm != "daily") {
        const auto day = askListed(asker, "term.day", "day.", {core::days.begin(), core::days.end()});
        if (!day || (day->is_null() && *rhythm == "weekly")) {
            return day;
        }
        if (!day->is_null()) {
            value["day"] = *day;
        }
    }
    return askTime(asker).map([&](const json &time) {
        if (!time.is_null()) {
            value["time"] = time;
        }
        return value;
    });
}

Got askValue(const Asker &asker, const json &node) {
    const std::string kind = node.at("kind");
    if (node.contains("piles")) {
        return askPiles(asker, node);
    }
    if (kind == "choice" || kind == "card") {
        return askPick(asker, node);
    }
    if (kind == "map") {
        return askMap(asker, node);
    }
    if (kind == "schedule") {
        return askSchedule(asker, node);
    }
    if (kind == "scale") {
        return asker.until(asker.own("term.number"), [&](const std::string &line) {
            return asker.numberIn(line, node.at("min"), node.at("max"));
        });
    }
    return asker.until(asker.own("term.words"), [](const std::string &line) { return Heard(line); });
}

// What of a sealed answer stays closed: parts of it, or the whole.
Got askHeld(const Asker &asker, const json &node) {
    const auto items = core::itemOrder(node);
    if (items == std::vector<std::string>{""}) {
        return asker.until(asker.own("term.keep_whole"), [&](const std::string &line) {
            return asker.numberIn(line, 1, 1).map([](const json &) { return json::array({""}); });
        });
    }
    return asker.until(asker.own("term.keep_closed"),
                       [&](const std::string &line) { return asker.idsIn(line, items); });
}

} // namespace

tl::expected<std::string, Way> readLine(std::istream &in, std::ostream &out, const std::string &prompt) {
    out << prompt << " > " << std::flush;
    std::string text;
    if (!std::getline(in, text)) {
        return tl::unexpected(Way::leave);
    }
    text = trimmed(text);
    if (text == "p") {
        return tl::unexpected(Way::pause);
    }
    if (text == "s") {
        return tl::unexpected(Way::stop);
    }
    return text == "q" ? tl::expected<std::string, Way>(tl::unexpected(Way::leave)) : text;
}

tl::expected<Answer, Way> ask(std::istream &in, std::ostream &out, const json &node, const catalog::Resolver &words) {
    const Asker asker{in, out, words};
    core::Offer offer;
    offer.canPass = node.value("can_pass", true);
    offer.node = node;
    for (;;) {
        const auto value = askValue(asker, node);
        if (!value) {
            return tl::unexpected(value.error());
        }
        if (const auto bad = core::misfit(offer, core::asMeant(offer, *value))) {
            asker.say(asker.own("refused." + (*bad == "needed" ? *bad : "misfit." + *bad)));
            continue;
        }
        const bool closable = node.value("privacy", "shared") == "sealed" && !value->is_null();
        return (closable ? askHeld(asker, node) : Got(json())).map([&](const json &held) {
            return Answer{*value, held.is_null() ? std::set<std::string>() : held.get<std::set<std::string>>()};
        });
    }
}

} // namespace attune::cli
