// SPDX-License-Identifier: Apache-2.0
#include "ui/idle.hpp"

#include <QEvent>

namespace attune::ui {

Idle::Idle(std::chrono::milliseconds after, QObject *parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(after);
    connect(&m_timer, &QTimer::timeout, this, &Idle::reached);
    m_timer.start();
}

bool Idle::eventFilter(QObject *, QEvent *event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::InputMethod:
        m_timer.start();
        break;
    default:
        break;
    }
    return false;
}

} // namespace attune::ui
