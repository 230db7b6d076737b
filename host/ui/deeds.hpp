// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bench.hpp"
#include "ui/household.hpp"
#include "ui/values.hpp"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace attune::ui {

// What a page asks for and the bench does to the home: one may be under way, and the last may have been refused.
class Deeds : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString refused READ refused NOTIFY refusedChanged) // a words key; empty: nothing

public:
    [[nodiscard]] bool busy() const { return m_busy > 0; }
    [[nodiscard]] QString refused() const { return m_refused; }

signals:
    void busyChanged();
    void refusedChanged();

protected:
    Deeds(Bench &bench, QObject *parent) : QObject(parent), m_bench(bench) {}
    void refuse(const QString &code);

    // On the bench: `deed`, which gives what it made as text, or nothing, or why not; then `look`, which gives what there is
    // to see. Back here: `show` that; and `then`, with what was made, if it went well.
    template <class Deed, class Look, class Show, class Then>
    void perform(std::shared_ptr<Household> household, Deed deed, Look look, Show show, Then then) {
        if (!household)
            return;
        begin();
        m_bench.run(
            this,
            [household = std::move(household), deed = std::move(deed), look = std::move(look)]() mutable {
                auto made = deed(*household->home);
                return std::pair(look(*household), Result<QString>(std::move(made)));
            },
            [this, show = std::move(show), then = std::move(then)](auto came) {
                end();
                show(std::move(came.first));
                refuse(came.second ? QString() : toQt(came.second.error().code));
                if (came.second)
                    then(*came.second);
            });
    }
    Bench &bench() { return m_bench; }

private:
    void begin();
    void end();

    Bench &m_bench;
    QString m_refused;
    int m_busy = 0;
};

// A deed that makes nothing to be shown.
inline Result<QString> withoutText(const Result<void> &done) {
    return done ? Result<QString>(QString()) : tl::unexpected(done.error());
}

} // namespace attune::ui
