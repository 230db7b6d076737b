// SPDX-License-Identifier: Apache-2.0
#include "catalog/course.hpp"

#include "catalog/file.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune::catalog {
namespace {

constexpr std::array<std::pair<const char *, bool CourseStep::*>, 5> marks{{{"alone", &CourseStep::alone},
                                                                            {"opens", &CourseStep::opens},
                                                                            {"rest", &CourseStep::rest},
                                                                            {"optional", &CourseStep::optional},
                                                                            {"may_end", &CourseStep::mayEnd}}};
constexpr std::size_t mostSteps = 60;

// An argument is a number or a seat: what titles need, and no more.
bool isTitle(const json &title) {
    const auto isArgument = [](const json &value) {
        return value.is_number_integer() ||
               (value.is_object() && value.size() == 1 && value.contains("seat") && value["seat"].is_number_integer());
    };
    const json args = title.is_object() ? title.value("args", json::object()) : json();
    return args.is_object() && title.value("key", json()).is_string() && title.size() == 1 + title.count("args") &&
           std::ranges::all_of(args, isArgument);
}

bool isStep(const json &step) {
    const auto isMark = [](const auto &field) {
        return field.key() == "title" ||
               (field.value().is_boolean() &&
                std::ranges::any_of(marks, [&](const auto &mark) { return field.key() == mark.first; }));
    };
    const auto fields = step.items();
    return step.is_object() && isTitle(step.value("title", json())) &&
           std::all_of(fields.begin(), fields.end(), isMark);
}

} // namespace

json toJson(const Course &course) {
    json steps = json::array();
    for (const CourseStep &step : course) {
        steps.push_back({{"title", step.title}});
        for (const auto &[name, mark] : marks) {
            if (step.*mark) {
                steps.back()[name] = true;
            }
        }
    }
    return steps;
}

Result<Course> courseIn(const std::filesystem::path &exercise) {
    const std::filesystem::path file = exercise / "course.json";
    std::error_code ignored;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) {
        return Course{};
    }
    const auto bytes = readFile(file, std::size_t{64} << 10);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const json steps = json::parse(*bytes, nullptr, false);
    if (!steps.is_array() || steps.size() > mostSteps || !std::ranges::all_of(steps, isStep)) {
        return fail("catalog.course",
                    "this is no list of steps; have it made: attunectl plugin graph ID --format course > course.json.",
                    {.file = file.string()});
    }
    Course course;
    for (const json &step : steps) {
        CourseStep &one = course.emplace_back(CourseStep{.title = step["title"]});
        for (const auto &[name, mark] : marks) {
            one.*mark = step.value(name, false);
        }
    }
    return course;
}

} // namespace attune::catalog
