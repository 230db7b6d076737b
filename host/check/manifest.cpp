// SPDX-License-Identifier: Apache-2.0
// MAN: what plugin.toml and the files beside it say. Nothing is loaded.
#include "catalog/document.hpp"
#include "catalog/file.hpp"
#include "check/subject.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sodium.h>

namespace attune::check {
namespace {

bool under(const Error &error, std::string_view table) {
    return error.place.key.starts_with(table);
}
bool ends(const Error &error, std::string_view key) {
    return error.place.key.ends_with(key);
}
bool isIn(const Error &error, std::string_view file) {
    return std::filesystem::path(error.place.file).filename() == file;
}

// Each mistake of the catalogue belongs to the first row that takes it, so that it is told once.
struct Share {
    std::string_view id;
    bool (*takes)(const Error &error);
};
constexpr std::array shares{
    Share{"AT-MAN-14",
          [](const Error &e) { return std::filesystem::path(e.place.file).filename().string().starts_with("text."); }},
    Share{"AT-MAN-08",
          [](const Error &e) {
              return !isIn(e, "plugin.toml") || e.place.key.find(".content_schema") != std::string::npos;
          }},
    Share{"AT-MAN-01",
          [](const Error &e) {
              return e.place.key.empty() && e.code != "catalog.key.missing" && e.code != "catalog.value";
          }},
    Share{"AT-MAN-03", [](const Error &e) { return e.code == "catalog.key.unknown"; }},
    Share{"AT-MAN-02", [](const Error &e) { return e.place.key == "schema"; }},
    Share{"AT-MAN-04", [](const Error &e) { return ends(e, ".id") || e.code == "catalog.duplicate"; }},
    Share{"AT-MAN-05", [](const Error &e) { return ends(e, "plugin.version"); }},
    Share{"AT-MAN-06", [](const Error &e) { return ends(e, "plugin.library"); }},
    Share{"AT-MAN-07", [](const Error &e) { return ends(e, "plugin.sha256"); }},
    Share{"AT-MAN-09", [](const Error &e) { return ends(e, "plugin.license"); }},
    Share{"AT-MAN-10", [](const Error &e) { return under(e, "limits"); }},
    Share{"AT-MAN-11",
          [](const Error &e) {
              return ends(e, "plugin.name") || ends(e, "plugin.description") || ends(e, "plugin.vendor");
          }},
    Share{"AT-MAN-12",
          [](const Error &e) {
              return e.code == "catalog.requires" || e.place.key.find(".requires") != std::string::npos ||
                     e.place.key.find(".optional") != std::string::npos;
          }},
    Share{"AT-MAN-13", [](const Error &e) { return under(e, "abi"); }},
    Share{"AT-MAN-15", [](const Error &) { return true; }},
};

Result shareOf(const Subject &subject, std::string_view id) {
    std::vector<Finding> findings;
    for (const Error &error : subject.plugin ? std::vector<Error>() : subject.plugin.error())
        if (std::ranges::find_if(shares, [&](const Share &share) { return share.takes(error); })->id == id)
            findings.push_back({describe(error), {}});
    return failedIf(std::move(findings));
}

std::string placeOf(const Subject &subject, std::string_view key) {
    return (subject.folder / "plugin.toml").string() + ": " + std::string(key) + ": ";
}

std::string sha256(const std::string &bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
    return sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
}

Result hash(Subject &subject) {
    if (Result malformed = shareOf(subject, "AT-MAN-07"); fired(malformed.status) || !subject.plugin)
        return malformed;
    if (subject.plugin->sha256.empty())
        return {};
    constexpr std::size_t most = 64 << 20;
    const auto bytes = catalog::readFile(subject.plugin->library, most);
    if (!bytes)
        return failed(describe(bytes.error()));
    const std::string found = sha256(*bytes);
    if (found == subject.plugin->sha256)
        return {};
    return failed(placeOf(subject, "plugin.sha256") + "the library has the hash " + found +
                  "; write that, or leave the key out: `plugin pack` writes it.");
}

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool isPlaceholder(const std::string &text) {
    constexpr std::array<std::string_view, 9> marks{"todo",     "fixme",     "tbd", "xxx",        "lorem ipsum",
                                                    "changeme", "your name", "<",   "placeholder"};
    return text.find_first_not_of(" .-_?") == std::string::npos ||
           std::ranges::any_of(marks, [&](auto mark) { return lowered(text).find(mark) != std::string::npos; });
}

Result names(Subject &subject) {
    if (Result malformed = shareOf(subject, "AT-MAN-11"); fired(malformed.status) || !subject.plugin)
        return malformed;
    std::vector<Finding> findings;
    const std::array<std::pair<const char *, const std::string *>, 3> fields{
        {{"plugin.name", &subject.plugin->name},
         {"plugin.vendor", &subject.plugin->vendor},
         {"plugin.description", &subject.plugin->description}}};
    for (const auto &[key, text] : fields)
        if (isPlaceholder(*text))
            findings.push_back({placeOf(subject, key) + "\"" + *text +
                                    "\" is a placeholder; people will read it, so write what is meant.",
                                {}});
    return failedIf(std::move(findings));
}

Result ownExercises(Subject &subject) {
    std::vector<Finding> findings;
    for (const Error &error : subject.exerciseErrors)
        findings.push_back({describe(error), {}});
    return failedIf(std::move(findings));
}

Result somethingToPlay(Subject &subject) {
    if (!subject.plugin)
        return skipped("the manifest cannot be read");
    if (auto why = unmet(subject, {"AT-MAN-16"}))
        return skipped(*why);
    std::vector<Finding> findings;
    for (const auto &activity : subject.plugin->activities)
        if (std::ranges::find(subject.exercises, activity.id, &catalog::Exercise::activity) == subject.exercises.end())
            findings.push_back({placeOf(subject, "activity") + activity.id +
                                    " comes with no exercise, so it was not played; put one into " +
                                    (subject.folder / "exercises").string() + ", or name a folder with --exercises.",
                                {}});
    Result result = failedIf(std::move(findings));
    result.status = fired(result.status) ? Status::warn : result.status;
    return result;
}

template <char tens, char ones> Result share(Subject &subject) {
    return shareOf(subject, std::string("AT-MAN-") + tens + ones);
}

constexpr std::array checks{
    Check{"AT-MAN-01", Level::load, "plugin.toml is there and can be read as TOML", &share<'0', '1'>},
    Check{"AT-MAN-02", Level::load, "the form of plugin.toml is one that this Attune knows", &share<'0', '2'>},
    Check{"AT-MAN-03", Level::load, "plugin.toml has no unknown keys: a misspelt one would be ignored in silence",
          &share<'0', '3'>},
    Check{"AT-MAN-04", Level::load, "ids are well-formed, and no two activities share one", &share<'0', '4'>},
    Check{"AT-MAN-05", Level::load, "the version is a semantic version", &share<'0', '5'>},
    Check{"AT-MAN-06", Level::load, "the library is a file inside the bundle", &share<'0', '6'>},
    Check{"AT-MAN-07", Level::core, "the library has the hash that plugin.toml names", &hash},
    Check{"AT-MAN-08", Level::load, "each content schema is there and is a sound JSON Schema", &share<'0', '8'>},
    Check{"AT-MAN-09", Level::load, "the licence is named as an SPDX expression", &share<'0', '9'>},
    Check{"AT-MAN-10", Level::load, "limits lower the host's ceilings and never raise them", &share<'1', '0'>},
    Check{"AT-MAN-11", Level::strict, "name, vendor and description are written, not placeholders", &names},
    Check{"AT-MAN-12", Level::load, "every extension that the plugin requires is offered by this Attune",
          &share<'1', '2'>},
    Check{"AT-MAN-13", Level::load, "the ABI that the plugin needs is spoken by this Attune", &share<'1', '3'>},
    Check{"AT-MAN-14", Level::load, "the texts that the plugin brings can be read", &share<'1', '4'>},
    Check{"AT-MAN-15", Level::load, "everything else in plugin.toml is there and has its form", &share<'1', '5'>},
    Check{"AT-MAN-16", Level::core, "the exercises in the bundle can be read", &ownExercises},
    Check{"AT-MAN-17", Level::strict, "each activity comes with an exercise to try it with", &somethingToPlay},
};

} // namespace

std::span<const Check> manifestChecks() {
    return checks;
}

} // namespace attune::check
