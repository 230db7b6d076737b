// SPDX-License-Identifier: Apache-2.0
#include "core/board.hpp"

#include <algorithm>
#include <map>

namespace attune::core {
namespace {

// Which fields an entry of each kind must have; all may have more of docs/plugin-author/effects.md.
const std::map<std::string, std::vector<std::string>, std::less<>> &needed() {
    static const std::map<std::string, std::vector<std::string>, std::less<>> fields{
        {"agreement", {"title", "clauses", "review_days"}}, {"ritual", {"title", "text", "rhythm"}},
        {"signal", {"title", "sign", "meaning"}},           {"note", {"title", "lines"}},
        {"reading", {"title", "values", "min", "max"}},
    };
    return fields;
}

bool isText(const json &value) {
    const char *said = value.is_object() && value.contains("key") ? "key" : "words";
    return value.is_object() && value.contains(said) && value[said].is_string() &&
           value.contains("key") != value.contains("words");
}

bool seatLines(const json &list, int seats, const char *what) {
    return list.is_array() && list.size() <= 24 && std::ranges::all_of(list, [&](const json &line) {
               return line.is_object() && line.contains("seat") && isIntegerWithin(line["seat"], 0, seats) &&
                      line.contains(what) &&
                      (std::string_view(what) == "text" ? isText(line[what]) : line[what].is_number_integer());
           });
}

bool fieldFits(const std::string &field, const json &value, int seats) {
    if (field == "clauses" || field == "lines") {
        return seatLines(value, seats, "text");
    }
    if (field == "values") {
        return seatLines(value, seats, "value");
    }
    if (field == "min" || field == "max") {
        return isIntegerWithin(value, -1000, 1000);
    }
    if (field == "review_days") {
        return isIntegerWithin(value, 0, 3650); // 0: no review
    }
    if (field == "starts") {
        return isIntegerWithin(value, 0, seats);
    }
    if (field == "kind" || field == "rhythm" || field == "day" || field == "time") {
        return value.is_string() && value.get_ref<const std::string &>().size() <= 16;
    }
    return isText(value);
}

} // namespace

Result<void> checkEntry(const json &entry, int seats) {
    const auto kind = entry.is_object() && entry.contains("kind") && entry["kind"].is_string()
                          ? entry["kind"].get<std::string>()
                          : "";
    const auto fields = needed().find(kind);
    if (fields == needed().end()) {
        return fail("board.kind",
                    "A board entry is one of agreement, ritual, signal, note, reading; found \"" + kind + "\".",
                    {.key = "entry.kind"});
    }
    for (const std::string &field : fields->second) {
        if (!entry.contains(field)) {
            return fail("board.field", "A board entry of kind " + kind + " needs the field `" + field + "`.",
                        {.key = "entry." + field});
        }
    }
    for (const auto &[field, value] : entry.items()) {
        if (!fieldFits(field, value, seats)) {
            return fail("board.field",
                        "The field `" + field +
                            "` of a board entry is not of the declared form; see "
                            "docs/plugin-author/effects.md.",
                        {.key = "entry." + field});
        }
    }
    return {};
}

json Board::forActivity(const std::vector<std::string> &kinds) const {
    json list = json::array();
    for (const BoardEntry &entry : entries) {
        if (!entry.ended && std::ranges::find(kinds, entry.kind) != kinds.end()) {
            json one = entry.content;
            one["id"] = entry.id;
            list.push_back(std::move(one));
        }
    }
    return list;
}

json toJson(const BoardEntry &e) {
    return {{"id", e.id},           {"kind", e.kind},         {"content", e.content},
            {"session", e.session}, {"exercise", e.exercise}, {"since", e.sinceMs},
            {"review", e.reviewMs}, {"ended", e.ended}};
}

Result<BoardEntry> boardEntryFrom(const json &body) {
    try {
        return BoardEntry{body.at("id"),       body.at("kind"),  body.at("content"), body.at("session"),
                          body.at("exercise"), body.at("since"), body.at("review"),  body.at("ended")};
    } catch (const json::exception &) {
        return fail("record.form", "A board entry in the log is not of the known form; it was kept as it is.");
    }
}

} // namespace attune::core
