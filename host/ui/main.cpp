// SPDX-License-Identifier: Apache-2.0
#include "home/places.hpp"
#include "ui/app_controller.hpp"
#include "ui/asked_to_end.hpp"
#include "ui/idle.hpp"
#include "ui/leave_keys.hpp"
#include "ui/process.hpp"
#include "vault/hush.hpp"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QtQml/qqmlextensionplugin.h>
#include <cstdio>

Q_IMPORT_QML_PLUGIN(AttuneThemePlugin)
Q_IMPORT_QML_PLUGIN(AttuneControlsPlugin)
Q_IMPORT_QML_PLUGIN(AttuneHostPlugin)
Q_IMPORT_QML_PLUGIN(AttunePrimitivesPlugin)
Q_IMPORT_QML_PLUGIN(AttuneScreensPlugin)

namespace {

// What Qt and QML complain about may hold what people wrote: released programs keep only how bad it was.
void hush([[maybe_unused]] QtMsgType type, [[maybe_unused]] const QMessageLogContext &context,
          [[maybe_unused]] const QString &text) {
#ifdef NDEBUG
    if (type == QtFatalMsg)
        std::fputs("Attune cannot show its window. Is a display there?\n", stderr);
#else
    std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
#endif
}

struct Options {
    std::string home, size;
};

void resize(QQmlApplicationEngine &engine, const std::string &size) {
    int width = 0, height = 0;
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (window && std::sscanf(size.c_str(), "%dx%d", &width, &height) == 2)
        window->resize(width, height);
}

int show(QGuiApplication &program, const Options &options, attune::ui::AskedToEnd &end) {
    QObject::connect(&end, &attune::ui::AskedToEnd::asked, &program, &QGuiApplication::quit);
    end.listen();
    attune::ui::AppController app(attune::home::findPlaces(
        options.home.empty() ? std::nullopt : std::optional<std::filesystem::path>(options.home)));
    attune::ui::LeaveKeys keys;
    program.installEventFilter(&keys);
    QObject::connect(&keys, &attune::ui::LeaveKeys::pressed, &app, &attune::ui::AppController::leaveAsked);

    attune::ui::Idle idle(std::chrono::minutes(10)), gone(std::chrono::hours(1));
    program.installEventFilter(&idle);
    program.installEventFilter(&gone);
    QObject::connect(&idle, &attune::ui::Idle::reached, &app, [&] { app.idle(false); });
    QObject::connect(&gone, &attune::ui::Idle::reached, &app, [&] { app.idle(true); });

    QQmlApplicationEngine engine;
    engine.addImportPath("qrc:/qt/qml");
    engine.setInitialProperties({{"app", QVariant::fromValue(&app)}});
    engine.load(QUrl("qrc:/qt/qml/Attune/Screens/Main.qml"));
    if (engine.rootObjects().isEmpty())
        return 1;
    resize(engine, options.size);
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char *argv[]) {
    attune::vault::keepToOneself();
    attune::ui::rememberArguments(argv);
    Options options;
    CLI::App cli("Attune");
    cli.add_option("--home", options.home, "The folder in which everything is kept");
    cli.add_option("--size", options.size, "Of the window, as 1100x780");
    CLI11_PARSE(cli, argc, argv);

    attune::ui::AskedToEnd end;
    qInstallMessageHandler(hush);
    QQuickStyle::setStyle("Basic");
    QGuiApplication program(argc, argv);
    QGuiApplication::setApplicationName("attune");
    QGuiApplication::setApplicationDisplayName("Attune");
    QGuiApplication::setDesktopFileName("attune");
    const int code = show(program, options, end);
    if (code == attune::ui::again)
        attune::ui::beginAnew();
    return code;
}
