// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session.hpp"
#include "ui/node_model.hpp"
#include "ui/words.hpp"

#include <QObject>
#include <QStringList>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

namespace attune::ui {

class SessionController;

// Who sits on a seat.
struct Face {
    int seat = 1;
    QString name, colour, shape, role;
    std::string language = "en", band = "adult", grammar = "n";
};

// Nobody in particular: seat 0, without a colour, in the language of the first.
[[nodiscard]] Face faceOfAll(const std::vector<Face> &faces);

// One seat's side of the table: who sits there, what they see, and what they may do.
class Side : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The session lays the table.")
    Q_PROPERTY(int seat READ seat CONSTANT)
    Q_PROPERTY(QString name READ name CONSTANT)
    Q_PROPERTY(QString colour READ colour CONSTANT)
    Q_PROPERTY(QString shape READ shape CONSTANT)
    Q_PROPERTY(bool child READ child CONSTANT)
    Q_PROPERTY(attune::ui::Words *words READ words CONSTANT)
    Q_PROPERTY(attune::ui::SessionController *session READ session CONSTANT)
    Q_PROPERTY(attune::ui::NodeModel *nodes READ nodes CONSTANT)
    Q_PROPERTY(QString step READ step NOTIFY viewChanged)
    Q_PROPERTY(QString title READ title NOTIFY viewChanged)
    Q_PROPERTY(int at READ at NOTIFY viewChanged)
    Q_PROPERTY(int of READ of NOTIFY viewChanged)
    Q_PROPERTY(bool answered READ answered NOTIFY viewChanged)
    Q_PROPERTY(bool bare READ bare NOTIFY viewChanged) // there is nothing to see
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)

public:
    Side(Face face, const catalog::Texts &texts, const std::vector<catalog::Reader::Someone> &seats,
         SessionController *session);

    [[nodiscard]] int seat() const { return m_face.seat; }
    [[nodiscard]] QString name() const { return m_face.name; }
    [[nodiscard]] QString colour() const { return m_face.colour; }
    [[nodiscard]] QString shape() const { return m_face.shape; }
    [[nodiscard]] bool child() const { return m_face.band == "child"; }
    [[nodiscard]] Words *words() { return &m_words; }
    [[nodiscard]] SessionController *session() const { return m_session; }
    [[nodiscard]] NodeModel *nodes() { return &m_nodes; }
    [[nodiscard]] QString step() const { return stringAtView("step"); }
    [[nodiscard]] QString title() const { return stringAtView("title"); }
    [[nodiscard]] int at() const;
    [[nodiscard]] int of() const;
    [[nodiscard]] bool answered() const { return m_nodes.answered(); }
    [[nodiscard]] bool bare() const { return m_nodes.rowCount() == 0; }
    [[nodiscard]] QString notice() const { return m_notice; }

    // What this seat does. A null value passes. What comes of it is seen in the view, or said in `notice`.
    Q_INVOKABLE void use(const QString &intent, const QVariant &value, const QStringList &held = {});
    Q_INVOKABLE void draft(const QString &intent, const QVariant &value);
    Q_INVOKABLE void hold(const QString &intent, const QStringList &held);
    Q_INVOKABLE void press(const QString &reveal);
    Q_INVOKABLE void decide(const QString &proposal, bool yes);
    Q_INVOKABLE void askAlone();

    void show(const json &view);
    void say(const QString &notice);

signals:
    void viewChanged();
    void noticeChanged();

private:
    [[nodiscard]] QString stringAtView(std::string_view key) const;
    Face m_face;
    Words m_words;
    SessionController *m_session;
    NodeModel m_nodes;
    json m_view = json::object();
    QString m_notice;
};

} // namespace attune::ui
