// SPDX-License-Identifier: Apache-2.0
#include "core/session.hpp"

#include <algorithm>

namespace attune::core {
namespace {

const SealedAnswer *find(const SealedAnswers &answers, Seat seat, const std::string &intent) {
    const auto at = answers.find({seat, intent});
    return at == answers.end() ? nullptr : &at->second;
}

// Records may be damaged, or of a newer version: no field is taken on trust.
std::string textAt(const json &payload, const char *field) {
    const auto at = payload.find(field);
    return at != payload.end() && at->is_string() ? at->get<std::string>() : "";
}

// A refused event ("poisoned") counts as having happened, or the host would raise it again for ever.
std::string typeOf(const Event &event) {
    return event.type == "poisoned" ? textAt(event.payload, "type") : event.type;
}

} // namespace

const SealedAnswer *Session::sealed(Seat seat, const std::string &intent) const {
    return find(m_sealed, seat, intent);
}
const SealedAnswer *Session::kept(Seat seat, const std::string &intent) const {
    return find(m_kept, seat, intent);
}
const json *Session::draft(Seat seat, const std::string &intent, Privacy privacy) const {
    const auto at = m_drafts.find({seat, intent, privacy});
    return at == m_drafts.end() ? nullptr : &at->second;
}
bool Session::answered(Seat seat, const std::string &intent) const {
    return m_answered.contains({seat, intent});
}

void Session::fold(const SharedRecord &record) {
    m_seq = record.event.seq;
    m_atMs = std::max(m_atMs, record.event.at_ms);
    consume(record.event);
    if (record.stepped) {
        m_state = record.state;
        m_stateSeq = record.event.seq;
        run(record.effects);
    }
    if (typeOf(record.event) == "stop" && m_status != Status::ended) { // whatever the activity thinks of it
        m_status = Status::ended;
        m_outcome = "stopped";
    }
}

// What an event means to the host, whether the activity saw it or not.
void Session::consume(const Event &event) {
    const json &payload = event.payload;
    const std::string type = typeOf(event);
    const std::string id = textAt(payload, type == "decided" || type == "proposal_accepted" ? "proposal"
                                           : type == "timer"                                ? "timer"
                                                                                            : "reveal");
    const auto isReveal = [&](const PendingReveal &pending) { return pending.spec.id == id; };
    if (type == "answered" && event.type != "poisoned") {
        const std::string intent = textAt(payload, "intent");
        m_answered.emplace(event.actor, intent);
        for (PendingReveal &pending : m_reveals) { // who agreed to open did not know yet what this would be
            if (std::ranges::find(pending.spec.inputs, intent) != pending.spec.inputs.end()) {
                pending.pressed.erase(event.actor);
            }
        }
    } else if (type == "reveal_pressed") {
        if (auto at = std::ranges::find_if(m_reveals, isReveal); at != m_reveals.end()) {
            at->pressed.insert(event.actor);
        }
    } else if (type == "revealed") {
        for (const PendingReveal &pending : m_reveals) {
            if (isReveal(pending)) {
                m_opened.insert(pending.spec.inputs.begin(), pending.spec.inputs.end());
            }
        }
        std::erase_if(m_reveals, isReveal);
    } else if (type == "proposal_accepted") {
        if (auto at = std::ranges::find(m_proposals, id, &Proposal::id); at != m_proposals.end()) {
            at->accepted.insert(event.actor);
        }
    } else if (type == "decided") {
        std::erase_if(m_proposals, [&](const Proposal &proposal) { return proposal.id == id; });
    } else if (type == "timer") {
        m_timers.erase(id);
    } else if ((type == "pause" || type == "resume") && m_status != Status::ended) {
        m_status = type == "pause" ? Status::paused : Status::open;
        const auto minutes = payload.find("minutes");
        m_pauseMinutes = minutes != payload.end() && minutes->is_number_integer() ? minutes->get<std::int64_t>() : 0;
    }
}

void Session::run(const json &effects) {
    for (const json &effect : effects) {
        if (!checkEffect(effect, seats())) {
            continue; // of a newer version
        }
        const std::string what = effect.at("do");
        const std::string id = effect.value("id", "");
        const auto isThis = [&](const Proposal &proposal) { return proposal.id == id; };
        if (what == "reveal") {
            if (auto spec = readReveal(effect)) {
                std::erase_if(m_reveals, [&](const PendingReveal &pending) { return pending.spec.id == id; });
                m_reveals.push_back({*std::move(spec), {}});
            }
        } else if (what == "timer") {
            m_timers[id] = m_atMs + effect.at("ms").get<std::int64_t>();
        } else if (what == "cancel") {
            m_timers.erase(id);
        } else if (what == "propose") {
            std::erase_if(m_proposals, isThis);
            m_proposals.push_back({id, effect.at("entry"), {}});
        } else if (what == "withdraw") {
            std::erase_if(m_proposals, isThis);
            std::erase_if(m_reveals, [&](const PendingReveal &pending) { return pending.spec.id == id; });
        } else if (what == "suggest") {
            const std::string exercise = effect.at("exercise");
            if (std::ranges::find(m_suggestions, exercise) == m_suggestions.end()) {
                m_suggestions.push_back(exercise);
            }
        } else if (what == "end") {
            m_status = Status::ended;
            m_outcome = effect.at("outcome");
            m_timers.clear();
        }
    }
}

void Session::fold(const OwnRecord &record) {
    const auto at = std::pair(record.seat, record.intent);
    m_drafts.erase({record.seat, record.intent, record.privacy});
    switch (record.what) {
    case OwnRecord::What::draft:
        if (!record.answer.value.is_null()) {
            m_drafts[{record.seat, record.intent, record.privacy}] = record.answer.value;
        }
        break;
    case OwnRecord::What::sealed:
        m_sealed[at] = record.answer;
        break;
    case OwnRecord::What::kept:
        m_kept[at] = record.answer;
        break;
    }
}

} // namespace attune::core
