// SPDX-License-Identifier: Apache-2.0
#include "cli/rehearsal.hpp"

#include "cli/auto_player.hpp"
#include "cli/play_parts.hpp"

namespace attune::cli {
namespace {

class Rehearsal {
public:
    Rehearsal(const Shelf &shelf, const catalog::Exercise &exercise) : m_shelf(shelf), m_exercise(exercise) {}

    // False if it could not be played at all.
    bool play(std::uint64_t seed) {
        ManualClock clock(someMorning);
        SeededRandom random(seed);
        PlayOptions options;
        options.exercise = m_exercise.id;
        auto home = guestHome(clock, random);
        auto play = home
                        ? playFor(**home, options, m_shelf, home::workerLauncher(m_shelf.catalog, m_shelf.places), seed)
                        : tl::unexpected(home.error());
        if (!play) {
            m_seen.troubles.push_back(play.error());
            return false;
        }
        m_play = play->get();
        look();
        AutoWatch watch;
        watch.line = [&](const json &) { look(); };
        const Played played = playByItself(**play, clock, seed, watch);
        look();
        ++m_seen.plays;
        judge(played, seed);
        return true;
    }

    [[nodiscard]] const Rehearsed &seen() const { return m_seen; }

private:
    void look() {
        const core::Session &session = m_play->session();
        for (core::Seat seat = 1; seat <= static_cast<core::Seat>(session.opening().seats.size()); ++seat) {
            const std::string &language = session.opening().seats.at(static_cast<std::size_t>(seat) - 1).language;
            if (const auto view = m_play->view(seat)) {
                keys(view->tree, language);
            }
            for (const core::Proposal &proposal : session.proposals()) {
                keys(proposal.entry, language);
                m_seen.agreedForEver = m_seen.agreedForEver || (proposal.entry.value("kind", "") == "agreement" &&
                                                                proposal.entry.value("review_days", 0) == 0);
            }
        }
    }

    void keys(const json &tree, const catalog::Language &language) {
        if (tree.is_object() && tree.contains("key") && tree["key"].is_string()) {
            const std::string key = tree["key"];
            m_seen.asked.insert(key);
            if (!isWritten(key, language)) {
                m_seen.missing.emplace(language, key);
            }
        }
        if (tree.is_structured()) {
            for (const json &child : tree) {
                keys(child, language);
            }
        }
    }

    // In this very language: what is resolved falls back to another.
    [[nodiscard]] bool isWritten(const std::string &key, const catalog::Language &language) const {
        const auto offer = m_shelf.catalog.activity(m_exercise.activity);
        const auto has = [&](const catalog::Texts &texts) {
            const auto written = texts.byLanguage.find(language);
            return written != texts.byLanguage.end() && written->second.contains(key);
        };
        return has(m_exercise.texts) || (offer && has(offer->plugin->texts)) || has(m_shelf.words);
    }

    void judge(const Played &played, std::uint64_t seed) {
        const std::string again =
            "`attunectl play " + m_exercise.id + " --auto --seed " + std::to_string(seed) + "` shows it";
        if (!m_seen.missing.empty()) {
            return; // the player stops where a text is missing, and that is told already
        }
        if (!played.trouble.code.empty()) {
            m_seen.troubles.push_back({"review.play", played.trouble.sentence + " " + again + ".", {}});
        } else if (!played.ended) {
            m_seen.troubles.push_back({"review.play", "a play came to no end; " + again + ".", {}});
        } else if (played.refusals > 0) {
            m_seen.troubles.push_back({"review.play", "a play was refused what it was offered; " + again + ".", {}});
        }
    }

    const Shelf &m_shelf;
    const catalog::Exercise &m_exercise;
    home::Play *m_play = nullptr;
    Rehearsed m_seen;
};

} // namespace

Rehearsed rehearse(const Shelf &shelf, const catalog::Exercise &exercise, std::uint64_t quiet, std::uint64_t most) {
    Rehearsal rehearsal(shelf, exercise);
    std::uint64_t lastNew = 0;
    for (std::uint64_t seed = 1; seed <= most && seed <= lastNew + quiet && rehearsal.seen().troubles.empty(); ++seed) {
        const std::size_t before = rehearsal.seen().asked.size();
        if (!rehearsal.play(seed)) {
            break;
        }
        lastNew = rehearsal.seen().asked.size() > before ? seed : lastNew;
    }
    return rehearsal.seen();
}

} // namespace attune::cli
