// SPDX-License-Identifier: Apache-2.0
#include "worker/answers.hpp"

#include <algorithm>
#include <attune/attune.h>

namespace attune::worker {
namespace {

constexpr JsonLimits limits{.bytes = maxBodyBytes, .depth = 32}; // the sinks' ceilings are lower

core::OrFault<json> readJson(const Faults &faults, Stage stage, std::string_view part, std::string_view text) {
    auto value = parseCanonical(text, limits);
    if (!value)
        return tl::unexpected(
            faults.badAnswer(stage, "plugin." + value.error().code, std::string(part) + ": " + value.error().sentence));
    if (canonical(*value) != text)
        return tl::unexpected(faults.badAnswer(stage, "plugin.not_canonical",
                                               std::string(part) +
                                                   ": the JSON is not canonical, that is with sorted keys, "
                                                   "no white space and no needless escapes"));
    return std::move(*value);
}

bool isReason(std::string_view text) {
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
}

core::OrFault<core::Step> readRefusal(const Faults &faults, Stage stage, const Answer &answer) {
    const auto bad = [&](std::string_view why) {
        return tl::unexpected(faults.badAnswer(stage, "plugin.bad_refusal", why));
    };
    if (!answer.value.empty())
        return bad("it refused an event and wrote a state all the same");
    auto reason = readJson(faults, stage, "the reason of a refusal", answer.effects);
    if (!reason)
        return tl::unexpected(reason.error());
    if (!reason->is_string() || !isReason(reason->get_ref<const std::string &>()))
        return bad("the reason of a refusal is not a code of the letters a-z, digits, _ and dots");
    return core::Refused{reason->get<std::string>()};
}

core::OrFault<core::Step> readAdvance(const Faults &faults, Stage stage, const Answer &answer) {
    auto state = readJson(faults, stage, "the state", answer.value);
    if (!state)
        return tl::unexpected(state.error());
    auto effects = readJson(faults, stage, "the effects", answer.effects);
    if (!effects)
        return tl::unexpected(effects.error());
    if (!effects->is_array())
        return tl::unexpected(faults.badAnswer(stage, "plugin.bad_effects", "the effects are not an array"));
    return core::Advanced{std::move(*state), std::move(*effects)};
}

// The call came back, whatever the plugin then said.
core::OrFault<void> checkReturned(const Faults &faults, Stage stage, const Answer &answer) {
    if (answer.outcome == static_cast<std::uint32_t>(Outcome::returned))
        return {};
    if (answer.outcome == static_cast<std::uint32_t>(Outcome::tooLarge))
        return tl::unexpected(faults.tooLarge(stage));
    if (answer.outcome == static_cast<std::uint32_t>(Outcome::threw))
        return tl::unexpected(faults.threw(stage));
    return tl::unexpected(faults.garbled(stage));
}

} // namespace

core::OrFault<void> checkReady(const Faults &faults, const Ready &ready, std::uint32_t required) {
    if (ready.status > static_cast<std::uint32_t>(LoadStatus::last))
        return tl::unexpected(faults.garbled(Stage::load));
    if (ready.status != static_cast<std::uint32_t>(LoadStatus::ok))
        return tl::unexpected(faults.notLoaded(ready));
    if ((required & ~ready.layers) != 0)
        return tl::unexpected(faults.notLoaded({static_cast<std::uint32_t>(LoadStatus::notConfined), {}}));
    return {};
}

core::OrFault<void> checkOpened(const Faults &faults, const Answer &answer) {
    return checkReturned(faults, Stage::open, answer).and_then([&]() -> core::OrFault<void> {
        if (answer.code == ATTUNE_OK)
            return {};
        return tl::unexpected(faults.reported(Stage::open, answer.code));
    });
}

core::OrFault<core::Step> readStep(const Faults &faults, Stage stage, const Answer &answer) {
    return checkReturned(faults, stage, answer).and_then([&]() -> core::OrFault<core::Step> {
        switch (answer.code) {
        case ATTUNE_OK:
            return readAdvance(faults, stage, answer);
        case ATTUNE_REJECTED:
            return readRefusal(faults, stage, answer);
        default:
            return tl::unexpected(faults.reported(stage, answer.code));
        }
    });
}

core::OrFault<json> readView(const Faults &faults, const Answer &answer) {
    return checkReturned(faults, Stage::view, answer).and_then([&]() -> core::OrFault<json> {
        if (answer.code != ATTUNE_OK)
            return tl::unexpected(faults.reported(Stage::view, answer.code));
        return readJson(faults, Stage::view, "the view", answer.value);
    });
}

} // namespace attune::worker
