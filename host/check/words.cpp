// SPDX-License-Identifier: Apache-2.0
#include "check/words.hpp"

#include <algorithm>

namespace attune::check {
namespace {

using catalog::Texts;

Texts onlyIn(const Texts &texts, const std::string &language) {
    const auto at = texts.byLanguage.find(language);
    return at == texts.byLanguage.end() ? Texts{} : Texts{{{language, at->second}}};
}

struct Layers {
    Texts exercise, plugin, host;
    catalog::Reader reader;
    [[nodiscard]] catalog::Resolver resolver() const { return {{&exercise, &plugin, &host}, reader}; }
};

Texts hostTexts(const Subject &subject) {
    auto texts = Texts::read(subject.programs.words);
    return texts ? *std::move(texts) : Texts{};
}

Layers layersOf(const Subject &subject, const Seen &seen, const Texts &host, const std::string &language,
                core::Seat seat) {
    const core::Opening &opening = seen.trial.opening;
    const core::SeatInfo &info = opening.seats[static_cast<std::size_t>(seat - 1)];
    catalog::Reader reader{language, seat, info.band, info.role, opening.pair, {}};
    reader.seats.assign(opening.seats.size(), {"Robin", "n"});
    return {onlyIn(subject.exercises[seen.trial.exercise].texts, language), onlyIn(subject.plugin->texts, language),
            onlyIn(host, language), std::move(reader)};
}

using Wrong = std::function<std::optional<std::string>(const catalog::Resolver &, const json &text)>;

// Of every text that a seat meets, in views and in what is proposed, in each language.
Findings ofTexts(const Subject &subject, const Seen &seen, const Wrong &wrong) {
    const Texts host = hostTexts(subject);
    for (const auto &[language, keys] : subject.exercises[seen.trial.exercise].texts.byLanguage) {
        for (core::Seat seat = 1; seat <= static_cast<core::Seat>(seen.trial.opening.seats.size()); ++seat) {
            const Layers layers = layersOf(subject, seen, host, language, seat);
            const catalog::Resolver resolver = layers.resolver();
            std::set<std::string> judged;
            Findings found;
            for (std::size_t node = 0; node < seen.graph.nodes.size() && found.empty(); ++node) {
                const Node &here = seen.graph.nodes[node];
                const auto judge = [&](const json &text) {
                    if (!found.empty() || !judged.insert(canonical(text)).second) {
                        return;
                    }
                    if (const auto what = wrong(resolver, text)) {
                        found.push_back({at(seen, node) + "seat " + std::to_string(seat) + " reads in the language \"" +
                                             language + "\" " + *what,
                                         seen.graph.log(node)});
                    }
                };
                if (const SharedView &view = here.views[static_cast<std::size_t>(seat - 1)]) {
                    eachText(view->tree, judge);
                }
                for (const core::Proposal &proposal : here.session.proposals()) {
                    eachText(proposal.entry, judge);
                }
            }
            if (!found.empty()) {
                return found;
            }
        }
    }
    return {};
}

void eachKey(const json &text, const std::function<void(const std::string &)> &told) {
    if (text.is_object() && text.contains("key") && text["key"].is_string()) {
        told(text["key"]);
    }
    if (text.is_structured()) {
        for (const json &part : text) {
            eachKey(part, told);
        }
    }
}

std::optional<std::string> missingKey(const catalog::Resolver &resolver, const json &text) {
    std::optional<std::string> missing;
    eachKey(text, [&](const std::string &key) {
        if (!missing && !resolver.has(key)) {
            missing = key;
        }
    });
    return missing;
}

} // namespace

Findings missingTexts(const Subject &subject, const Seen &seen) {
    return ofTexts(
        subject, seen, [](const catalog::Resolver &resolver, const json &text) -> std::optional<std::string> {
            const auto missing = missingKey(resolver, text);
            return missing
                       ? std::optional("the text \"" + *missing +
                                       "\", which is not there. Write it into the text file of that language, of the "
                                       "exercise or of the plugin.")
                       : std::nullopt;
        });
}

Findings brokenTexts(const Subject &subject, const Seen &seen) {
    return ofTexts(subject, seen,
                   [](const catalog::Resolver &resolver, const json &text) -> std::optional<std::string> {
                       if (text.contains("words") || missingKey(resolver, text)) { // of these others speak
                           return std::nullopt;
                       }
                       const std::string drawn = resolver.text(text);
                       const bool blank = drawn.find_first_not_of(" \t\n") == std::string::npos;
                       if (!blank && drawn.find('{') == std::string::npos && drawn.find("⟦") == std::string::npos) {
                           return std::nullopt;
                       }
                       return "\"" + drawn + "\" for the text \"" + text.at("key").get<std::string>() +
                              "\". Give it every argument that it names, and something to read.";
                   });
}

namespace {

void eachString(const json &part, const std::function<void(const std::string &)> &told) {
    if (part.is_string()) {
        told(part.get_ref<const std::string &>());
    } else if (part.is_structured()) {
        for (const json &one : part) {
            eachString(one, told);
        }
    }
}

void eachWords(const json &part, const std::function<void(const std::string &)> &told) {
    if (part.is_object() && part.contains("words") && part["words"].is_string()) {
        told(part["words"]);
    } else if (part.is_structured()) {
        for (const json &one : part) {
            eachWords(one, told);
        }
    }
}

// Said, be it that it was cut, or that more stands around it.
bool isSaid(std::string words, const std::set<std::string> &said) {
    constexpr std::string_view cut = "…";
    if (words.ends_with(cut)) {
        words.resize(words.size() - cut.size());
    }
    return std::ranges::any_of(said, [&](const std::string &one) {
        return !one.empty() && (one.find(words) != std::string::npos || words.find(one) != std::string::npos);
    });
}

} // namespace

Findings unsaidWords(const Seen &seen) {
    for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
        std::optional<std::string> unsaid;
        std::optional<std::set<std::string>> said;
        for (const SharedView &view : seen.graph.nodes[node].views) {
            eachWords(view ? view->tree : json(), [&](const std::string &words) {
                if (!said) {
                    said.emplace();
                    for (const core::SharedRecord &record : seen.graph.way(node)) {
                        eachString(record.event.payload, [&](const std::string &one) { said->insert(one); });
                    }
                }
                unsaid = unsaid || isSaid(words, *said) ? unsaid : std::optional(words);
            });
        }
        if (unsaid) {
            return {{at(seen, node) + "\"" + *unsaid +
                         "\" is shown as words of a person, and nobody wrote it. Words of the plugin are text keys, so "
                         "that they can be translated.",
                     seen.graph.log(node)}};
        }
    }
    return {};
}

} // namespace attune::check
