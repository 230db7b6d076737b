// SPDX-License-Identifier: Apache-2.0
#include "catalog/text_files.hpp"

#include "catalog/icu.hpp"
#include "catalog/marks.hpp"
#include "catalog/words.hpp"

#include <algorithm>

namespace attune::catalog {
namespace fs = std::filesystem;
namespace {

struct TextFile {
    Language language;
    Document document;
    std::map<std::string, Path, std::less<>> paths; // key -> where its text stands
};

std::vector<fs::path> textFiles(const fs::path &folder, Errors &errors) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.starts_with("text.") && name.ends_with(".toml"))
            files.push_back(entry->path());
    }
    if (error)
        errors.push_back({"catalog.file", "the folder cannot be read: " + error.message() + ".", {folder.string()}});
    std::ranges::sort(files);
    return files;
}

std::optional<Language> languageOf(const fs::path &file, Errors &errors) {
    const auto name = file.filename().string();
    const auto tag = name == "text.toml" ? "" : name.substr(5, name.size() - 10);
    auto proper = properLanguage(tag);
    if (!proper)
        errors.push_back({"catalog.text.language",
                          "\"" + tag +
                              "\" is not a language that is known; name the file text.<language>.toml, as text.en.toml "
                              "or text.pt-BR.toml.",
                          {file.string()}});
    else if (*proper != tag)
        errors.push_back({"catalog.text.language",
                          "the language is written \"" + *proper + "\"; rename the file to text." + *proper + ".toml.",
                          {file.string()}});
    else
        return proper;
    return {};
}

class Check {
public:
    Check(TextFile &file, Errors &errors) : m_file(file), m_errors(errors) {}

    void run() {
        collect(m_file.document.data, Path(), "");
        for (const auto &[key, path] : m_file.paths) {
            mark(key, path);
            pattern(path);
        }
        steps();
    }

private:
    void collect(const json &table, const Path &path, const std::string &before) {
        for (const auto &[name, value] : table.items()) {
            const auto key = before.empty() ? name : before + "." + name;
            if (value.is_string())
                m_file.paths.emplace(key, path / name);
            else if (value.is_object() && name.find('@') != std::string::npos)
                at("catalog.text.mark", "a mark stands at the end of a text's key, not on a table; move it there.",
                   path / name);
            else if (value.is_object())
                collect(value, path / name, key);
        }
    }

    void mark(const std::string &key, const Path &path) {
        const auto sign = key.find('@');
        if (sign == std::string::npos)
            return;
        const auto mark = key.substr(sign + 1), plain = key.substr(0, sign);
        if (std::ranges::find(knownMarks(), mark) == knownMarks().end()) {
            const auto hint = didYouMean(mark, knownMarks());
            at("catalog.text.mark",
               "the mark @" + mark + " is not known." +
                   (hint.empty() ? " Known are " + listed(knownMarks()) + "." : hint),
               path);
        } else if (!m_file.paths.contains(plain)) {
            at("catalog.text.missing", "there is no plain \"" + plain + "\" for other readers; add it.", path);
        }
    }

    void pattern(const Path &path) {
        if (const auto problem = patternProblem(m_file.document.data.at(path), m_file.language))
            m_errors.push_back({"catalog.text.pattern", "the text is not a MessageFormat pattern: " + *problem + ".",
                                m_file.document.valuePlace(path)});
    }

    void steps() {
        int next = 1, count = 0;
        for (const auto &[key, path] : m_file.paths)
            count += key.starts_with("about.step.") && key.find('@') == std::string::npos ? 1 : 0;
        while (m_file.paths.contains("about.step." + std::to_string(next)))
            ++next;
        const Path steps("/about/step");
        if (count >= next)
            m_errors.push_back({"catalog.text.missing",
                                "the steps count 1, 2, 3 and so on, but there is no step " + std::to_string(next) +
                                    "; add it, or number the others anew.",
                                m_file.document.valuePlace(steps / std::to_string(next))});
    }

    void at(std::string code, std::string sentence, const Path &path) {
        m_errors.push_back({std::move(code), std::move(sentence), m_file.document.keyPlace(path)});
    }

    TextFile &m_file;
    Errors &m_errors;
};

std::string placeInWords(const TextFile &file, const Path &path) {
    const auto place = file.document.keyPlace(path);
    return fs::path(place.file).filename().string() + ":" + std::to_string(place.line);
}

void sameKeys(const std::vector<TextFile> &files, Errors &errors) {
    for (const auto &file : files)
        for (const auto &other : files)
            for (const auto &[key, path] : other.paths)
                if (!file.paths.contains(key))
                    errors.push_back({"catalog.text.missing",
                                      "the language \"" + file.language + "\" lacks this key, which stands in " +
                                          placeInWords(other, path) + "; add it here, or remove it there.",
                                      {file.document.file, 0, 0, key}});
}

} // namespace

Texts readTexts(const fs::path &folder, const Schema &form, Errors &errors) {
    std::vector<TextFile> files;
    for (const auto &path : textFiles(folder, errors)) {
        const auto language = languageOf(path, errors);
        auto document = readToml(path, errors);
        if (!language || !document)
            continue;
        form.check(*document, errors);
        TextFile &file = files.emplace_back(TextFile{*language, std::move(*document), {}});
        Check(file, errors).run();
    }
    sameKeys(files, errors);
    Texts texts;
    for (const auto &file : files)
        for (const auto &[key, path] : file.paths)
            texts.byLanguage[file.language][key] = file.document.data.at(path);
    return texts;
}

tl::expected<Texts, std::vector<Error>> Texts::read(const fs::path &folder) {
    Errors errors;
    auto texts = readTexts(folder, Schema::builtIn("text"), errors);
    if (!errors.empty())
        return tl::unexpected(settled(std::move(errors)));
    return texts;
}

} // namespace attune::catalog
