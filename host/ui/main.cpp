// SPDX-License-Identifier: Apache-2.0
#include "home/places.hpp"
#include "log/log.hpp"
#include "ui/app_controller.hpp"
#include "ui/asked_to_end.hpp"
#include "ui/idle.hpp"
#include "ui/leave_keys.hpp"
#include "ui/preview.hpp"
#include "ui/process.hpp"
#include "vault/hush.hpp"
#include "vault/system.hpp"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>
#include <cstdio>

Q_IMPORT_QML_PLUGIN(AttuneThemePlugin)
Q_IMPORT_QML_PLUGIN(AttuneControlsPlugin)
Q_IMPORT_QML_PLUGIN(AttuneHostPlugin)
Q_IMPORT_QML_PLUGIN(AttunePrimitivesPlugin)
Q_IMPORT_QML_PLUGIN(AttuneScreensPlugin)

namespace {

using attune::log::Code;

attune::log::Logger &qtPen() { // Qt hands its messages to a bare function
    static attune::log::Logger pen;
    return pen;
}

// What Qt and QML complain about may hold what people wrote: only how bad it was, and whether QML said it, is kept.
void hush(QtMsgType type, const QMessageLogContext &context, [[maybe_unused]] const QString &text) {
    const std::string_view category = context.category == nullptr ? "" : context.category;
    const bool qml = category.starts_with("qml") || category.starts_with("js");
    const attune::log::Event event{.code = qml ? Code::qmlWarning : Code::qtMessage, .fields = {{"type", type}}};
    if (qml || type == QtCriticalMsg || type == QtFatalMsg)
        qtPen().warning(event);
    else if (type != QtDebugMsg)
        qtPen().info(event); // every start has some
#ifdef NDEBUG
    if (type == QtFatalMsg)
        std::fputs("Attune cannot show its window. Is a display there?\n", stderr);
#else
    std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
#endif
    if (type == QtFatalMsg)
        std::_Exit(EXIT_FAILURE); // Qt would abort, as if it had crashed
}

struct Options {
    std::string home, size;
    std::string preview;
    attune::ui::Preview::Choice choice;
    bool untilShown = false, oursOnly = false;
};

void logTrouble(const attune::log::Logger &pen, const QString &code) {
    if (!code.isEmpty())
        pen.error({.code = attune::log::codeOf({.code = code.toStdString(), .sentence = {}})});
}

// What goes wrong, and that a session began or is over: codes, as everywhere.
void keepLog(attune::ui::AppController &app, const attune::log::Logger &pen) {
    using attune::ui::AppController;
    QObject::connect(&app, &AppController::stateChanged, &app, [&app, pen] { logTrouble(pen, app.trouble()); });
    QObject::connect(&app, &AppController::sessionChanged, &app, [&app, pen] {
        auto *session = app.session();
        pen.info({.code = session ? Code::sessionOpened : Code::sessionClosed});
        if (session)
            QObject::connect(session, &attune::ui::SessionController::troubleChanged, session,
                             [session, pen] { logTrouble(pen, session->trouble()); });
    });
}

void resize(QQmlApplicationEngine &engine, const std::string &size) {
    int width = 0, height = 0;
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (window && std::sscanf(size.c_str(), "%dx%d", &width, &height) == 2)
        window->resize(width, height);
}

// With the first picture of what is there once it is `ready`.
void quitWhenShown(QQmlApplicationEngine &engine, const std::function<bool()> &ready) {
    const auto quit = [ready] {
        if (ready())
            QCoreApplication::quit();
    };
    if (auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0)))
        QObject::connect(window, &QQuickWindow::frameSwapped, qApp, quit, Qt::QueuedConnection);
}

