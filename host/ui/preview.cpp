// SPDX-License-Identifier: Apache-2.0
#include "ui/preview.hpp"

#include "ui/faces.hpp"
#include "ui/values.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr int savedAfterMs = 150;  // an editor has written the last of several files by then
constexpr int surelyAfterMs = 400; // and a file that looks broken was perhaps just half written

QStringList languagesOf(const catalog::Exercise &exercise) {
    QStringList languages;
    for (const auto &[language, texts] : exercise.texts.byLanguage)
        languages.append(toQt(language));
    if (languages.size() > 1)
        languages.append(languages[0] + "," + languages[1]);
    return languages;
}

QStringList kindsOf(const catalog::Exercise &exercise) {
    QStringList kinds;
    for (const auto &kind : home::guestKinds(exercise))
        kinds.append(toQt(kind));
    return kinds;
}

// What was chosen, if it is still there.
std::string among(const QStringList &offered, const std::string &chosen) {
    return offered.contains(toQt(chosen)) || offered.isEmpty() ? chosen : toStd(offered.front());
}

Words *wordsIn(const catalog::Texts &texts, const Settings &settings, QObject *parent) {
    return new Words(texts, {.language = toStd(settings.language())}, parent);
}

} // namespace

Preview::Preview(std::filesystem::path folder, home::Places places, Choice choice, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)), m_places(std::move(places)),
      m_settings(toQt((m_places.home / "settings.ini").string())),
      m_texts(std::make_shared<const catalog::Texts>(catalog::Texts::read(m_places.words).value_or(catalog::Texts{}))),
      m_words(wordsIn(*m_texts, m_settings, this)), m_choice(std::move(choice)) {
    m_saved.setSingleShot(true);
    m_again.setSingleShot(true);
    const auto changed = [this] {
        m_again.stop();
        m_saved.start(savedAfterMs);
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, changed);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, changed);
    connect(&m_saved, &QTimer::timeout, this, [this] { open(Start::whereTheyAre, false); });
    connect(&m_again, &QTimer::timeout, this, [this] { open(Start::whereTheyAre, true); });
    open(Start::whereTheyAre, false);
}

Preview::~Preview() {
    qDeleteAll(findChildren<SessionController *>());
    m_bench.run([stage = std::move(m_stage)]() mutable { stage.reset(); });
}

QString Preview::exercise() const {
    return toQt(m_choice.exercise);
}
QString Preview::language() const {
    return toQt(m_choice.language);
}
QString Preview::kind() const {
    return toQt(m_choice.kind);
}
bool Preview::child() const {
    return m_choice.kind == "parent+child";
}

void Preview::choose(const QString &what, const QString &value) {
    (what == "exercise" ? m_choice.exercise : what == "language" ? m_choice.language : m_choice.kind) = toStd(value);
    open(what == "exercise" ? Start::anew : Start::whereTheyAre, true);
}

void Preview::back() {
    open(Start::before, true);
}
void Preview::restart() {
    open(Start::anew, true);
}
void Preview::leave() {
    QCoreApplication::quit();
}

// Before it is read, so that nothing changes in between; anew, since an editor puts another file in the place of the one before.
void Preview::watch() {
    m_bench.run(
        this,
        [folder = m_folder] {
            QStringList paths;
            for (const auto &path : preview::watchedIn(folder))
                paths.append(toQt(path.string()));
            return paths;
        },
        [this](const QStringList &paths) {
            if (const QStringList files = m_watcher.files(); !files.isEmpty())
                m_watcher.removePaths(files);
            m_watcher.addPaths(paths);
        });
}

