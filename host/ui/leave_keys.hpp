// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDeadlineTimer>
#include <QObject>

namespace attune::ui {

// Shift three times within five seconds, and no other key between, means "leave at once".
class LeaveKeys : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void pressed();

private:
    QDeadlineTimer m_until;
    int m_count = 0;
};

} // namespace attune::ui
