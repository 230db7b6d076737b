// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzz.hpp"

#include <array>
#include <limits>
#include <random>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t most);

namespace attune::fuzz {
namespace {

using Dice = std::minstd_rand;

std::size_t upTo(Dice &dice, std::size_t size) {
    return size == 0 ? 0 : dice() % size;
}

std::string mutated(const std::string &text) {
    std::string room = text;
    room.resize(text.size() + 64);
    room.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t *>(room.data()), text.size(), room.size()));
    return room;
}

std::size_t put(const std::string &text, std::uint8_t *data, std::size_t size, std::size_t most) {
    if (text.size() > most || text.empty())
        return LLVMFuzzerMutate(data, size, most);
    std::ranges::copy(text, data);
    return text.size();
}

json extreme(Dice &dice) {
    static const std::array<json, 14> some{nullptr,
                                           true,
                                           false,
                                           0,
                                           1,
                                           -1,
                                           1'000'000,
                                           std::numeric_limits<std::int64_t>::max(),
                                           std::numeric_limits<std::int64_t>::min(),
                                           std::numeric_limits<std::uint64_t>::max(),
                                           "",
                                           std::string(300, 'x'),
                                           json::array(),
                                           json::object()};
    return some.at(upTo(dice, some.size()));
}

class Tree {
public:
    Tree(json &root, Dice &dice) : m_dice(dice) { collect(root); }

    void change() {
        json &node = any();
        switch (upTo(m_dice, 6)) {
        case 0:
            node = json(any());
            break;
        case 1:
            node = extreme(m_dice);
            break;
        case 2:
            erase(node);
            break;
        case 3:
            insert(node);
            break;
        default:
            value(node);
        }
    }

private:
    void collect(json &node) {
        m_nodes.push_back(&node);
        if (node.is_structured())
            for (auto &[key, child] : node.items()) {
                if (node.is_object())
                    m_keys.push_back(key);
                collect(child);
            }
    }

    json &any() { return *m_nodes[upTo(m_dice, m_nodes.size())]; }

    void value(json &node) {
        if (node.is_string())
            node = mutated(node.get<std::string>());
        else if (node.is_number_integer())
            node = node.get<std::int64_t>() ^ (std::int64_t{1} << upTo(m_dice, 63));
        else
            insert(node);
    }

    void erase(json &node) {
        if (!node.is_structured() || node.empty())
            return;
        auto at = node.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(upTo(m_dice, node.size())));
        node.erase(at);
    }

    void insert(json &node) {
        const json copy = any();
        if (node.is_array()) // one of its own again, as often as not
            node.insert(node.end(), 1 + upTo(m_dice, 3),
                        node.empty() || upTo(m_dice, 2) == 0 ? copy : json(node[upTo(m_dice, node.size())]));
        else if (node.is_object() && !m_keys.empty())
            node[m_keys[upTo(m_dice, m_keys.size())]] = copy;
        else
            node = json::array({copy});
    }

    Dice &m_dice;
    std::vector<json *> m_nodes;
    std::vector<std::string> m_keys;
};

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        lines.back() += c;
        if (c == '\n')
            lines.emplace_back();
    }
    return lines;
}

void changeLines(std::vector<std::string> &lines, Dice &dice) {
    std::string &line = lines[upTo(dice, lines.size())];
    const auto at = lines.begin() + static_cast<std::ptrdiff_t>(upTo(dice, lines.size()));
    switch (upTo(dice, 6)) {
    case 0:
        lines.erase(at);
        break;
    case 1:
        lines.insert(at, std::string(line));
        break;
    case 2:
        std::swap(*at, line);
        break;
    default:
        line = mutated(line);
    }
}

} // namespace

std::size_t mutateJson(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    Dice dice(seed);
    json root = json::parse(text(data, size), nullptr, false);
    if (root.is_discarded() || upTo(dice, 16) == 0)
        return LLVMFuzzerMutate(data, size, most);
    for (std::size_t more = 1 + upTo(dice, 2); more > 0; --more)
        Tree(root, dice).change();
    return put(root.dump(-1, ' ', false, json::error_handler_t::replace), data, size, most);
}

std::size_t mutateLines(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    Dice dice(seed);
    if (upTo(dice, 8) == 0)
        return LLVMFuzzerMutate(data, size, most);
    auto lines = linesOf(text(data, size));
    changeLines(lines, dice);
    std::string all;
    for (const auto &line : lines)
        all += line;
    return put(all, data, size, most);
}

} // namespace attune::fuzz
