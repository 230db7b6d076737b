// SPDX-License-Identifier: Apache-2.0
// The thread on which the home and its sessions live. Nothing that may wait for a disk or a plugin runs on the window's.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <memory>
#include <utility>

namespace attune::ui {

class Bench {
public:
    Bench() {
        m_there.moveToThread(&m_thread);
        m_thread.start();
    }
    // Waits for the work in hand; what is still queued is done first.
    ~Bench() {
        QMetaObject::invokeMethod(&m_there, [this] { m_thread.quit(); });
        m_thread.wait();
    }
    Bench(const Bench &) = delete;
    Bench &operator=(const Bench &) = delete;

    // [called on the window's thread] Runs `work` on the bench and hands its result to `then` on the window's thread,
    // unless `who` is gone by then. Work is done in the order in which it was given.
    template <class Work, class Then> void run(QObject *who, Work work, Then then) {
        QMetaObject::invokeMethod(
            &m_there, [this, who = QPointer<QObject>(who), work = std::move(work), then = std::move(then)]() mutable {
                auto result = std::make_shared<decltype(work())>(work());
                QMetaObject::invokeMethod(&m_here, [who, result, then = std::move(then)]() mutable {
                    if (who)
                        then(std::move(*result));
                });
            });
    }
    // The same for work of which nobody waits to hear.
    template <class Work> void run(Work work) {
        QMetaObject::invokeMethod(&m_there, [work = std::move(work)]() mutable { work(); });
    }

private:
    QObject m_here;  // lives on the thread that made the bench
    QObject m_there; // lives on the bench
    QThread m_thread;
};

} // namespace attune::ui
