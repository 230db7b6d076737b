// SPDX-License-Identifier: Apache-2.0
#include "ui/asked_to_end.hpp"

#include <QSocketNotifier>
#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace attune::ui {

AskedToEnd::AskedToEnd() {
    sigset_t set;
    sigemptyset(&set);
    for (const int one : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, one);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (m_signals >= 0)
        ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

AskedToEnd::~AskedToEnd() {
    m_notifier.reset();
    if (m_signals >= 0)
        ::close(m_signals);
}

void AskedToEnd::listen() {
    if (m_signals < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_signals, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false); // once is enough
        emit asked();
    });
}

} // namespace attune::ui
