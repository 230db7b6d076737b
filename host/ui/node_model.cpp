// SPDX-License-Identifier: Apache-2.0
#include "ui/node_model.hpp"

#include "ui/values.hpp"

#include <algorithm>

namespace attune::ui {
namespace {

std::string keyOf(const json &node, const std::string &step) {
    std::string key = step + '/' + node.value("kind", "");
    for (const char *field : {"id", "reveal", "proposal", "timer"})
        if (node.contains(field) && node[field].is_string())
            key += '/' + node[field].get<std::string>();
    return key;
}

bool given(const json &node) {
    return node.value("sealed", false) || node.value("kept", false) || node.value("answered", false);
}

} // namespace

int NodeModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant NodeModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &node = m_rows[static_cast<std::size_t>(index.row())].node;
    return role == KindRole ? QVariant(stringAt(node, "kind")) : role == NodeRole ? toVariant(node) : QVariant();
}

QHash<int, QByteArray> NodeModel::roleNames() const {
    return {{KindRole, "kind"}, {NodeRole, "node"}};
}

void NodeModel::show(const json &nodes, const std::string &step) {
    std::vector<Row> next;
    for (const auto &node : nodes)
        next.push_back({keyOf(node, step), node});
    const auto same = [](const Row &a, const Row &b) { return a.key == b.key; };
    const auto [oldHead, newHead] = std::mismatch(m_rows.begin(), m_rows.end(), next.begin(), next.end(), same);
    const auto head = static_cast<int>(oldHead - m_rows.begin());
    const auto [oldTail, newTail] = std::mismatch(m_rows.rbegin(), std::make_reverse_iterator(oldHead), next.rbegin(),
                                                  std::make_reverse_iterator(newHead), same);
    const auto tail = static_cast<int>(oldTail - m_rows.rbegin());
    const auto size = static_cast<int>(next.size());
    const auto kept = next;
    replace(head, static_cast<int>(m_rows.size()) - tail, {next.begin() + head, next.end() - tail});
    for (int index = 0; index < size; ++index)
        refresh(index, kept[static_cast<std::size_t>(index)].node);
}

void NodeModel::replace(int first, int last, std::vector<Row> rows) {
    if (first < last) {
        beginRemoveRows({}, first, last - 1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last);
        endRemoveRows();
    }
    if (rows.empty())
        return;
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.begin() + first, rows.begin(), rows.end());
    endInsertRows();
}

void NodeModel::refresh(int index, const json &node) {
    auto &row = m_rows[static_cast<std::size_t>(index)];
    if (row.node == node)
        return;
    row.node = node;
    emit dataChanged(createIndex(index, 0), createIndex(index, 0), {NodeRole});
}

bool NodeModel::answered() const {
    const auto input = [](const Row &row) { return row.node.contains("privacy"); };
    return std::any_of(m_rows.begin(), m_rows.end(), input) &&
           std::all_of(m_rows.begin(), m_rows.end(), [&](const Row &row) { return !input(row) || given(row.node); });
}

} // namespace attune::ui
