// SPDX-License-Identifier: Apache-2.0
// keep: proposes to the board what is worth remembering, lines and readings; each seat decides on each.
#include "script.hpp"

#include <algorithm>

namespace attune::talk {

namespace {

struct Item {
    bool reading = false; // else a note
    Key title;
    std::vector<std::string> inputs;
};

class KeepSegment final : public Segment {
public:
    KeepSegment(std::string id, const json &spec) : Segment(std::move(id), spec) {
        for (const json &item : spec.at("items")) {
            m_items.push_back({item.at("entry") == "reading", readKey(item, "title"), item.at("inputs")});
        }
    }

    void enter(Moment &m) const override {
        json open = json::array();
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            const json entry = entryOf(m, m_items[i]);
            if (!entry.is_null()) {
                open.push_back(proposal(i));
                m.effects.propose(proposal(i), entry);
            }
        }
        m.state.now["open"] = open;
        if (open.empty()) {
            m.advance();
        }
    }

    bool intent(Moment &m, const Event &event) const override {
        if (event.intent() != own("none")) {
            return false;
        }
        for (const json &open : m.state.now.at("open")) {
            m.effects.withdraw(open);
        }
        m.advance();
        return true;
    }

    void decided(Moment &m, const Event &event) const override {
        json &open = m.state.now.at("open");
        const auto at = std::find(open.begin(), open.end(), event.payload.at("proposal"));
        if (at == open.end()) {
            return;
        }
        open.erase(at);
        if (open.empty()) {
            m.advance();
        }
    }

    void show(const Scene &scene, View &view) const override {
        lead(scene, view);
        for (const json &open : scene.state.now.at("open")) {
            view << Agreement{open.get<std::string>(), {}};
        }
        view << quietly(t("keep.each"), {button(own("none"), t("keep.none"))});
    }

    [[nodiscard]] std::vector<std::string> names() const override {
        std::vector<std::string> all;
        for (const Item &item : m_items) {
            all.insert(all.end(), item.inputs.begin(), item.inputs.end());
        }
        return all;
    }

private:
    [[nodiscard]] std::string proposal(std::size_t i) const { return own(std::to_string(i + 1)); }

    // Null if there is nothing that both may know.
    [[nodiscard]] static json entryOf(const Moment &m, const Item &item) {
        return item.reading ? reading(m, item) : note(m, item);
    }
    [[nodiscard]] static json note(const Moment &m, const Item &item) {
        Lines lines;
        for (const std::string &input : item.inputs) {
            for (const Seat seat : {1, 2}) {
                if (const json *value = m.state.seen(input, seat)) {
                    lines.push_back({seat, inWords(m.script.input(input), *value)});
                }
            }
        }
        return lines.empty() ? json() : noteEntry(t(item.title), lines);
    }
    [[nodiscard]] static json reading(const Moment &m, const Item &item) {
        const Input &scale = m.script.input(item.inputs.front());
        std::vector<std::pair<Seat, int>> values;
        for (const Seat seat : {1, 2}) {
            if (const json *value = m.state.seen(scale.id, seat)) {
                values.emplace_back(seat, value->get<int>());
            }
        }
        return values.empty() ? json() : readingEntry(t(item.title), values, scale.min, scale.max);
    }

    std::vector<Item> m_items;
};

} // namespace

Made makeKeep(std::string id, const json &spec) {
    return std::make_unique<KeepSegment>(std::move(id), spec);
}

} // namespace attune::talk
