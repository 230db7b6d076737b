// SPDX-License-Identifier: Apache-2.0
#include "catalog/schema.hpp"

#include "catalog/built_in_schemas.hpp"
#include "catalog/effort.hpp"
#include "catalog/file.hpp"
#include "catalog/judge.hpp"
#include "catalog/narrow.hpp"
#include "catalog/patterns.hpp"
#include "catalog/schema_soundness.hpp"

#include <algorithm>

namespace attune::catalog {
namespace {

// "line 3, column 7" of the first thing that is not JSON.
Error syntaxError(const std::string &bytes, const std::filesystem::path &file, const Error &refusal) {
    Error error{"catalog.schema", refusal.sentence, {file.string()}};
    try {
        [[maybe_unused]] const auto refused = json::parse(bytes);
    } catch (const json::parse_error &problem) {
        const auto before =
            std::string_view(bytes).substr(0, std::min(bytes.size(), problem.byte == 0 ? 0 : problem.byte - 1));
        error.place.line = 1 + static_cast<int>(std::ranges::count(before, '\n'));
        error.place.column = static_cast<int>(before.size() - (before.rfind('\n') + 1)) + 1;
        error.sentence =
            "this is not JSON. Look at this place and just before it: a comma or a bracket too few or too many?";
    }
    return error;
}

} // namespace

Error errorFrom(const Mismatch &mismatch, Place place) {
    return {mismatch.code, mismatch.sentence, std::move(place)};
}

tl::expected<Schema, Errors> Schema::read(const std::filesystem::path &file) {
    const auto bytes = readFile(file);
    if (!bytes)
        return tl::unexpected(Errors{bytes.error()});
    auto text = parseCanonical(*bytes);
    if (!text)
        return tl::unexpected(Errors{syntaxError(*bytes, file, text.error())});
    Errors errors;
    for (const auto &mismatch : builtIn("draft-07").mismatches(*text))
        errors.push_back(errorFrom(mismatch, {file.string(), 0, 0, dotted(mismatch.path)}));
    if (errors.empty())
        errors = unsound(*text, file.string());
    if (!errors.empty())
        return tl::unexpected(settled(std::move(errors)));
    const auto bare = Patterns(json()).decided(*text);
    auto compiled = compile(bare);
    if (!compiled.schema)
        return tl::unexpected(Errors{
            {"catalog.schema", "this is not a JSON Schema of draft 7: " + compiled.problem + ".", {file.string()}}});
    return Schema(Whose::strangers, std::move(*text), bare == *text ? std::move(compiled.schema) : nullptr);
}

const Schema &Schema::builtIn(std::string_view name) {
    static const std::map<std::string, Schema, std::less<>> schemas = [] {
        std::map<std::string, Schema, std::less<>> all;
        for (const auto &[key, source] : builtInSchemas) {
            const auto text = json::parse(source);
            all.emplace(key, Schema(Whose::ours, text, compile(text).schema));
        }
        return all;
    }();
    return schemas.find(name)->second;
}

std::vector<Mismatch> Schema::mismatches(const json &value) const {
    if (m_whose == Whose::strangers && !isWithinReach(m_text, value))
        return {{"catalog.value", Path(), false,
                 "its schema leads to so many forms within forms that it cannot be checked; make the schema simpler."}};
    const auto problem = m_compiled ? objection(*m_compiled, value) : objectionBeyondPatterns(value);
    if (!problem)
        return {};
    auto places = narrowed(m_text, value);
    if (places.empty())
        places.push_back({"catalog.value", Path(), false, "it does not fit its schema: " + *problem});
    return places;
}

Schema Schema::decidedFor(const json &all) const {
    return Schema(m_whose, m_text, m_compiled ? m_compiled : compile(Patterns(all).decided(m_text)).schema);
}

std::optional<std::string> Schema::objectionBeyondPatterns(const json &value) const {
    const auto compiled = compile(Patterns(value).decided(m_text));
    return compiled.schema ? objection(*compiled.schema, value) : compiled.problem;
}

void Schema::check(const Document &document, Errors &errors) const {
    for (const auto &mismatch : mismatches(document.data))
        errors.push_back(errorFrom(mismatch, mismatch.atKey ? document.keyPlace(mismatch.path)
                                                            : document.valuePlace(mismatch.path)));
}

} // namespace attune::catalog
