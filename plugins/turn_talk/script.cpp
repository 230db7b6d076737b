// SPDX-License-Identifier: Apache-2.0
#include "script.hpp"

#include <utility>

namespace attune::talk {

namespace {

constexpr std::size_t mostBytes = 40 * 1024; // of what two people can write; leaves room in the 64 KiB of a state

using Make = Made (*)(std::string, const json &);
const std::map<std::string, Make> &kinds() {
    static const std::map<std::string, Make> table = {
        {"gate", makeGate}, {"check", makeCheck},   {"ask", makeAsk},           {"reveal", makeReveal},
        {"talk", makeTalk}, {"mirror", makeMirror}, {"together", makeTogether}, {"agree", makeAgree},
        {"keep", makeKeep}, {"slot", makeSlot},     {"close", makeClose},
    };
    return table;
}

Made make(const std::string &id, const json &spec) {
    const auto kind = kinds().find(spec.at("kind").get<std::string>());
    if (kind == kinds().end()) {
        throw BadInput("segment " + id + " is of an unknown kind");
    }
    return kind->second(id, spec);
}

Starts readStarts(const std::string &name) {
    return name == "draw"      ? Starts::draw
           : name == "parent"  ? Starts::parent
           : name == "younger" ? Starts::younger
                               : Starts::seat1;
}

Rest readRest(const json &spec) {
    Rest rest;
    rest.pauses = spec.value("pauses", rest.pauses);
    rest.min = spec.value("min", rest.min);
    rest.max = spec.value("max", rest.max);
    rest.suggest = spec.value("suggest", std::string());
    rest.exit = spec.value("exit", std::string());
    rest.cards = spec.value("cards", std::vector<Key>());
    return rest;
}

} // namespace

Script::Script(const json &content)
    : m_starts(readStarts(content.value("starts", "seat_1"))), m_rest(readRest(content.value("rest", json::object()))) {
    const json &segments = content.at("segments");
    for (const auto &id : content.at("flow").get<std::vector<std::string>>()) {
        if (!segments.contains(id)) {
            throw BadInput("flow names a segment that does not exist: " + id);
        }
        m_flow.push_back(make(id, segments.at(id)));
        for (Input &input : m_flow.back()->inputs()) {
            const std::string name = input.id;
            if (!m_inputs.emplace(name, std::move(input)).second) {
                throw BadInput("two inputs have the same id: " + name);
            }
        }
    }
    checkNames();
    checkSize();
}

void Script::checkNames() const {
    for (const Made &segment : m_flow) {
        for (const std::string &name : segment->names()) {
            if (!m_inputs.contains(name)) {
                static_cast<void>(placeOf(name));
            }
        }
    }
    if (!m_rest.exit.empty()) {
        static_cast<void>(placeOf(m_rest.exit));
    }
}

void Script::checkSize() const {
    std::size_t bytes = 0;
    for (const auto &[id, input] : m_inputs) {
        const bool kept = input.kind == "text" && input.privacy != Privacy::owner;
        bytes += kept ? static_cast<std::size_t>(input.max) * 4 * 2 : 64; // 4 bytes a character, two people
    }
    if (bytes > mostBytes) {
        throw BadInput("the texts of this exercise are too long together; lower their max");
    }
}

int Script::placeOf(const std::string &segment) const {
    for (std::size_t at = 0; at < m_flow.size(); ++at) {
        if (m_flow[at]->id() == segment) {
            return static_cast<int>(at);
        }
    }
    throw BadInput("no input and no segment of the flow is called " + segment);
}

const Input &Script::input(const std::string &id) const {
    return m_inputs.at(id);
}

} // namespace attune::talk
