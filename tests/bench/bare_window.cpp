// SPDX-License-Identifier: Apache-2.0
// The least that a window with controls can be. Ends with its first picture.
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

int main(int argc, char *argv[]) {
    QQuickStyle::setStyle("Basic");
    QGuiApplication program(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick\nimport QtQuick.Controls\n"
                    "ApplicationWindow { visible: true; width: 1100; height: 780; Button { text: 'x' } }");
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (window == nullptr)
        return 1;
    QObject::connect(window, &QQuickWindow::frameSwapped, &program, &QCoreApplication::quit, Qt::QueuedConnection);
    return QGuiApplication::exec();
}
