// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json.hpp"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace attune::ui {

// The nodes of one seat's view, top to bottom. A new view changes as few rows as it can, so that what somebody is just
// typing keeps its place, its text and the cursor.
class NodeModel : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role { KindRole = Qt::UserRole + 1, NodeRole };
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    // `nodes`: an array of resolved nodes; `step`: where the session stands. The same input in another step is another row.
    void show(const json &nodes, const std::string &step);
    // True if the view holds at least one input and all are answered.
    [[nodiscard]] bool answered() const;

private:
    struct Row {
        std::string key;
        json node;
    };
    void refresh(int index, const json &node);
    void replace(int first, int last, std::vector<Row> rows);
    std::vector<Row> m_rows;
};

} // namespace attune::ui
