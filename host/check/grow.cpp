// SPDX-License-Identifier: Apache-2.0
#include "check/grow.hpp"

#include "check/explore.hpp"
#include "core/seeded.hpp"

#include <algorithm>

namespace attune::check {
namespace {

std::string longText(std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) {
        text += "🌿"; // four bytes a character
    }
    return text;
}

// The longest that fits; null if the kind has no length.
json longest(const core::Offer &offer) {
    const json &node = offer.node;
    const std::string kind = node.at("kind");
    if (kind == "text" || kind == "note") {
        return longText(node.value("max", kind == "note" ? std::size_t{2000} : std::size_t{280}));
    }
    if (kind == "card" && node.contains("piles")) {
        const auto asks =
            std::ranges::find_if(node.at("piles"), [](const json &pile) { return pile.contains("asks"); });
        const json &pile = asks == node.at("piles").end() ? node.at("piles").front() : *asks;
        json value = json::object();
        for (const json &card : node.at("cards")) {
            value[card.at("id").get<std::string>()] = {{"pile", pile.at("id")}};
            if (pile.contains("asks")) {
                value[card.at("id").get<std::string>()]["words"] = longText(140);
            }
        }
        return value;
    }
    return nullptr;
}

class Grower {
public:
    Grower(Table &table, std::uint64_t seed) : m_table(table), m_random(seed) {}

    Growth run(const core::Opening &opening, std::size_t deeds) {
        core::Opening light = opening;
        light.content = nullptr;
        std::optional<Moved> now;
        const std::size_t every = std::max<std::size_t>(1, deeds / 10);
        for (std::size_t i = 0; i < deeds && !m_growth.burst; ++i) {
            if (!now) {
                auto begun = m_table.start(light, json::array());
                if (!begun) {
                    break;
                }
                now = *std::move(begun);
                m_records = now->records;
            }
            now = next(now->session);
            if (now && i % every == 0) {
                m_growth.sizes.push_back(canonical(now->session.state()).size());
            }
        }
        return std::move(m_growth);
    }

private:
    std::vector<Deed> deeds(const core::Session &session, const std::vector<SharedView> &views) {
        auto all = deedsAt(session, views, {.expanded = 0, .samples = 1, .pauses = true}, m_random.next());
        for (std::size_t i = all.size(); i > 1; --i) {
            std::swap(all[i - 1], all[m_random.next() % i]);
        }
        for (Deed &deed : all) {
            auto *use = deed.act ? std::get_if<core::Use>(&*deed.act) : nullptr;
            const auto &view = use == nullptr ? nullptr : views[static_cast<std::size_t>(use->seat - 1)];
            const core::Offer *offer = view ? view->offer(use->intent) : nullptr;
            if (offer != nullptr && !offer->action && !longest(*offer).is_null()) {
                use->value = longest(*offer);
            }
        }
        std::ranges::stable_partition(all, [](const Deed &deed) {
            const auto *use = deed.act ? std::get_if<core::Use>(&*deed.act) : nullptr;
            return use != nullptr && !use->value.is_null(); // answers first
        });
        return all;
    }

    // Nothing if it is over: it begins anew.
    std::optional<Moved> next(const core::Session &session) {
        std::vector<SharedView> views;
        for (core::Seat seat = 1; seat <= session.seats(); ++seat) {
            views.push_back(m_table.view(session, seat).value_or(nullptr));
        }
        for (const Deed &deed : deeds(session, views)) {
            const core::Seat seat = seatOf(deed);
            auto moved =
                m_table.perform(session, deed, seat == 0 ? nullptr : views[static_cast<std::size_t>(seat - 1)].get());
            if (!moved && moved.error().code == "plugin.answer_too_large") {
                m_growth.burst = true;
                m_growth.log = eventsOf(m_records);
                m_growth.log.push_back(core::toJson(moved.error().event));
                return std::nullopt;
            }
            if (!moved) {
                continue;
            }
            if (deed.act && std::holds_alternative<core::Pause>(*deed.act)) {
                auto back = m_table.perform(moved->session, {core::Resume{}}, nullptr);
                if (!back) {
                    continue;
                }
                m_records.insert(m_records.end(), moved->records.begin(), moved->records.end());
                moved = std::move(back);
            }
            if (moved->session.status() == core::Status::open) {
                m_records.insert(m_records.end(), moved->records.begin(), moved->records.end());
                return *std::move(moved);
            }
        }
        return std::nullopt;
    }

    Table &m_table;
    SeededRandom m_random;
    Growth m_growth;
    std::vector<core::SharedRecord> m_records;
};

} // namespace

Growth grow(Table &table, const core::Opening &opening, std::size_t deeds, std::uint64_t seed) {
    return Grower(table, seed).run(opening, deeds);
}

} // namespace attune::check
