// SPDX-License-Identifier: Apache-2.0
// One line through the graph: what people go through one after the other. Rests, which lead back, are a mark at a step.
#include "check/graph.hpp"

#include <algorithm>
#include <functional>

namespace attune::check {
namespace {

class Line {
public:
    explicit Line(const Flow &flow) : m_flow(flow) {
        for (std::size_t i = 0; i < flow.steps.size(); ++i) {
            if (flow.steps[i].begins) {
                m_begin = i;
            }
            if (flow.steps[i].ends && flow.steps[i].id == "done") {
                m_end = i;
            }
        }
        m_out.assign(flow.steps.size(), false);
        m_course.resize(flow.steps.size());
        for (std::size_t i = 0; i < flow.steps.size(); ++i) {
            m_course[i] = {.title = flow.steps[i].title, .alone = flow.steps[i].alone, .opens = flow.steps[i].opens};
        }
    }

    catalog::Course drawn() {
        leaveRestsOut();
        markEnds();
        catalog::Course course;
        for (const std::size_t step : inOrder()) {
            m_course[step].optional = leads(m_begin, step);
            course.push_back(m_course[step]);
        }
        return course;
    }

private:
    [[nodiscard]] bool isWay(std::size_t from, std::size_t to) const {
        return std::ranges::any_of(m_flow.ways, [&](const Flow::Way &way) { return way.from == from && way.to == to; });
    }

    // To the end, past `without`.
    [[nodiscard]] bool leads(std::size_t from, std::size_t without) const {
        std::vector<bool> seen(m_flow.steps.size(), false);
        const std::function<bool(std::size_t)> go = [&](std::size_t at) -> bool {
            if (at == without || m_out[at] || seen[at]) {
                return false;
            }
            seen[at] = true;
            return at == m_end ||
                   std::ranges::any_of(m_flow.ways, [&](const Flow::Way &way) { return way.from == at && go(way.to); });
        };
        return go(from);
    }

    // One leads there and back again, and those who do not go there miss nothing.
    void leaveRestsOut() {
        for (const Flow::Way &way : m_flow.ways) {
            if (way.from < way.to && isWay(way.to, way.from) && leads(m_begin, way.to)) {
                m_out[way.to] = true;
                m_course[way.from].rest = true;
            }
        }
    }

    void markEnds() {
        for (const Flow::Way &way : m_flow.ways) {
            m_course[way.from].mayEnd = m_course[way.from].mayEnd || (m_flow.steps[way.to].ends && way.to != m_end);
        }
    }

    // Each after all that lead to it; what leads back counts for nothing.
    [[nodiscard]] std::vector<std::size_t> inOrder() const {
        std::vector<bool> seen(m_flow.steps.size(), false);
        std::vector<std::size_t> order;
        const std::function<void(std::size_t)> go = [&](std::size_t at) {
            if (m_out[at] || seen[at]) {
                return;
            }
            seen[at] = true;
            for (auto way = m_flow.ways.rbegin(); way != m_flow.ways.rend(); ++way) {
                if (way->from == at) {
                    go(way->to);
                }
            }
            if (!m_flow.steps[at].ends) {
                order.push_back(at);
            }
        };
        go(m_begin);
        std::ranges::reverse(order);
        return order;
    }

    const Flow &m_flow;
    std::vector<bool> m_out;
    catalog::Course m_course;
    std::size_t m_begin = 0, m_end = 0;
};

} // namespace

catalog::Course courseOf(const Flow &flow) {
    return flow.steps.empty() ? catalog::Course{} : Line(flow).drawn();
}

} // namespace attune::check
