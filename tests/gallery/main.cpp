// SPDX-License-Identifier: Apache-2.0
// Every primitive and every page of a session, from samples: `attune_gallery cards`. For work on the window and for pictures.
#include "support/fake_play.hpp"
#include "ui/session_controller.hpp"
#include "ui/settings.hpp"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QtQml/qqmlextensionplugin.h>
#include <cstdio>
#include <fstream>

Q_IMPORT_QML_PLUGIN(AttuneThemePlugin)
Q_IMPORT_QML_PLUGIN(AttuneControlsPlugin)
Q_IMPORT_QML_PLUGIN(AttuneHostPlugin)
Q_IMPORT_QML_PLUGIN(AttunePrimitivesPlugin)
Q_IMPORT_QML_PLUGIN(AttuneScreensPlugin)

namespace {
using namespace attune;

struct Options {
    std::vector<std::string> samples{"prompts"};
    std::string size = "1100x780", language = "en";
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

int show(QGuiApplication &, const Options &options) {
    const auto read = catalog::Texts::read(ATTUNE_WORDS);
    if (!read) {
        for (const auto &error : read.error())
            std::fprintf(stderr, "%s\n", describe(error).c_str());
        return 1;
    }
    const auto &texts = *read;
    ui::Bench bench;
    ui::SessionController session(bench, texts, faces(options), [&]() -> Result<std::unique_ptr<home::Play>> {
        return std::make_unique<test::FakePlay>(opening(), screens(options.samples), texts);
    });
    ui::Words words(texts, {.language = options.language});
    int width = 0, height = 0;
    std::sscanf(options.size.c_str(), "%dx%d", &width, &height);
    QQmlApplicationEngine engine;
    engine.addImportPath("qrc:/qt/qml");
    engine.setInitialProperties({{"session", QVariant::fromValue(&session)},
                                 {"words", QVariant::fromValue(&words)},
                                 {"dark", options.dark},
                                 {"textScale", options.text / 100.0},
                                 {"still", options.still},
                                 {"child", options.child},
                                 {"width", width},
                                 {"height", height}});
    engine.load(QUrl("qrc:/qt/qml/Attune/Gallery/Gallery.qml"));
    return engine.rootObjects().isEmpty() ? 1 : QGuiApplication::exec();
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
    CLI11_PARSE(cli, argc, argv);
    QQuickStyle::setStyle("Basic");
    QGuiApplication program(argc, argv);
    return show(program, options);
}
