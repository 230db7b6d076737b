// SPDX-License-Identifier: Apache-2.0
// A content schema of a stranger, and a value that is checked against it: {"schema": …, "value": …}.
#include "catalog/schema.hpp"
#include "fuzz/fuzz.hpp"

using namespace attune;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const fuzz::Place folder;
    const auto both = parseCanonical(fuzz::text(data, size));
    if (!both || !both->is_object())
        return 0;
    folder.put("schema.json", canonical(both->value("schema", json::object())));
    const auto schema = catalog::Schema::read(folder.path() / "schema.json");
    if (!schema)
        return fuzz::mustBeTold(schema.error()), 0;
    for (const auto &mismatch : schema->mismatches(both->value("value", json::object())))
        fuzz::mustBeTold(catalog::errorFrom(mismatch, {"exercise.toml", 1, 1, catalog::dotted(mismatch.path)}));
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    return fuzz::mutateJson(data, size, most, seed);
}
