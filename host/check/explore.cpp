// SPDX-License-Identifier: Apache-2.0
#include "check/explore.hpp"

#include "check/look.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <queue>
#include <unordered_map>

namespace attune::check {
namespace {

class Explorer {
public:
    Explorer(std::vector<Table> &tables, const Limits &limits) : m_tables(tables), m_limits(limits) {}

    Explored run(const core::Opening &opening) {
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            begin(opening, i);
        }
        std::size_t expanded = 0;
        while (!m_next.empty()) {
            const auto [times, at] = m_next.top();
            m_next.pop();
            if (const int now = m_looks[m_out.nodes[at].look]; now > times) {
                m_next.emplace(now, at);
                continue;
            }
            if (expanded++ == m_limits.expanded) {
                return finish();
            }
            expand(at);
        }
        m_out.whole = true;
        return finish();
    }

private:
    void begin(const core::Opening &opening, std::size_t table) {
        auto begun = m_tables[table].start(opening, json::array());
        if (!begun) {
            m_out.notBegun.push_back(begun.error());
            return;
        }
        auto records = begun->records;
        const std::size_t size = m_out.nodes.size(), at = nodeFor(std::move(begun->session), table);
        if (at == size) {
            m_out.nodes[at].begun = std::move(records);
        }
    }

    std::size_t nodeFor(core::Session session, std::size_t table) {
        const std::size_t next = m_out.nodes.size();
        const auto [at, isNew] = m_known.emplace(keyOf(session), next);
        if (!isNew) {
            return at->second;
        }
        Node node{std::move(session)};
        for (core::Seat seat = 1; seat <= node.session.seats(); ++seat) {
            auto view = m_tables[table].view(node.session, seat);
            if (!view) {
                m_out.missteps.push_back(
                    {next, std::nullopt, seat, {Stuck::By::fault, view.error().error.code, {}, view.error()}});
            }
            node.views.push_back(view.value_or(nullptr));
        }
        node.look = lookOf(node.session, node.views);
        const bool goesOn = node.session.status() == core::Status::open;
        node.expanded = !goesOn;
        const int times = m_looks[node.look];
        m_out.nodes.push_back(std::move(node));
        m_tableOf.push_back(table);
        if (goesOn) {
            m_next.emplace(times, next);
        }
        return next;
    }

    void expand(std::size_t at) {
        ++m_looks[m_out.nodes[at].look];
        m_out.nodes[at].expanded = true;
        const std::size_t table = m_tableOf[at];
        const auto deeds = deedsAt(m_out.nodes[at].session, m_out.nodes[at].views, m_limits, m_tables[table].entropy());
        for (const Deed &deed : deeds) {
            tryOut(at, deed, table);
        }
    }

    void tryOut(std::size_t at, const Deed &deed, std::size_t table) {
        const core::Seat seat = seatOf(deed);
        const Node &node = m_out.nodes[at];
        const SharedView view = seat == 0 ? nullptr : node.views[static_cast<std::size_t>(seat - 1)];
        auto moved = m_tables[table].perform(node.session, deed, view.get());
        if (moved && deed.act && std::holds_alternative<core::Pause>(*deed.act)) {
            moved = returned(*std::move(moved), table);
        }
        if (!moved) {
            m_out.missteps.push_back({at, deed, seat, moved.error()});
            return;
        }
        for (core::SharedRecord &record : moved->records) {
            record.state = nullptr; // the nodes have them
        }
        const std::size_t to = nodeFor(std::move(moved->session), table);
        m_out.nodes[at].edges.push_back({deed, to, std::move(moved->records)});
    }

    Outcome returned(Moved paused, std::size_t table) {
        auto back = m_tables[table].perform(paused.session, {core::Resume{}}, nullptr);
        if (back) {
            back->records.insert(back->records.begin(), paused.records.begin(), paused.records.end());
        }
        return back;
    }

    // Breadth first over what was found, from all beginnings.
    Explored finish() {
        std::deque<std::size_t> queue;
        std::vector<bool> found(m_out.nodes.size());
        for (std::size_t at = 0; at < m_out.nodes.size(); ++at) {
            if (!m_out.nodes[at].begun.empty()) {
                found[at] = true;
                queue.push_back(at);
            }
        }
        for (; !queue.empty(); queue.pop_front()) {
            const std::size_t at = queue.front();
            for (std::size_t by = 0; by < m_out.nodes[at].edges.size(); ++by) {
                const std::size_t to = m_out.nodes[at].edges[by].to;
                if (!found[to]) {
                    found[to] = true;
                    m_out.nodes[to].from = at;
                    m_out.nodes[to].by = by;
                    m_out.nodes[to].depth = m_out.nodes[at].depth + 1;
                    queue.push_back(to);
                }
            }
        }
        return std::move(m_out);
    }

    std::vector<Table> &m_tables;
    const Limits m_limits;
    Explored m_out;
    std::unordered_map<std::string, std::size_t> m_known;
    std::unordered_map<std::string, int> m_looks; // how often one was expanded
    std::vector<std::size_t> m_tableOf;
    using Next = std::pair<int, std::size_t>; // what looks new first, then what was found first
    std::priority_queue<Next, std::vector<Next>, std::greater<>> m_next;
};

struct Collector {
    const core::Session &session;
    const Limits &limits;
    std::uint64_t entropy;
    std::vector<Deed> deeds;

