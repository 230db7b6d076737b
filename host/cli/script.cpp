// SPDX-License-Identifier: Apache-2.0
#include "cli/script.hpp"

#include "cli/draw.hpp"

#include <fstream>
#include <ostream>
#include <ranges>

namespace attune::cli {
namespace {

constexpr int longestLine = 1 << 20;

constexpr core::Seat nowhere = -1; // is refused by whoever is asked
core::Seat seatIn(const json &line, const char *field) {
    const auto given = line.value(field, std::int64_t{0});
    return given >= 0 && given <= 64 ? static_cast<core::Seat>(given) : nowhere;
}

// Throws json::exception on a field of the wrong type; the caller turns it into a sentence with the line.
std::optional<core::Act> actOf(const json &line, std::uint64_t seen) {
    const core::Seat seat = seatIn(line, "seat");
    if (line.contains("use")) {
        return core::Use{seat, line.at("use"), line.value("value", json()), seen,
                         line.value("held", std::set<std::string>())};
    }
    if (line.contains("draft")) {
        return core::Draft{seat, line.at("draft"), line.value("value", json())};
    }
    if (line.contains("press")) {
        return core::Press{seat, line.at("press")};
    }
    if (line.contains("decide")) {
        return core::Decide{seat, line.at("decide"), line.at("yes")};
    }
    if (line.contains("hold")) {
        return core::Hold{seat, line.at("hold"), line.at("held").get<std::set<std::string>>()};
    }
    if (line.contains("pause")) {
        return core::Pause{line.at("pause")};
    }
    if (line.contains("resume")) {
        return core::Resume{};
    }
    if (line.contains("stop")) {
        return core::Stop{};
    }
    return line.contains("leave") ? std::optional<core::Act>(core::Leave{}) : std::nullopt;
}

struct Offered {
    home::Play &play;

    std::vector<std::string> operator()(const core::Use &use) const { return intents(use.seat); }
    std::vector<std::string> operator()(const core::Draft &draft) const { return intents(draft.seat); }
    std::vector<std::string> operator()(const core::Press &) const {
        return ids(play.session().reveals(), [](const auto &pending) { return pending.spec.id; });
    }
    std::vector<std::string> operator()(const core::Decide &) const {
        return ids(play.session().proposals(), [](const auto &proposal) { return proposal.id; });
    }
    std::vector<std::string> operator()(const auto &) const { return {}; }

private:
    [[nodiscard]] std::vector<std::string> intents(core::Seat seat) const {
        const auto view = play.view(seat);
        return view ? ids(view->offers, [](const core::Offer &offer) { return offer.intent; })
                    : std::vector<std::string>{};
    }
    static std::vector<std::string> ids(const auto &list, auto idOf) {
        std::vector<std::string> all;
        std::ranges::transform(list, std::back_inserter(all), idOf);
        return all;
    }
};

// People read that things moved on; who writes a script needs the ids that would do.
Error asWritten(home::Play &play, const core::Act &act, const json &line, Error error) {
    if (error.code != "refused.not_offered") {
        return {error.code.starts_with("refused.") ? "script." + error.code : error.code, error.sentence, error.place};
    }
    std::string offered;
    for (const std::string &id : std::visit(Offered{play}, act)) {
        offered += (offered.empty() ? "" : ", ") + id;
    }
    for (const char *field : {"use", "draft", "press", "decide", "hold"}) {
        if (line.contains(field)) {
            return {"script.not_offered",
                    "Nothing called " + line.at(field).dump() + " is offered here" +
                        (offered.empty() ? "." : "; offered are: " + offered + "."),
                    {}};
        }
    }
    return error;
}

Result<void> playLine(home::Play &play, ManualClock &clock, const json &line) {
    if (line.contains("sit")) {
        (void)play.sit(seatIn(line, "sit"), {}); // who is locked out meets it at the next act
        return {};
    }
    if (line.contains("alone")) {
        play.askAlone(seatIn(line, "alone"));
        return {};
    }
    if (line.contains("wait")) {
        clock.advance(line.at("wait"));
        return play.tick().map([](bool) {});
    }
    const auto act = actOf(line, play.session().stateSeq());
    if (!act) {
        return fail("script.unknown", "This line says nothing that can be done; see `attunectl play --help`.");
    }
    return play.act(*act).map_error([&](Error error) { return asWritten(play, *act, line, std::move(error)); });
}

} // namespace

json lineOf(const core::Act &act) {
    struct Line {
        json operator()(const core::Use &use) const {
            json line = {{"seat", use.seat}, {"use", use.intent}, {"value", use.value}};
            if (!use.held.empty()) {
                line["held"] = use.held;
            }
            return line;
        }
        json operator()(const core::Press &press) const { return {{"seat", press.seat}, {"press", press.reveal}}; }
        json operator()(const core::Decide &decide) const {
            return {{"seat", decide.seat}, {"decide", decide.proposal}, {"yes", decide.yes}};
        }
        json operator()(const core::Hold &hold) const {
            return {{"seat", hold.seat}, {"hold", hold.intent}, {"held", hold.held}};
        }
        json operator()(const core::Pause &pause) const { return {{"pause", pause.minutes}}; }
        json operator()(const core::Resume &) const { return {{"resume", true}}; }
        json operator()(const core::Stop &) const { return {{"stop", true}}; }
        json operator()(const core::Leave &) const { return {{"leave", true}}; }
        json operator()(const core::Draft &draft) const {
            return {{"seat", draft.seat}, {"draft", draft.intent}, {"value", draft.value}};
        }
    };
    return std::visit(Line{}, act);
}

Result<std::vector<ScriptLine>> readScript(const std::filesystem::path &file) {
    std::ifstream in(file);
    if (!in || !std::filesystem::is_regular_file(file)) {
        return fail("script.file", "The script cannot be read; give the path of a text file.", {.file = file.string()});
    }
    std::vector<ScriptLine> script;
    std::string text;
    for (int line = 1; std::getline(in, text); ++line) {
        if (text.empty() || text.starts_with('#')) {
            continue;
        }
        auto value = parseCanonical(text, {.bytes = longestLine, .depth = 16});
        if (!value || !value->is_object()) {
            return fail("script.form",
                        (value ? "" : value.error().sentence + " ") +
                            "Each line is one JSON object, such as {\"seat\":1,\"use\":\"ready\"}.",
                        {.file = file.string(), .line = line});
        }
        script.push_back({line, *std::move(value)});
    }
    return script;
}

Result<void> playScript(home::Play &play, ManualClock &clock, const std::vector<ScriptLine> &script,
                        const std::string &name, const catalog::Texts &words, std::ostream &out) {
    drawScreen(out, play.screen(), play, words);
    for (const ScriptLine &line : script) {
        Result<void> done;
        try {
            done = playLine(play, clock, line.what);
        } catch (const json::exception &) {
            done = fail("script.form", "A field of this line is missing or of the wrong type.");
        }
        if (!done) {
            Error error = done.error();
            error.place = {.file = name, .line = line.line, .key = error.place.key};
            return tl::unexpected(error);
        }
        out << "\n> " << line.what.dump() << "\n\n";
        drawScreen(out, play.screen(), play, words);
    }
    return {};
}

} // namespace attune::cli
