// SPDX-License-Identifier: Apache-2.0
#include "check/worker/session.hpp"

namespace attune::check {
namespace {

constexpr std::size_t mostBytes = 512 * 1024;

template <class Struct> std::string grown(Struct value, std::uint32_t extraBytes) {
    value.size = sizeof value + extraBytes;
    std::string bytes(reinterpret_cast<const char *>(&value), sizeof value);
    return bytes.append(extraBytes, '\xee');
}

// An event and all that it points to.
class EventBytes {
public:
    EventBytes(const json &event, Walls walls, std::uint32_t extraBytes)
        : m_type(event.at("type").get_ref<const std::string &>(), walls), m_payload(event.at("payload").dump(), walls),
          m_event(grown(attune_event{0, event.at("actor"), event.at("seq"), event.at("seen"), event.at("at"),
                                     event.at("entropy"), m_type.get(), m_payload.get()},
                        extraBytes),
                  walls == Walls::readOnly ? walls : Walls::none) {} // structs are aligned, so none is tight

    [[nodiscard]] const attune_event *get() const { return reinterpret_cast<const attune_event *>(m_event.get().data); }

private:
    Argument m_type, m_payload, m_event;
};

Said said(const Instance::Call &call) {
    worker::Sink value(mostBytes), effects(mostBytes);
    Said said;
    said.code = call(value.abi(), effects.abi());
    said.value = value.take();
    said.effects = effects.take();
    return said;
}

} // namespace

Instance::Instance(const attune_activity &activity, std::string_view content, Walls walls, std::uint32_t extraBytes)
    : m_activity(activity), m_walls(walls), m_extraBytes(extraBytes) {
    attune_host host{};
    host.abi_major = ATTUNE_ABI_MAJOR;
    host.abi_minor = ATTUNE_ABI_MINOR;
    host.log = [](const attune_host *, std::int32_t, attune_bytes) {};
    host.get_extension = [](const attune_host *, const char *) -> const void * { return nullptr; };
    m_host = std::make_unique<Argument>(grown(host, extraBytes), Walls::none);
    const Argument bytes(content, walls);
    m_opened = activity.open(reinterpret_cast<const attune_host *>(m_host->get().data), bytes.get(), &m_self);
}

Instance::~Instance() {
    if (m_opened == ATTUNE_OK)
        m_activity.close(m_self);
}

Instance::Call Instance::initCall(const json &event) const {
    return [this, bytes = std::make_shared<EventBytes>(event, m_walls, m_extraBytes)](auto *state, auto *effects) {
        return m_activity.init(m_self, bytes->get(), state, effects);
    };
}

Instance::Call Instance::reduceCall(const std::string &state, const json &event) const {
    return [this, before = std::make_shared<Argument>(state, m_walls),
            bytes = std::make_shared<EventBytes>(event, m_walls, m_extraBytes)](auto *next, auto *effects) {
        return m_activity.reduce(m_self, before->get(), bytes->get(), next, effects);
    };
}

Instance::Call Instance::viewCall(const std::string &state, int seat) const {
    return [this, seat, before = std::make_shared<Argument>(state, m_walls)](auto *tree, auto *) {
        return m_activity.view(m_self, before->get(), seat, tree);
    };
}

Said Instance::init(const json &event) const {
    return said(initCall(event));
}
Said Instance::reduce(const std::string &state, const json &event) const {
    return said(reduceCall(state, event));
}
Said Instance::view(const std::string &state, int seat) const {
    return said(viewCall(state, seat));
}

} // namespace attune::check
