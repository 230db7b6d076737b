// SPDX-License-Identifier: Apache-2.0
#include "ui/deeds.hpp"

namespace attune::ui {

void Deeds::refuse(const QString &code) {
    if (m_refused == code)
        return;
    m_refused = code;
    emit refusedChanged();
}

void Deeds::begin() {
    ++m_busy;
    emit busyChanged();
}

void Deeds::end() {
    --m_busy;
    emit busyChanged();
}

} // namespace attune::ui