int run(QObject &subject, const char *name, const char *page, const Options &options,
        const std::function<bool()> &ready) {
    QQmlApplicationEngine engine;
    engine.addImportPath("qrc:/qt/qml");
    engine.setInitialProperties({{name, QVariant::fromValue(&subject)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Attune/Screens/") + page));
    if (engine.rootObjects().isEmpty())
        return 1;
    resize(engine, options.size);
    if (options.untilShown)
        quitWhenShown(engine, ready);
    return QGuiApplication::exec();
}

// Nothing of it is kept, and nothing of the person who works on it is touched.
int showPreview(QGuiApplication &program, const Options &options) {
    const QTemporaryDir folder;
    auto places = attune::home::findPlaces(std::filesystem::path(folder.path().toStdString()));
    places.folders.oursOnly = options.oursOnly;
    attune::ui::Preview preview(options.preview, places, options.choice);
    attune::ui::LeaveKeys keys;
    program.installEventFilter(&keys);
    QObject::connect(&keys, &attune::ui::LeaveKeys::pressed, &preview, &attune::ui::Preview::leave);
    return run(preview, "preview", "Preview.qml", options, [] { return true; });
}

int show(QGuiApplication &program, const Options &options) {
    auto places = attune::home::findPlaces(options.home.empty() ? std::nullopt
                                                                : std::optional<std::filesystem::path>(options.home));
    places.folders.oursOnly = options.oursOnly;
    const auto clock = attune::vault::systemClock();
    const auto least = places.logsAll ? attune::log::Level::info : attune::log::Level::warning;
    const attune::log::Logs logs({.folder = places.logs, .least = least}, *clock);
    const auto pen = logs.part(attune::log::Part::ui);
    qtPen() = pen;
    const auto dropped = qScopeGuard([] { qtPen() = {}; }); // before the file and the clock that it writes with
    pen.info({.code = Code::started});
    attune::ui::AppController app(places, logs.part(attune::log::Part::home));
    keepLog(app, pen);
    attune::ui::LeaveKeys keys;
    program.installEventFilter(&keys);
    QObject::connect(&keys, &attune::ui::LeaveKeys::pressed, &app, &attune::ui::AppController::leaveAsked);

    attune::ui::Idle idle(std::chrono::minutes(10)), gone(std::chrono::hours(1));
    program.installEventFilter(&idle);
    program.installEventFilter(&gone);
    QObject::connect(&idle, &attune::ui::Idle::reached, &app, [&] { app.idle(false); });
    QObject::connect(&gone, &attune::ui::Idle::reached, &app, [&] { app.idle(true); });

    const int code =
        run(app, "app", "Main.qml", options, [&] { return app.state() != attune::ui::AppController::Opening; });
    pen.info({.code = Code::stopped});
    return code;
}

} // namespace

int main(int argc, char *argv[]) {
    attune::vault::keepToOneself();
    attune::ui::rememberArguments(argv);
    Options options;
    CLI::App cli("Attune");
    cli.add_option("--home", options.home, "The folder in which everything is kept");
    cli.add_option("--size", options.size, "Of the window, as 1100x780");
    cli.add_option("--preview", options.preview,
                   "The folder of an exercise or a built plugin, to see it while you work on it")
        ->check(CLI::ExistingDirectory);
    cli.add_option("--exercise", options.choice.exercise, "Of those in a plugin that is previewed, its id");
    cli.add_option("--language", options.choice.language, "Of a preview: en, or one a seat: en,es");
    cli.add_option("--for", options.choice.kind, "Of a preview: couple, parent+adult, parent+teen or parent+child");
    cli.add_flag("--ours-only", options.oursOnly, "Start without plugins and exercises that were added");
    cli.add_flag("--until-shown", options.untilShown, "End when all is there and shown: to measure the start");
    cli.set_version_flag("--version", ATTUNE_VERSION);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError &misuse) {
        return cli.exit(misuse) == 0 ? EXIT_SUCCESS : 2;
    }

    attune::ui::AskedToEnd end;
    qInstallMessageHandler(hush);
    QQuickStyle::setStyle("Basic");
    QGuiApplication program(argc, argv);
    QGuiApplication::setApplicationName("attune");
    QGuiApplication::setApplicationDisplayName("Attune");
    QGuiApplication::setDesktopFileName("attune");
    QObject::connect(&end, &attune::ui::AskedToEnd::asked, &program, &QGuiApplication::quit);
    end.listen();
    const int code = options.preview.empty() ? show(program, options) : showPreview(program, options);
    if (code == attune::ui::again)
        attune::ui::beginAnew();
    return code;
}
