// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>

namespace attune::ui {

// Says when nobody has touched keyboard, mouse or screen for a while. An event filter of the application.
class Idle : public QObject {
    Q_OBJECT

public:
    explicit Idle(std::chrono::milliseconds after, QObject *parent = nullptr);
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void reached();

private:
    QTimer m_timer;
};

} // namespace attune::ui
