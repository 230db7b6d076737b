// SPDX-License-Identifier: Apache-2.0
// How hard a text is to read, by the formulas that are usual in its language.
//   English: grade of school by Kincaid, Fishburne, Rogers & Chissom (1975), Derivation of new readability formulas for Navy
//            enlisted personnel. Lower is easier.
//   Spanish: Szigriszt-Pazos (1993), the successor of Fernández Huerta (1959), on the scale INFLESZ of Barrio-Cantalejo et al.
//            (2008), Validación de la Escala INFLESZ, An. Sist. Sanit. Navar. 31(2). Higher is easier.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::catalog {

struct Reading {
    double value = 0;
    const char *formula = "";
    bool easy = true; // for those who read it
    double limit = 0;
};

// `sentences`: plain texts, each at least one sentence. `forChildren`: 6 to 11 years. Nothing: no formula for this language, or
// fewer words than a formula can say something about.
[[nodiscard]] std::optional<Reading> readingOf(const std::vector<std::string> &sentences, std::string_view language,
                                               bool forChildren);

// Counts for tests and formulas.
[[nodiscard]] int syllables(const std::string &word, std::string_view language);

} // namespace attune::catalog
