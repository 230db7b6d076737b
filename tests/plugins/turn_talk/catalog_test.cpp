// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::test {

TEST_CASE("the plugin and both exercises stand the catalogue's checks, variants included") {
    for (const char *id : {"daily_stress_talk", "repair_walkthrough"}) {
        const catalog::Exercise exercise = read(id); // checks base and variants against the schema
        CHECK(exercise.texts.byLanguage.size() == 2);
        CHECK(exercise.texts.byLanguage.at("en").size() == exercise.texts.byLanguage.at("es").size());
    }
}

TEST_CASE("every segment of a flow is used, and every segment is in some flow") {
    for (const char *id : {"daily_stress_talk", "repair_walkthrough"}) {
        std::set<std::string> used, known;
        for (const People &people : everybody()) {
            if (std::string(people.exercise) == id) {
                const json content = contentFor(people);
                used.merge(content.at("flow").get<std::set<std::string>>());
                for (const auto &[segment, spec] : content.at("segments").items()) {
                    known.insert(segment);
                }
            }
        }
        CHECK(used == known);
    }
}

TEST_CASE("every text of an exercise is used by somebody") {
    for (const char *id : {"daily_stress_talk", "repair_walkthrough"}) {
        const catalog::Exercise exercise = read(id);
        std::string content = exercise.content.dump();
        for (const auto &variant : exercise.variants) {
            content += variant.content.dump();
        }
        for (const auto &[key, words] : exercise.texts.byLanguage.at("en")) {
            const std::string plain = key.substr(0, key.find('@'));
            const bool ofTheCatalogue =
                plain == "title" || plain == "want" || plain == "purpose" || plain.starts_with("about.");
            INFO(id << " " << key);
            CHECK((ofTheCatalogue || content.find("\"" + plain + "\"") != std::string::npos));
        }
    }
}

} // namespace attune::test
