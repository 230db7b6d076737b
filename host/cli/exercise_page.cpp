// SPDX-License-Identifier: Apache-2.0
#include "cli/exercise_page.hpp"

#include "cli/draw.hpp"

#include <algorithm>

namespace attune::cli {
namespace {

class Page {
public:
    Page(const catalog::Exercise &exercise, const catalog::Resolver &words) : m_exercise(exercise), m_words(words) {}

    std::string text() {
        line(own("title"), 0);
        m_text += "\n";
        line(own("purpose"), 0);
        m_text += "\n";
        facts();
        heading("detail.steps");
        for (int i = 1; m_words.has("about.step." + std::to_string(i)); ++i) {
            line(std::to_string(i) + ". " + own("about.step." + std::to_string(i)));
        }
        heading("detail.who_sees");
        for (const char *part : {"private", "sealed", "shared", "leaves"}) {
            line(m_words.text(json{{"key", "detail." + std::string(part)},
                                   {"args", {{"what", {{"key", "about." + std::string(part)}}}}}}));
        }
        heading("term.safety");
        line(own("about.safety"));
        evidence();
        return std::move(m_text);
    }

private:
    [[nodiscard]] std::string own(const std::string &key, const json &args = json::object()) const {
        return m_words.text(std::string_view(key), args);
    }
    void line(const std::string &text, std::size_t indent = 2) { m_text += wrapped(text, indent) + "\n"; }
    void heading(const char *key) {
        m_text += "\n";
        line(own(key), 0);
    }

    void facts() {
        std::string minutes = own("explore.takes", {{"min", m_exercise.minMinutes}, {"max", m_exercise.maxMinutes}});
        if (m_exercise.fromAge > 0) {
            minutes += ", " + own("detail.from_age", {{"age", m_exercise.fromAge}});
        }
        line(minutes, 0);
        for (const catalog::Fit &fit : m_exercise.fitsFor) {
            line(pairOf(fit), 0);
        }
        line(m_exercise.id + " " + m_exercise.version, 0);
    }

    [[nodiscard]] std::string pairOf(const catalog::Fit &fit) const {
        std::string bands;
        for (const std::string &band : fit.younger) {
            bands += (bands.empty() ? "" : ", ") + own("band." + band);
        }
        const std::string pair = "pair." + fit.pair;
        return (m_words.has(pair) ? own(pair) : fit.pair) + (bands.empty() ? "" : " (" + bands + ")");
    }

    void evidence() {
        heading("detail.evidence");
        std::string key = "grade." + m_exercise.grade;
        std::ranges::transform(key, key.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        line(m_exercise.grade + (m_words.has(key) ? ": " + own(key) : ""));
        line(own("about.evidence"));
        for (const catalog::Reference &reference : m_exercise.refs) {
            line(reference.id + " " + reference.cite, 4);
        }
    }

    const catalog::Exercise &m_exercise;
    const catalog::Resolver &m_words;
    std::string m_text;
};

} // namespace

std::string exercisePage(const catalog::Exercise &exercise, const catalog::Resolver &words) {
    return Page(exercise, words).text();
}

} // namespace attune::cli
