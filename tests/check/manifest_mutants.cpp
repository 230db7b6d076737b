// SPDX-License-Identifier: Apache-2.0
#include "mutants.hpp"

namespace attune::check::test {
namespace {

constexpr const char *manifest = "plugin.toml";

std::function<void(const Bundle &)> instead(const std::string &from, const std::string &to,
                                            const std::string &file = manifest) {
    return [=](const Bundle &bundle) { bundle.replace(file, from, to); };
}

} // namespace

const std::vector<Mutant> &manifestMutants() {
    static const std::vector<Mutant> mutants{
        {"AT-MAN-01", {}, instead("schema = 1", "schema = = 1")},
        {"AT-MAN-02", {}, instead("schema = 1", "schema = 2")},
        {"AT-MAN-03", {}, instead("vendor ", "vendour = \"x\"\nvendor ")},
        {"AT-MAN-04", {}, instead("\"org.example.checked\"", "\"Checked\"")},
        {"AT-MAN-05", {}, instead("\"1.0.0\"", "\"1.0\"")},
        {"AT-MAN-06", {}, instead("\"libchecked.so\"", "\"../libchecked.so\"")},
        {"AT-MAN-07", {}, instead("library ", "sha256 = \"" + std::string(64, '0') + "\"\nlibrary ")},
        {"AT-MAN-08", {}, instead("\"type\": \"object\"", "\"type\": \"objekt\"", "checked.schema.json")},
        {"AT-MAN-09", {}, instead("\"Apache-2.0\"", "\"free, as in beer\"")},
        {"AT-MAN-10", {}, instead("state_kib = 1", "state_kib = 100")},
        {"AT-MAN-11", {}, instead("\"Inner weather\"", "\"TODO: a name\"")},
        {"AT-MAN-12", {}, instead("requires       = []", "requires       = [\"org.example.clairvoyance/1\"]")},
        {"AT-MAN-13", {}, instead("major     = 1", "major     = 2")},
        {"AT-MAN-14", {}, instead("wait = ", "wait = {", "text.en.toml")},
        {"AT-MAN-15", {}, instead("[2, 2]", "[2, 1]")},
        {"AT-MAN-16", {}, [](const Bundle &bundle) { bundle.write("exercises/other/exercise.toml", "schema = 1\n"); }},
        {"AT-MAN-17", {}, [](const Bundle &bundle) { std::filesystem::remove_all(bundle.at("exercises")); }},
    };
    return mutants;
}

} // namespace attune::check::test
