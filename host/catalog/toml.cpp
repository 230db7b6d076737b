// SPDX-License-Identifier: Apache-2.0
#include "catalog/document.hpp"
#include "catalog/file.hpp"
#include "catalog/nesting.hpp"
#include "catalog/words.hpp"

#include <array>
#include <toml++/toml.h>

namespace attune::catalog {
namespace {

// Texts are matched with std::regex, which recurses once a character: these keep its stack small.
constexpr std::size_t longestText = 4096, longestKey = 200; // bytes

class Reading {
public:
    Reading(Document &document, Errors &errors) : m_document(document), m_errors(errors) {}

    // `path` as a JSON pointer: as text, or most of the time would go into putting it together.
    json value(const toml::node &node, const std::string &path) {
        m_document.values.emplace(path, spot(node.source().begin));
        if (const auto *table = node.as_table())
            return object(*table, path);
        if (const auto *array = node.as_array())
            return list(*array, path);
        if (const auto *text = node.as_string())
            return string(text->get(), path);
        if (const auto *integer = node.as_integer())
            return integer->get();
        if (const auto *boolean = node.as_boolean())
            return boolean->get();
        return refuse(node, path);
    }

private:
    static Document::Spot spot(const toml::source_position &at) {
        return {static_cast<int>(at.line), static_cast<int>(at.column)};
    }

    json object(const toml::table &table, const std::string &path) {
        json result = json::object();
        for (const auto &[key, node] : table) {
            const std::string name(key.str());
            const auto here = path + (Path() / name).to_string();
            m_document.keys.emplace(here, spot(key.source().begin));
            if (name.size() > longestKey)
                m_errors.push_back(
                    {"catalog.long", "the key is longer than 200 bytes; shorten it.", m_document.keyPlace(Path(path))});
            else
                result[name] = value(node, here);
        }
        return result;
    }

    json list(const toml::array &array, const std::string &path) {
        json result = json::array();
        for (const auto &node : array)
            result.push_back(value(node, path + "/" + std::to_string(result.size())));
        return result;
    }

    json string(const std::string &text, const std::string &path) {
        if (text.size() <= longestText)
            return text;
        m_errors.push_back({"catalog.long",
                            "found a text of " + std::to_string(text.size()) +
                                " bytes, expected at most 4096; shorten it or split it.",
                            m_document.valuePlace(Path(path))});
        return nullptr;
    }

    json refuse(const toml::node &node, const std::string &path) {
        const bool fraction = node.is_floating_point();
        m_errors.push_back(
            {"catalog.value",
             fraction ? "found a number with a fraction, expected a whole number; use a smaller unit, or a text."
                      : "found a date or a time, expected a text; put it in quotes.",
             m_document.valuePlace(Path(path))});
        return nullptr;
    }

    Document &m_document;
    Errors &m_errors;
};

// What the library says is exact but terse; this adds what to do about it.
std::string cure(std::string_view problem) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> cures{{
        {"utf-8", "Save the file as UTF-8."},
        {"redefine", "It stands in the file twice; keep one."},
        {"after '\\r'", "End lines with a line feed."},
        {"control characters", "A text in single quotation marks ends on its own line: close it there, or use three "
                               "marks for several lines."},
        {"end-of-file", "Something that was opened is not closed."},
        {"expected '='", "A line is: key = value."},
    }};
    for (const auto &[part, advice] : cures)
        if (problem.find(part) != std::string_view::npos)
            return std::string(advice);
    return "Look at this place and just before it.";
}

Error syntaxError(const toml::parse_error &error, const std::string &file) {
    const auto at = error.source().begin;
    const std::string problem(error.description());
    return {"catalog.toml",
            "this is not TOML: " + problem + ". " + cure(problem),
            {file, static_cast<int>(at.line), static_cast<int>(at.column)}};
}

} // namespace

std::optional<Document> readToml(const std::filesystem::path &path, Errors &errors) {
    Document document{.file = path.string()};
    const auto bytes = readFile(path);
    if (!bytes) {
        errors.push_back(bytes.error());
        return {};
    }
    if (const int line = tooDeepAt(*bytes)) {
        errors.push_back(
            {"catalog.deep", "tables and lists are nested more than 32 deep here; nest less.", {document.file, line}});
        return {};
    }
    try {
        const toml::table table = toml::parse(std::string_view(*bytes), std::string_view(document.file));
        document.data = Reading(document, errors).value(table, "");
        document.values[""] = {1, 1};
        return document;
    } catch (const toml::parse_error &error) {
        errors.push_back(syntaxError(error, document.file));
    } catch (const std::exception &error) {
        errors.push_back({"catalog.toml", std::string("this is not TOML: ") + error.what() + ".", {document.file}});
    }
    return {};
}

} // namespace attune::catalog