    void offered(core::Seat seat, const core::Offer &offer) {
        if (!core::isOpen(session, seat, offer)) {
            return;
        }
        for (json &value : valuesFor(offer, limits.samples, entropy)) {
            deeds.push_back({core::Use{seat, offer.intent, std::move(value), session.stateSeq(), {}}});
        }
    }

    // What the host itself offers beside the view: to open together, to accept or not.
    void hosts(core::Seat seat, const json &node) {
        for (const core::PendingReveal &pending : session.reveals()) {
            if (node.at("kind") == "reveal" && node.at("reveal") == pending.spec.id &&
                !pending.pressed.contains(seat) && !owes(seat, pending)) {
                deeds.push_back({core::Press{seat, pending.spec.id}});
            }
        }
        for (const core::Proposal &proposal : session.proposals()) {
            if (node.at("kind") == "agreement" && node.at("proposal") == proposal.id) {
                if (!proposal.accepted.contains(seat)) {
                    deeds.push_back({core::Decide{seat, proposal.id, true}});
                }
                deeds.push_back({core::Decide{seat, proposal.id, false}});
            }
        }
    }

    [[nodiscard]] bool owes(core::Seat seat, const core::PendingReveal &pending) const {
        return std::ranges::any_of(pending.spec.inputs, [&](const std::string &input) {
            const core::Offer *offer = view->offer(input);
            return offer != nullptr && offer->privacy == core::Privacy::sealed && core::isOpen(session, seat, *offer);
        });
    }
    const core::View *view = nullptr;
};

} // namespace

Explored explore(std::vector<Table> &tables, const core::Opening &opening, const Limits &limits) {
    return Explorer(tables, limits).run(opening);
}

std::vector<json> valuesFor(const core::Offer &offer, std::size_t samples, std::uint64_t entropy) {
    if (offer.action) {
        return {offer.node.value("value", json())};
    }
    std::vector<json> values;
    const auto add = [&](json value) {
        if (!value.is_null() && values.size() < samples && std::ranges::find(values, value) == values.end()) {
            values.push_back(std::move(value));
        }
    };
    const json &node = offer.node;
    if (node.at("kind") == "scale") {
        add(node.at("min"));
        add(node.at("max"));
    } else if (node.at("kind") == "choice" && node.value("max", 1) == 1) {
        for (const json &option : node.at("options")) {
            add(option.at("id"));
        }
    }
    const bool written = node.at("kind") == "text" || node.at("kind") == "note"; // one is as good as another
    for (std::uint64_t i = 0; i < samples + 2 && (!written || values.empty()); ++i) {
        add(core::sample(offer, entropy + i));
    }
    if (offer.canPass) {
        values.emplace_back();
    }
    return values;
}

std::vector<Deed> deedsAt(const core::Session &session, const std::vector<SharedView> &views, const Limits &limits,
                          std::uint64_t entropy) {
    Collector collector{session, limits, entropy, {}};
    for (std::size_t i = 0; i < views.size(); ++i) {
        if (!views[i]) {
            continue;
        }
        const auto seat = static_cast<core::Seat>(i + 1);
        collector.view = views[i].get();
        for (const core::Offer &offer : views[i]->offers) {
            collector.offered(seat, offer);
        }
        for (const json &node : views[i]->tree.at("nodes")) {
            collector.hosts(seat, node);
        }
    }
    if (!session.timers().empty()) {
        collector.deeds.push_back({});
    }
    if (limits.pauses) {
        collector.deeds.push_back({core::Pause{20}});
    }
    return std::move(collector.deeds);
}

std::vector<core::SharedRecord> Explored::way(std::size_t node) const {
    std::vector<const std::vector<core::SharedRecord> *> steps;
    while (nodes[node].depth > 0) {
        steps.push_back(&nodes[nodes[node].from].edges[nodes[node].by].records);
        node = nodes[node].from;
    }
    std::vector<core::SharedRecord> records = nodes[node].begun;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        records.insert(records.end(), (*step)->begin(), (*step)->end());
    }
    return records;
}

std::vector<json> Explored::log(std::size_t node, const std::vector<core::SharedRecord> &more) const {
    auto records = way(node);
    records.insert(records.end(), more.begin(), more.end());
    return eventsOf(records);
}

std::vector<bool> leadsTo(const Explored &explored, std::vector<bool> marked, const MayTake &mayTake) {
    std::unordered_map<std::string, std::vector<std::size_t>> expanded;
    for (std::size_t at = 0; at < explored.nodes.size(); ++at) {
        if (explored.nodes[at].expanded) {
            expanded[explored.nodes[at].look].push_back(at);
        }
    }
    std::vector<std::vector<std::size_t>> before(explored.nodes.size());
    for (std::size_t at = 0; at < explored.nodes.size(); ++at) {
        for (const Edge &edge : explored.nodes[at].edges) {
            if (!mayTake || mayTake(explored.nodes[at], edge)) {
                before[edge.to].push_back(at);
            }
        }
        if (const auto same = expanded.find(explored.nodes[at].look); explored.nodes[at].expanded) {
            continue;
        } else if (same == expanded.end()) {
            marked[at] = true;
        } else {
            for (const std::size_t other : same->second) {
                before[other].push_back(at);
            }
        }
    }
    std::deque<std::size_t> queue;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        if (marked[at]) {
            queue.push_back(at);
        }
    }
    for (; !queue.empty(); queue.pop_front()) {
        for (const std::size_t at : before[queue.front()]) {
            if (!marked[at]) {
                marked[at] = true;
                queue.push_back(at);
            }
        }
    }
    return marked;
}

} // namespace attune::check
