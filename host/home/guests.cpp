// SPDX-License-Identifier: Apache-2.0
#include "home/guests.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace attune::home {
namespace {

struct Kind {
    const char *name, *pair, *younger;
};
constexpr std::array kinds{Kind{"couple", "couple", "adult"}, Kind{"parent+adult", "parent_child", "adult"},
                           Kind{"parent+teen", "parent_child", "teen"}, Kind{"parent+child", "parent_child", "child"}};

Newcomer newcomer(std::string name, std::string role, std::string band, std::string grammar, std::string colour,
                  std::string shape) {
    Newcomer one;
    one.person.name = std::move(name);
    one.person.band = std::move(band);
    one.person.grammar = std::move(grammar);
    one.person.colour = std::move(colour);
    one.person.shape = std::move(shape);
    one.role = std::move(role);
    return one;
}

Guests make(const Kind &kind) {
    if (std::string_view(kind.pair) == "couple") {
        return {kind.pair,
                {newcomer("Robin", "partner", "adult", "n", "teal", "circle"),
                 newcomer("Sam", "partner", "adult", "n", "plum", "square")}};
    }
    return {kind.pair,
            {newcomer("Ana", "mother", "adult", "f", "teal", "circle"),
             newcomer("Leo", "son", kind.younger, "m", "amber", "triangle")}};
}

bool fitsAny(const catalog::Exercise &exercise, const Kind &kind) {
    const catalog::Audience audience{kind.pair, kind.younger};
    return std::ranges::any_of(exercise.fitsFor, [&](const catalog::Fit &fit) { return catalog::fits(fit, audience); });
}

} // namespace

std::vector<std::string> guestKinds(const catalog::Exercise &exercise) {
    std::vector<std::string> names;
    for (const Kind &kind : kinds) {
        if (fitsAny(exercise, kind)) {
            names.emplace_back(kind.name);
        }
    }
    return names;
}

Result<Guests> guestsFor(const catalog::Exercise &exercise, const std::string &who, std::uint64_t pick) {
    if (!who.empty()) {
        const auto wanted = std::ranges::find(kinds, who, [](const Kind &kind) { return std::string(kind.name); });
        if (wanted == kinds.end()) {
            return fail("guests.kind",
                        "Who plays is one of couple, parent+adult, parent+teen, parent+child; found \"" + who + "\".");
        }
        return make(*wanted);
    }
    std::vector<Kind> fitting;
    std::ranges::copy_if(kinds, std::back_inserter(fitting), [&](const Kind &kind) { return fitsAny(exercise, kind); });
    if (fitting.empty()) {
        return fail("guests.none", "This exercise fits no pair that can be tried here; see its [[for]] tables.");
    }
    return make(fitting[pick % fitting.size()]);
}

Result<void> speak(Guests &guests, const std::string &languages, const catalog::Exercise &exercise) {
    std::istringstream list(languages);
    std::vector<std::string> codes;
    for (std::string code; std::getline(list, code, ',');) {
        codes.push_back(code);
    }
    if (codes.empty() || codes.size() > guests.people.size()) {
        return fail("guests.languages", "Give one language for both, or one a seat, such as en,es.");
    }
    const auto &written = exercise.texts.byLanguage;
    if (std::ranges::any_of(codes, [&](const std::string &code) { return !written.contains(code); })) {
        std::string known;
        for (const auto &[code, texts] : written) {
            known += (known.empty() ? "" : ", ") + code;
        }
        return fail("guests.languages", "This exercise is written in " + known + "; choose one of these for each.");
    }
    for (std::size_t i = 0; i < guests.people.size(); ++i) {
        guests.people[i].person.language = codes[std::min(i, codes.size() - 1)];
    }
    return {};
}

} // namespace attune::home
