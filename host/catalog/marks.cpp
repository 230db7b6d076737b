// SPDX-License-Identifier: Apache-2.0
#include "catalog/marks.hpp"

namespace attune::catalog {

const std::vector<std::string> &knownMarks() {
    static const std::vector<std::string> marks{"child",  "teen",         "adult",  "partner",  "mother",
                                                "father", "parent",       "son",    "daughter", "relative",
                                                "couple", "parent_child", "family", "solo"};
    return marks;
}

std::vector<std::string> marksOf(const Reader &reader) {
    std::vector<std::string> marks{reader.band};
    if (reader.role != "child") // @child speaks to the young; a grown-up may have the role of child too
        marks.push_back(reader.role);
    if (reader.role == "mother" || reader.role == "father")
        marks.emplace_back("parent");
    marks.push_back(reader.pair);
    std::erase(marks, "");
    return marks;
}

} // namespace attune::catalog
