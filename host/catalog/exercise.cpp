// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.hpp"
#include "catalog/schema.hpp"
#include "catalog/text_files.hpp"
#include "catalog/words.hpp"

#include <algorithm>
#include <set>

namespace attune::catalog {
namespace fs = std::filesystem;
namespace {

Fit fitFrom(const json &who) {
    Fit fit{.pair = who.value("pair", "any"), .younger = {}};
    const auto younger = who.value("younger", json::array());
    fit.younger = younger.is_string() ? std::vector<std::string>{younger} : younger.get<std::vector<std::string>>();
    return fit;
}

// Only for a document that fits its schema.
Exercise exerciseFrom(const json &data) {
    Exercise exercise;
    exercise.id = data["id"];
    exercise.version = data["version"];
    exercise.activity = data["activity"];
    exercise.family = data["family"];
    exercise.minMinutes = data["minutes"][0];
    exercise.maxMinutes = data["minutes"][1];
    exercise.fromAge = data.value("from_age", 0);
    exercise.grade = data["evidence"]["grade"];
    for (const auto &who : data["for"])
        exercise.fitsFor.push_back(fitFrom(who));
    for (const auto &reference : data["evidence"].value("refs", json::array()))
        exercise.refs.push_back({reference["id"], reference["cite"]});
    exercise.content = data["content"];
    for (const auto &variant : data.value("variant", json::array()))
        exercise.variants.push_back({fitFrom(variant["when"]), variant["content"]});
    return exercise;
}

void checkIdentity(const Document &document, const fs::path &folder, Errors &errors) {
    const auto id = document.data.value("id", json()), minutes = document.data.value("minutes", json());
    std::error_code ignored; // an unknown current folder: the name stays as it was given
    const auto name = fs::absolute(folder / ".", ignored).lexically_normal().parent_path().filename().string();
    if (id.is_string() && id != name)
        errors.push_back({"catalog.id",
                          "found " + found(id) + ", but the folder is named \"" + name + "\"; make the two equal.",
                          document.valuePlace(Path("/id"))});
    if (minutes.is_array() && minutes.size() == 2 && minutes[0] > minutes[1])
        errors.push_back({"catalog.order", "the fewest minutes come first; exchange the two.",
                          document.valuePlace(Path("/minutes"))});
}

const ActivityInfo *activityOf(const json &id, const std::vector<Plugin> &plugins) {
    for (const auto &plugin : plugins)
        for (const auto &activity : plugin.activities)
            if (id.is_string() && activity.id == id.get<std::string>())
                return &activity;
    return nullptr;
}

void reportMissing(const Document &document, const std::vector<Plugin> &plugins, Errors &errors) {
    std::vector<std::string> known;
    for (const auto &plugin : plugins)
        for (const auto &activity : plugin.activities)
            known.push_back(activity.id);
    const auto &id = document.data["activity"].get_ref<const std::string &>();
    errors.push_back(
        {"catalog.activity",
         "no plugin that is installed offers the activity \"" + id + "\"; install it." + didYouMean(id, known),
         document.valuePlace(Path("/activity"))});
}

std::vector<Audience> audiencesOf(const Exercise &exercise) {
    std::vector<Audience> all;
    for (const auto *pair : {"couple", "parent_child", "family", "solo"})
        for (const auto *younger : {"child", "teen", "adult"})
            if (std::ranges::any_of(exercise.fitsFor, [&](const Fit &fit) { return fits(fit, {pair, younger}); }))
                all.push_back({pair, younger});
    return all;
}

class ContentCheck {
public:
    ContentCheck(const Exercise &exercise, const Document &document, Schema schema, Errors &errors)
        : m_exercise(exercise), m_document(document), m_schema(std::move(schema)), m_errors(errors) {}

    void run() {
        check(m_exercise.content, {}, "");
        for (const auto &audience : audiencesOf(m_exercise)) {
            const auto applied = variantsFor(audience);
            if (m_checked.insert(applied).second)
                check(contentFor(m_exercise, audience), applied,
                      " (As it is for " + audience.pair + ", " + audience.younger + ".)");
        }
    }

private:
    using Applied = std::vector<std::size_t>; // indices of variants

    Applied variantsFor(const Audience &audience) const {
        Applied applied;
        for (std::size_t i = 0; i < m_exercise.variants.size(); ++i)
            if (fits(m_exercise.variants[i].when, audience))
                applied.push_back(i);
        return applied;
    }

    void check(const json &content, const Applied &applied, const std::string &note) {
        for (auto mismatch : m_schema.mismatches(content)) {
            const auto place = origin(mismatch, applied);
            mismatch.sentence += note;
            m_errors.push_back(
                errorFrom(mismatch, mismatch.atKey ? m_document.keyPlace(place) : m_document.valuePlace(place)));
        }
    }

    // Where the value, or the table that lacks it, was written: in the last variant that has it, else in the content itself.
    Path origin(const Mismatch &mismatch, const Applied &applied) const {
        const auto written = mismatch.code == "catalog.key.missing" ? mismatch.path.parent_pointer() : mismatch.path;
        for (auto i = applied.rbegin(); i != applied.rend(); ++i)
            if (const auto variant = Path("/variant") / *i / "content";
                !written.empty() && m_document.holds(variant / written))
                return variant / mismatch.path;
        return Path("/content") / mismatch.path;
    }

    const Exercise &m_exercise;
    const Document &m_document;
    const Schema m_schema;
    Errors &m_errors;
    std::set<Applied> m_checked{{}};
};

} // namespace

bool fits(const Fit &fit, const Audience &audience) {
    const bool pair = fit.pair == "any" || fit.pair == audience.pair;
    return pair && (fit.younger.empty() || std::ranges::find(fit.younger, audience.younger) != fit.younger.end());
}

json contentFor(const Exercise &exercise, const Audience &audience) {
    json content = exercise.content;
    for (const auto &variant : exercise.variants)
        if (fits(variant.when, audience))
            content.merge_patch(variant.content);
    return content;
}

Checked<Exercise> readExercise(const fs::path &folder, const std::vector<Plugin> &plugins) {
    Errors errors;
    auto texts = readTexts(folder, Schema::builtIn("exercise_text"), errors);
    if (texts.byLanguage.empty() && errors.empty())
        errors.push_back({"catalog.text.missing", "there is no text file; add text.en.toml.", {folder.string()}});
    const auto document = readToml(folder / "exercise.toml", errors);
    if (!document)
        return tl::unexpected(settled(std::move(errors)));
    const auto form = Schema::builtIn("exercise").mismatches(document->data);
    Schema::builtIn("exercise").check(*document, errors);
    checkIdentity(*document, folder, errors);
    Exercise exercise;
    const auto *activity = activityOf(document->data.value("activity", json()), plugins);
    if (form.empty()) {
        exercise = exerciseFrom(document->data);
        if (activity)
            ContentCheck(exercise, *document, activity->content->decidedFor(document->data), errors).run();
        else
            reportMissing(*document, plugins, errors);
    }
    if (!errors.empty())
        return tl::unexpected(settled(std::move(errors)));
    exercise.folder = folder;
    exercise.texts = std::move(texts);
    return exercise;
}

} // namespace attune::catalog
