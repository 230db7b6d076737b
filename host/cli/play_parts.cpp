// SPDX-License-Identifier: Apache-2.0
#include "cli/play_parts.hpp"

#include "check/golden.hpp"
#include "home/guests.hpp"
#include "vault/system.hpp"

#include <fstream>
#include <ranges>

namespace attune::cli {
namespace {

// Each pair of the exercise's languages in turn.
std::string languagesFor(const catalog::Exercise &exercise, std::uint64_t pick) {
    const auto spoken = std::views::keys(exercise.texts.byLanguage);
    const auto count = static_cast<std::uint64_t>(exercise.texts.byLanguage.size());
    const auto at = [&](std::uint64_t i) { return *std::next(spoken.begin(), static_cast<std::ptrdiff_t>(i % count)); };
    return at(pick) + "," + at(pick / count);
}

Result<std::string> guestsIn(home::Home &home, const PlayOptions &options, const catalog::Exercise &exercise,
                             std::optional<std::uint64_t> pick) {
    auto guests = home::guestsFor(exercise, options.who, pick.value_or(0));
    if (!guests) {
        return tl::unexpected(guests.error());
    }
    const std::string languages = !options.languages.empty() ? options.languages
                                  : pick                     ? languagesFor(exercise, SeededRandom(*pick).next() % 1024)
                                                             : "en";
    if (auto spoken = home::speak(*guests, languages, exercise); !spoken) {
        return tl::unexpected(spoken.error());
    }
    return home.formRelationship(guests->pair, guests->people);
}

class KeptRandom final : public Random {
public:
    explicit KeptRandom(std::uint64_t seed) : m_seeded(seed), m_system(vault::systemRandom()) {}
    std::uint64_t next() override { return m_seeded.next(); }
    std::string id() override { return m_system->id(); }

private:
    SeededRandom m_seeded;
    std::unique_ptr<Random> m_system;
};

} // namespace

std::unique_ptr<Random> randomFor(const Context &context, const PlayOptions &options, std::uint64_t seed) {
    return isOwn(context, options) ? std::unique_ptr<Random>(std::make_unique<KeptRandom>(seed))
                                   : std::make_unique<SeededRandom>(seed);
}

bool isOwn(const Context &context, const PlayOptions &options) {
    return options.keep || !options.relationship.empty() || !options.session.empty() || !context.homeOption.empty();
}

home::Launcher noted(Context &context, const PlayOptions &options, home::Launcher launcher) {
    return isOwn(context, options) ? home::logged(std::move(launcher), context.logger(log::Part::worker)) : launcher;
}

worker::Watch tracing(Context &context, const PlayOptions &options) {
    worker::Watch watch;
    if (options.trace) {
        watch.onPluginLog = [&context](int, std::string_view text) { context.err << "plugin: " << text << '\n'; };
        watch.onFrame = [&context](std::string_view direction, std::string_view type, std::string_view bytes) {
            context.err << direction << ' ' << type << ' ' << bytes.size() << '\n';
        };
    }
    return watch;
}

Result<void> checkAsked(const PlayOptions &options, const Shelf &shelf) {
    if (!options.session.empty()) {
        return {};
    }
    const auto exercise = exerciseFor(options.exercise, shelf.catalog, shelf.places);
    if (!exercise) {
        return tl::unexpected(exercise.error());
    }
    if (!options.relationship.empty()) {
        return {};
    }
    return home::guestsFor(**exercise, options.who, 0).and_then([&](home::Guests guests) {
        return options.languages.empty() ? Result<void>{} : home::speak(guests, options.languages, **exercise);
    });
}

Result<std::unique_ptr<home::Home>> homeFor(Context &context, const PlayOptions &options, const Shelf &shelf,
                                            Clock &clock, Random &random) {
    const bool mustBeThere = !options.session.empty() || !options.relationship.empty();
    if (const auto there = homeIsThere(shelf.places); mustBeThere && !there) {
        return tl::unexpected(there.error());
    }
    return isOwn(context, options) ? home::openOnDisk(shelf.places, clock, random, context.logger(log::Part::store))
                                   : guestHome(clock, random);
}

Result<std::unique_ptr<home::Play>> playFor(home::Home &home, const PlayOptions &options, const Shelf &shelf,
                                            const home::Launcher &launcher, std::optional<std::uint64_t> pick) {
    if (!options.session.empty()) {
        return home::Play::takeUp(home, shelf.catalog, shelf.words, options.session, launcher);
    }
    const auto exercise = exerciseFor(options.exercise, shelf.catalog, shelf.places);
    if (!exercise) {
        return tl::unexpected(exercise.error());
    }
    auto relationship = options.relationship.empty() ? guestsIn(home, options, **exercise, pick)
                                                     : Result<std::string>(options.relationship);
    return std::move(relationship).and_then([&](const std::string &id) {
        return home::Play::begin(home, shelf.catalog, shelf.words, id, options.exercise, launcher);
    });
}

Result<void> checkLog(const Context &context, const PlayOptions &options) {
    if (options.log.empty()) {
        return {};
    }
    if (isOwn(context, options)) {
        return fail("play.log",
                    "What people of a home play is theirs. Leave --log out, or let guests play: without --keep, "
                    "--relationship, --session and --home.");
    }
    if (options.runs != 1) {
        return fail("play.log", "--log is for one session; leave --runs out.");
    }
    if (!std::ofstream(options.log, std::ios::app)) {
        return fail("play.log", "The file to record into cannot be written; choose another place.",
                    {.file = options.log});
    }
    return {};
}

Result<void> writeLog(const PlayOptions &options, home::Home &home, const std::string &session) {
    if (options.log.empty()) {
        return {};
    }
    return home.records(session).and_then([&](const std::vector<core::SharedRecord> &records) -> Result<void> {
        std::ofstream out(options.log, std::ios::binary);
        out << check::asGolden(home.session(session)->opening(), records) << std::flush;
        return out ? Result<void>()
                   : fail("play.log", "This file could not be written to its end.", {.file = options.log});
    });
}

} // namespace attune::cli
