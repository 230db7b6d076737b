// SPDX-License-Identifier: Apache-2.0
#include "ui/leave_keys.hpp"

#include <QKeyEvent>
#include <QWindow>
#include <chrono>

namespace attune::ui {
namespace {
constexpr int times = 3;
constexpr std::chrono::seconds within{5};
} // namespace

bool LeaveKeys::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress || !watched->isWindowType()) // once a stroke, before any item sees it
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->isAutoRepeat())
        return false;
    if (key->key() != Qt::Key_Shift) {
        m_count = 0;
        return false;
    }
    if (m_count == 0 || m_until.hasExpired()) {
        m_count = 0;
        m_until = QDeadlineTimer(within);
    }
    if (++m_count == times) {
        m_count = 0;
        emit pressed();
    }
    return false;
}

} // namespace attune::ui
