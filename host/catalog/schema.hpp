// SPDX-License-Identifier: Apache-2.0
// JSON Schema draft 7: every structure, of the TOML files as of an exercise's content, is checked on this one path.
#pragma once

#include "catalog/document.hpp"

#include <memory>

namespace valijson {
class Schema;
}

namespace attune::catalog {

struct Mismatch {
    std::string code;     // catalog.value, catalog.key.missing, catalog.key.unknown
    Path path;            // of the value, or of the key
    bool atKey = false;   // the key itself is the mistake
    std::string sentence; // "found …, expected …."
};

class Schema {
public:
    // A schema of a plugin. It is checked itself: against draft 7, its patterns, and its references, which must stay inside
    // the file and lead somewhere.
    [[nodiscard]] static tl::expected<Schema, Errors> read(const std::filesystem::path &file);
    // One that is built in: "plugin", "exercise", "text", "exercise_text", "draft-07".
    [[nodiscard]] static const Schema &builtIn(std::string_view name);

    [[nodiscard]] std::vector<Mismatch> mismatches(const json &value) const;
    // The same, for values that hold no other texts and keys than `all` does: its patterns are tried only once.
    [[nodiscard]] Schema decidedFor(const json &all) const;
    // Appends the mismatches of a whole document, at their places in it.
    void check(const Document &document, Errors &errors) const;

    [[nodiscard]] const json &text() const { return m_text; }

private:
    enum class Whose { ours, strangers };
    Schema(Whose whose, json text, std::shared_ptr<const valijson::Schema> compiled)
        : m_whose(whose), m_text(std::move(text)), m_compiled(std::move(compiled)) {}
    [[nodiscard]] std::optional<std::string> objectionBeyondPatterns(const json &value) const;
    Whose m_whose; // a stranger's may be made to take for ever
    json m_text;
    std::shared_ptr<const valijson::Schema> m_compiled; // null: a stranger's, with patterns to decide first
};

[[nodiscard]] Error errorFrom(const Mismatch &mismatch, Place place);

} // namespace attune::catalog
