// SPDX-License-Identifier: Apache-2.0
// What the frames say: one struct a frame type, its fields in the order in which they travel.
#pragma once

#include "worker/frame.hpp"

namespace attune::worker {

inline constexpr std::uint32_t protocolVersion = 1;

// Why a library can or cannot be used. The numbers travel.
enum class LoadStatus : std::uint32_t {
    ok,
    otherProtocol,
    notConfined,
    missingLibrary,
    notALibrary,
    otherMachine,
    notLoadable,
    noEntry,
    otherAbi,
    newerAbi,
    malformedEntry,
    otherPlugin,
    otherVersion,
    noActivity,
    otherStateVersion,
    last = otherStateVersion,
};

// How a call came back to the worker. The numbers travel.
enum class Outcome : std::uint32_t {
    returned, // `code` is what the plugin returned
    tooLarge, // it wrote more than a sink takes
    threw,    // an exception crossed the boundary
    last = threw,
};

struct Hello {
    static constexpr FrameType type = FrameType::Hello;
    std::uint32_t protocol = protocolVersion;
    std::string library; // absolute path; empty: only to learn what would be in force
    std::string pluginId;
    std::string pluginVersion;
    std::string activity;
    std::uint32_t stateVersion = 0;
    std::uint32_t stateBytes = 0; // ceilings of the sinks
    std::uint32_t effectsBytes = 0;
    std::uint32_t viewBytes = 0;
    std::uint32_t required = 0; // bits of Layer without which the library is not loaded
    template <class Self> static auto fields(Self &self, auto &&visit) {
        return visit(self.protocol, self.library, self.pluginId, self.pluginVersion, self.activity, self.stateVersion,
                     self.stateBytes, self.effectsBytes, self.viewBytes, self.required);
    }
};

struct Ready {
    static constexpr FrameType type = FrameType::Ready;
    std::uint32_t status = 0; // LoadStatus
    std::string found;        // what stood there instead, for the author's eyes
    std::uint32_t layers = 0; // bits of Layer that are in force
    std::uint32_t landlockAbi = 0;
    template <class Self> static auto fields(Self &self, auto &&visit) {
        return visit(self.status, self.found, self.layers, self.landlockAbi);
    }
};

struct Open {
    static constexpr FrameType type = FrameType::Open;
    std::string content;
    template <class Self> static auto fields(Self &self, auto &&visit) { return visit(self.content); }
};

struct WireEvent {
    std::int32_t actor = 0;
    std::uint64_t seq = 0;
    std::uint64_t seen = 0;
    std::int64_t atMs = 0;
    std::uint64_t entropy = 0;
    std::string type;
    std::string payload;
};

struct Init {
    static constexpr FrameType type = FrameType::Init;
    WireEvent event;
    template <class Self> static auto fields(Self &self, auto &&visit) {
        auto &e = self.event;
        return visit(e.actor, e.seq, e.seen, e.atMs, e.entropy, e.type, e.payload);
    }
};

struct Reduce {
    static constexpr FrameType type = FrameType::Reduce;
    std::string state;
    WireEvent event;
    template <class Self> static auto fields(Self &self, auto &&visit) {
        auto &e = self.event;
        return visit(self.state, e.actor, e.seq, e.seen, e.atMs, e.entropy, e.type, e.payload);
    }
};

struct View {
    static constexpr FrameType type = FrameType::View;
    std::string state;
    std::int32_t seat = 0;
    template <class Self> static auto fields(Self &self, auto &&visit) { return visit(self.state, self.seat); }
};

struct Log {
    static constexpr FrameType type = FrameType::Log;
    std::int32_t level = 0;
    std::string text;
    template <class Self> static auto fields(Self &self, auto &&visit) { return visit(self.level, self.text); }
};

// Answers Open, Init, Reduce and View.
struct Answer {
    static constexpr FrameType type = FrameType::Result;
    std::uint32_t outcome = 0; // Outcome
    std::int32_t code = 0;     // ATTUNE_OK …
    std::string value;         // state or tree
    std::string effects;       // or, if rejected, the reason
    template <class Self> static auto fields(Self &self, auto &&visit) {
        return visit(self.outcome, self.code, self.value, self.effects);
    }
};

struct Bye {
    static constexpr FrameType type = FrameType::Bye;
    template <class Self> static auto fields(Self &, auto &&visit) { return visit(); }
};

// Understood by attune-check-worker only: its own question about the plugin. Argument and answer are JSON.
struct Check {
    static constexpr FrameType type = FrameType::Check;
    std::string probe;
    std::string argument;
    template <class Self> static auto fields(Self &self, auto &&visit) { return visit(self.probe, self.argument); }
};

template <class Message> [[nodiscard]] std::string pack(const Message &message) {
    FieldWriter writer;
    Message::fields(message, [&](const auto &...field) { (writer.put(field), ...); });
    return writer.take();
}

template <class Message> [[nodiscard]] std::optional<Message> unpack(std::string_view body) {
    Message message;
    FieldReader reader(body);
    Message::fields(message, [&](auto &...field) { (reader.get(field), ...); });
    return reader.complete() ? std::optional(std::move(message)) : std::nullopt;
}

} // namespace attune::worker
