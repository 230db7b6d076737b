// SPDX-License-Identifier: Apache-2.0
#include "gallery/picture.hpp"

#include <QCryptographicHash>
#include <QFile>
#include <QQuickItem>

namespace attune::test {
namespace {

constexpr int edge = 12; // pixels around what is shown: a focus ring has room in it

QRectF placeOfNodes(const QQuickItem &item) {
    if (item.property("kind").isValid() && item.property("node").isValid())
        return item.mapRectToScene(item.boundingRect());
    QRectF all;
    for (const QQuickItem *child : item.childItems())
        all |= placeOfNodes(*child);
    return all;
}

} // namespace

QImage pictureOfNodes(QQuickWindow &window) {
    const QImage whole = window.grabWindow();
    const QRect place = placeOfNodes(*window.contentItem()).toAlignedRect();
    if (place.isEmpty())
        return {};
    return whole.copy(place.adjusted(-edge, -edge, edge, edge)).convertToFormat(QImage::Format_RGB32);
}

QString sourceOf(const std::filesystem::path &view) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &name : {view, view.parent_path() / "text.en.toml"}) {
        QFile file(QString::fromStdString(name));
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return {};
    }
    return hash.result().toHex();
}

} // namespace attune::test