Preview::Opened Preview::opened(const std::filesystem::path &folder, const home::Places &places,
                                const std::shared_ptr<const catalog::Texts> &words, const Choice &choice,
                                preview::Script script) {
    Opened result;
    auto read = preview::contentOf(folder, places.folders);
    if (!read) {
        result.mistakes = std::move(read.error());
        return result;
    }
    const auto content = std::make_shared<const preview::Content>(*std::move(read));
    for (const auto &id : content->exercises)
        result.offer.exercises.append(toQt(id));
    const auto &exercise = *content->catalog.exercise(among(result.offer.exercises, choice.exercise));
    result.offer.languages = languagesOf(exercise);
    result.offer.kinds = kindsOf(exercise);
    result.choice = {exercise.id, among(result.offer.languages, choice.language),
                     among(result.offer.kinds, choice.kind)};
    const std::size_t wanted = script.deeds.size();
    auto stage = home::guestsFor(exercise, result.choice.kind).and_then([&](home::Guests guests) {
        return home::speak(guests, result.choice.language, exercise).and_then([&] {
            return preview::Stage::open({content, words, exercise.id, guests}, places, std::move(script));
        });
    });
    if (!stage) {
        result.mistakes.push_back(stage.error());
        return result;
    }
    result.stage = *std::move(stage);
    result.fits = result.stage->script().reached == wanted;
    result.begun = result.stage->script().reached > 0;
    const auto &home = result.stage->home();
    result.faces = seatsOf(home, *home.relationship(result.stage->relationship()));
    return result;
}

void Preview::open(Start start, bool surely) {
    watch();
    m_bench.run(
        this,
        [folder = m_folder, places = m_places, words = m_texts, choice = m_choice, stage = m_stage, start] {
            preview::Script script = stage && start != Start::anew ? stage->script() : preview::Script{};
            if (stage && start == Start::before)
                script.back(stage->step());
            return opened(folder, places, words, choice, std::move(script));
        },
        [this, surely](Opened opened) { take(std::move(opened), surely); });
}

void Preview::take(Opened opened, bool surely) {
    if (!opened.mistakes.empty() && !surely) {
        m_again.start(surelyAfterMs);
        return;
    }
    m_mistakes = static_cast<int>(opened.mistakes.size());
    m_mistake = opened.mistakes.empty() ? QString() : toQt(describe(opened.mistakes.front()));
    if (opened.mistakes.empty())
        show(std::move(opened));
    emit said();
}

// The one before stays until there is something to see.
void Preview::show(Opened opened) {
    m_note = opened.fits ? QString() : QStringLiteral("preview.misfit");
    m_offer = std::move(opened.offer);
    m_choice = std::move(opened.choice);
    m_bench.run([before = std::exchange(m_stage, opened.stage)]() mutable { before.reset(); });
    delete m_coming;
    m_coming = new SessionController(
        m_bench, *m_texts, std::move(opened.faces),
        [stage = std::move(opened.stage)] { return Result<std::shared_ptr<home::Play>>(stage); }, this);
    if (!opened.begun)
        m_coming->greet();
    connect(m_coming, &SessionController::screenChanged, this, [this, coming = m_coming] {
        if (coming != m_coming)
            return;
        m_coming = nullptr;
        adopt(coming);
    });
    connect(m_coming, &SessionController::recorded, this, &Preview::lookAtBoard);
}

// On a page of the same kind only what changed is drawn anew, and it stays scrolled to where it was.
void Preview::adopt(SessionController *session) {
    auto *over = std::exchange(m_session, nullptr);
    if (over && (over->kind() != session->kind() || over->seat() != session->seat()))
        emit sessionChanged();
    m_session = session;
    emit sessionChanged();
    if (over) // after all that shows it
        QTimer::singleShot(0, over, &QObject::deleteLater);
}

void Preview::lookAtBoard() {
    m_bench.run(
        this,
        [stage = m_stage, language = toStd(m_settings.language())] {
            QVariantList entered;
            const auto &home = stage->home();
            QVariantList faces = faceOf(home, *home.relationship(stage->relationship())).members;
            for (const auto &entry : home.board(stage->relationship()).entries)
                entered.append(QVariantMap{{"entry", faceOf(entry, language).entry}, {"faces", faces}});
            return entered;
        },
        [this](QVariantList entered) {
            m_entered = std::move(entered);
            emit boardChanged();
        });
}

} // namespace attune::ui
