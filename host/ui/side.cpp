// SPDX-License-Identifier: Apache-2.0
#include "ui/side.hpp"

#include "ui/session_controller.hpp"
#include "ui/values.hpp"

namespace attune::ui {
namespace {

catalog::Reader reader(const Face &face, const std::vector<catalog::Reader::Someone> &seats) {
    return {.language = face.language,
            .seat = face.seat,
            .band = face.band,
            .role = toStd(face.role),
            .pair = {},
            .seats = seats};
}

std::set<std::string> toSet(const QStringList &list) {
    std::set<std::string> result;
    for (const auto &item : list)
        result.insert(toStd(item));
    return result;
}

} // namespace

Face faceOfAll(const std::vector<Face> &faces) {
    Face all;
    all.seat = 0;
    if (!faces.empty())
        all.language = faces.front().language;
    return all;
}

Side::Side(Face face, const catalog::Texts &texts, const std::vector<catalog::Reader::Someone> &seats,
           SessionController *session)
    : QObject(session), m_face(std::move(face)), m_words(texts, reader(m_face, seats)), m_session(session) {}

QString Side::stringAtView(std::string_view key) const {
    return stringAt(m_view, key);
}

int Side::at() const {
    return intAt(m_view.value("progress", json::object()), "at");
}
int Side::of() const {
    return intAt(m_view.value("progress", json::object()), "of");
}

void Side::use(const QString &intent, const QVariant &value, const QStringList &held) {
    m_session->act(core::Use{seat(), toStd(intent), toJson(value), m_session->seen(), toSet(held)}, seat());
}

void Side::draft(const QString &intent, const QVariant &value) {
    m_session->act(core::Draft{seat(), toStd(intent), toJson(value)}, seat());
}

void Side::hold(const QString &intent, const QStringList &held) {
    m_session->act(core::Hold{seat(), toStd(intent), toSet(held)}, seat());
}

void Side::press(const QString &reveal) {
    m_session->act(core::Press{seat(), toStd(reveal)}, seat());
}

void Side::decide(const QString &proposal, bool yes) {
    m_session->act(core::Decide{seat(), toStd(proposal), yes}, seat());
}

void Side::askAlone() {
    m_session->askAlone(seat());
}

void Side::show(const json &view) {
    if (view == m_view)
        return;
    m_view = view;
    m_nodes.show(view.value("nodes", json::array()), view.value("step", ""));
    emit viewChanged();
}

void Side::say(const QString &notice) {
    if (notice == m_notice)
        return;
    m_notice = notice;
    emit noticeChanged();
}

} // namespace attune::ui
