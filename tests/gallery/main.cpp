// SPDX-License-Identifier: Apache-2.0
// Every primitive and every page of a session, from samples: `attune_gallery cards`. For work on the window and for pictures.
#include "gallery/picture.hpp"
#include "gallery/sample_view.hpp"
#include "support/fake_play.hpp"
#include "ui/session_controller.hpp"
#include "ui/settings.hpp"

#include <CLI/CLI.hpp>
#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QtQml/qqmlextensionplugin.h>
#include <algorithm>
#include <cstdio>
#include <fstream>

Q_IMPORT_QML_PLUGIN(AttuneThemePlugin)
Q_IMPORT_QML_PLUGIN(AttuneControlsPlugin)
Q_IMPORT_QML_PLUGIN(AttuneHostPlugin)
Q_IMPORT_QML_PLUGIN(AttunePrimitivesPlugin)
Q_IMPORT_QML_PLUGIN(AttuneScreensPlugin)

namespace {
using namespace attune;
namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> samples{"prompts"};
    std::string size = "1100x780", language = "en", views, pictures;
    int text = 100;
    bool dark = false, still = false, child = false;
};

std::vector<home::Screen> screens(const std::vector<std::string> &names) {
    std::ifstream file(ATTUNE_SAMPLES);
    const json all = json::parse(file);
    std::vector<home::Screen> result;
    for (const auto &name : names)
        result.push_back(test::screenFrom(all.at(name)));
    return result;
}

core::Opening opening() {
    core::Opening opening;
    opening.session = "gallery";
    opening.seats = {{"ana", "mother", "adult", "en"}, {"leo", "son", "teen", "es"}};
    return opening;
}

std::vector<ui::Face> faces(const Options &options) {
    return {{.seat = 1,
             .name = "Ana",
             .colour = "teal",
             .shape = "circle",
             .role = "mother",
             .language = "en",
             .grammar = "f"},
            {.seat = 2,
             .name = "Leo",
             .colour = "amber",
             .shape = "triangle",
             .role = "son",
             .language = options.language == "es" ? "es" : "en",
             .band = options.child ? "child" : "teen",
             .grammar = "m"}};
}

// A session of two that shows some screens, in a window.
class Shown {
public:
    Shown(const Options &options, const catalog::Texts &texts, std::vector<home::Screen> screens)
        : m_session(m_bench, texts, faces(options),
                    [&texts, screens = std::move(screens)]() -> Result<std::unique_ptr<home::Play>> {
                        return std::make_unique<test::FakePlay>(opening(), screens, texts);
                    }),
          m_words(texts, {.language = options.language}) {
        int width = 0, height = 0;
        std::sscanf(options.size.c_str(), "%dx%d", &width, &height);
        m_engine.addImportPath("qrc:/qt/qml");
        m_engine.setInitialProperties({{"session", QVariant::fromValue(&m_session)},
                                       {"words", QVariant::fromValue(&m_words)},
                                       {"dark", options.dark},
                                       {"textScale", options.text / 100.0},
                                       {"still", options.still},
                                       {"child", options.child},
                                       {"width", width},
                                       {"height", height}});
        m_engine.load(QUrl("qrc:/qt/qml/Attune/Gallery/Gallery.qml"));
    }
    // Null: it could not be made, and Qt has said why.
    [[nodiscard]] QQuickWindow *window() const {
        return m_engine.rootObjects().isEmpty() ? nullptr
                                                : qobject_cast<QQuickWindow *>(m_engine.rootObjects().first());
    }

private:
    ui::Bench m_bench;
    ui::SessionController m_session;
    ui::Words m_words;
    QQmlApplicationEngine m_engine;
};

// What the window has come to show once it changes no more.
QImage settled(QQuickWindow &window) {
    QImage before, now;
    for (const QDeadlineTimer end(10'000); (now.isNull() || now != before) && !end.hasExpired();) {
        QGuiApplication::processEvents(QEventLoop::AllEvents, 50);
        before = std::exchange(now, test::pictureOfNodes(window));
    }
    return now;
}

Result<void> takePicture(const Options &options, const catalog::Texts &texts, const fs::path &view) {
    auto screen = test::screenOf(view, opening(), {.seats = {{"Ana", "f"}, {"Leo", "m"}}}, texts);
    if (!screen) {
        screen.error().place.file = view;
        return tl::unexpected(screen.error());
    }
    const Shown shown(options, texts, {*std::move(screen)});
    QImage picture = shown.window() == nullptr ? QImage() : settled(*shown.window());
    picture.setText("Source", test::sourceOf(view));
    const fs::path file = fs::path(options.pictures) / view.filename().replace_extension("png");
    if (!picture.save(QString::fromStdString(file), "PNG", 0)) {
        return fail("picture.saved", "No picture came of this view.", {.file = view});
    }
    return {};
}

int takePictures(const Options &options, const catalog::Texts &texts) {
    std::vector<fs::path> views;
    for (const auto &entry : fs::directory_iterator(options.views))
        if (entry.path().extension() == ".json")
            views.push_back(entry.path());
    std::ranges::sort(views);
    for (const fs::path &view : views) {
        if (const auto taken = takePicture(options, texts, view); !taken) {
            std::fprintf(stderr, "%s\n", describe(taken.error()).c_str());
            return 1;
        }
    }
    return 0;
}

int show(const Options &options) {
    const auto texts = catalog::Texts::read(ATTUNE_WORDS);
    if (!texts) {
        for (const auto &error : texts.error())
            std::fprintf(stderr, "%s\n", describe(error).c_str());
        return 1;
    }
    if (!options.pictures.empty())
        return takePictures(options, *texts);
    const Shown shown(options, *texts, screens(options.samples));
    return shown.window() == nullptr ? 1 : QGuiApplication::exec();
}

} // namespace

int main(int argc, char *argv[]) {
    Options options;
    CLI::App cli("Shows samples");
    cli.add_option("samples", options.samples, "Names of samples, one page after the other");
    cli.add_option("--size", options.size);
    cli.add_option("--text", options.text, "Size of the text in per cent");
    cli.add_option("--language", options.language);
    cli.add_flag("--dark", options.dark);
    cli.add_flag("--still", options.still, "No motion");
    cli.add_flag("--child", options.child);
    cli.add_option("--pictures", options.pictures, "Take pictures of views into this folder, and show nothing");
    cli.add_option("--views", options.views, "The folder of the views")->needs("--pictures");
    CLI11_PARSE(cli, argc, argv);
    QQuickStyle::setStyle("Basic");
    const QGuiApplication program(argc, argv);
    return show(options);
}
