// SPDX-License-Identifier: Apache-2.0
#include "check/raw.hpp"

#include "worker/greeting.hpp"

#include <array>
#include <attune/attune.h>

namespace attune::check {
namespace {

core::Fault fault(core::Fault::Kind kind, const char *code, const char *sentence) {
    return {kind, {code, sentence, {}}};
}

Came cameOf(const worker::Answer &answer, const std::string &state) {
    if (answer.outcome != static_cast<std::uint32_t>(worker::Outcome::returned)) {
        return answer.outcome == static_cast<std::uint32_t>(worker::Outcome::tooLarge) ? Came::full : Came::mistake;
    }
    switch (answer.code) {
    case ATTUNE_OK:
        return answer.value == state && answer.effects == "[]" ? Came::same : Came::changed;
    case ATTUNE_REJECTED:
        return Came::refused;
    case ATTUNE_BAD_INPUT:
        return Came::badInput;
    default:
        return Came::mistake;
    }
}

} // namespace

std::string_view inWords(Came came) {
    static constexpr std::array<std::string_view, 8> words{"it was accepted and changed nothing",
                                                           "it was refused",
                                                           "it was called bad input",
                                                           "it was accepted, and changed the state or brought effects",
                                                           "the answer was larger than allowed",
                                                           "the plugin reported a mistake of its own (ATTUNE_INTERNAL)",
                                                           "the plugin crashed",
                                                           "the plugin did not answer in time"};
    return words.at(static_cast<std::size_t>(came));
}

Raw::Raw(const Subject &subject, const Trial &trial, worker::Watch watch)
    : m_launch(subject.launchOf(trial)), m_watch(std::move(watch)), m_deadline(subject.deadline) {
    start();
}

void Raw::start() {
    auto child = worker::Child::spawn(m_launch.worker);
    if (!child) {
        throw Broken{{core::Fault::Kind::absent, child.error()}};
    }
    m_link = std::make_unique<worker::Link>(*std::move(child), m_watch);
    const auto ready = m_link->ask<worker::Ready>(worker::greeting(m_launch), m_launch.deadlines.hello);
    const auto open =
        ready ? m_link->ask<worker::Answer>(worker::Open{canonical(m_launch.content)}, m_launch.deadlines.open)
              : tl::unexpected(ready.error());
    if (!open || open->code != ATTUNE_OK) {
        throw Broken{fault(core::Fault::Kind::absent, "check.start", "It could not be started once more.")};
    }
}

template <class Request> Reply Raw::ask(const Request &request, const std::string &state) {
    if (std::chrono::steady_clock::now() > m_deadline) {
        throw Broken{fault(core::Fault::Kind::hung, "check.deadline",
                           "The check came to no end in its time; the plugin is too slow, or has too many states.")};
    }
    const auto answer = m_link->ask<worker::Answer>(request, m_launch.deadlines.call);
    if (answer) {
        return {cameOf(*answer, state), *answer};
    }
    const bool hung = answer.error() == worker::Breakdown::silent;
    start();
    return {hung ? Came::hung : Came::died, {}};
}

Reply Raw::reduce(const std::string &state, const worker::WireEvent &event) {
    return ask(worker::Reduce{state, event}, state);
}

Reply Raw::view(const std::string &state, core::Seat seat) {
    return ask(worker::View{state, seat}, state);
}

worker::WireEvent wireOf(const core::Event &event) {
    return {event.actor, event.seq, event.seen, event.at_ms, event.entropy, event.type, canonical(event.payload)};
}

json toJson(const worker::WireEvent &event) {
    json shown{{"seq", event.seq}, {"actor", event.actor},     {"seen", event.seen},
               {"at", event.atMs}, {"entropy", event.entropy}, {"type", event.type}};
    constexpr std::size_t most = 400; // what is longer is told by its beginning
    if (auto payload = parseCanonical(event.payload); payload && event.payload.size() <= most) {
        shown["payload"] = *std::move(payload);
    } else {
        const std::string bytes = event.payload.substr(0, most);
        shown["payload_bytes"] = json::parse(json(bytes).dump(-1, ' ', true, json::error_handler_t::replace));
    }
    return shown;
}

} // namespace attune::check
