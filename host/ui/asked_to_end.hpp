// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <memory>

class QSocketNotifier;

namespace attune::ui {

// Turns the signals by which a system asks a program to end into a signal of Qt, so that what was only typed is kept first.
// [before any thread is started: threads inherit what is made here]
class AskedToEnd : public QObject {
    Q_OBJECT

public:
    AskedToEnd();
    ~AskedToEnd() override;
    void listen(); // [once there is an event loop]

signals:
    void asked();

private:
    int m_signals = -1; // a signalfd
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace attune::ui
