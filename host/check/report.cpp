// SPDX-License-Identifier: Apache-2.0
#include "check/report.hpp"

#include "core/plain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace attune::check {
namespace {

constexpr std::array reported{Status::pass, Status::fail, Status::crash, Status::timeout, Status::warn, Status::skip};
constexpr std::array words{"passed", "failed", "crashed", "timed out", "warned", "skipped"}; // of the same order

std::string seconds(std::chrono::milliseconds took) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f s", static_cast<double>(took.count()) / 1000);
    return text.data();
}

// What a plugin or a folder is called may hold anything; a report has it on one line.
std::string onOneLine(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\t', ' ');
    return withoutControls(text);
}

std::string subjectLine(const Report &report) {
    const std::string what = report.plugin.empty() ? report.folder : report.plugin + " " + report.version;
    return onOneLine(what) + ", level " + std::string(name(report.level)) + ", seed " + std::to_string(report.seed);
}

std::string summary(const Report &report) {
    const auto numbers = report.numbers();
    std::string text = std::to_string(report.outcomes.size()) + " checks: ";
    for (std::size_t i = 0; i < reported.size(); ++i)
        if (const auto found = numbers.find(reported.at(i)); found != numbers.end() || i < 2)
            text += std::to_string(found == numbers.end() ? 0 : found->second) + " " + words.at(i) + ", ";
    if (report.waived() > 0)
        text += std::to_string(report.waived()) + " waived, ";
    return text + seconds(report.took);
}

std::string padded(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string statusOf(const Outcome &outcome) {
    return outcome.waived.empty() ? std::string(name(outcome.result.status)) : "waived";
}

// For XML, which has no form for control characters and for U+FFFE and U+FFFF.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : withoutControls(text)) {
        out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    for (const char *none : {"\ufffe", "\uffff"})
        for (auto at = out.find(none); at != std::string::npos; at = out.find(none))
            out.replace(at, 3, "?");
    return out;
}

// So that it reads as it stands: no heading, link, picture or tag.
std::string inMarkdown(const std::string &text) {
    std::string out;
    for (const char c : onOneLine(text)) {
        out += std::string_view("\\*_[]<>#|!").find(c) == std::string_view::npos ? "" : "\\";
        out += c;
    }
    return out;
}

std::string events(const std::vector<json> &log, std::string_view indent) {
    std::string text;
    for (const json &event : log)
        text += std::string(indent) + plainJson(event) + "\n";
    return text;
}

std::string findingsOf(const Outcome &outcome, std::string_view indent) {
    std::string text;
    for (const Finding &finding : outcome.result.findings)
        text +=
            std::string(indent) + onOneLine(finding.text) + "\n" + events(finding.log, std::string(indent) + "    ");
    return text;
}

json jsonOf(const Outcome &outcome) {
    json findings = json::array();
    for (const Finding &finding : outcome.result.findings)
        findings.push_back({{"text", finding.text}, {"log", finding.log}});
    json one = {{"id", outcome.check.id},          {"level", name(outcome.check.level)},
                {"reason", outcome.check.reason},  {"status", name(outcome.result.status)},
                {"findings", std::move(findings)}, {"ms", outcome.took.count()}};
    if (!outcome.result.reason.empty())
        one["skipped"] = outcome.result.reason;
    if (!outcome.waived.empty())
        one["waived"] = outcome.waived;
    return one;
}

std::string testcase(const Outcome &outcome) {
    std::string text = "    <testcase classname=\"" + escaped(outcome.check.id.substr(0, outcome.check.id.rfind('-'))) +
                       "\" name=\"" + escaped(outcome.check.id) + ": " + escaped(outcome.check.reason) + "\" time=\"" +
                       std::to_string(static_cast<double>(outcome.took.count()) / 1000) + "\"";
    if (outcome.counts())
        return text + ">\n      <failure message=\"" + escaped(name(outcome.result.status)) + "\">" +
               escaped(findingsOf(outcome, "")) + "</failure>\n    </testcase>\n";
    if (outcome.result.status == Status::skip || !outcome.waived.empty())
        return text + ">\n      <skipped message=\"" +
               escaped(outcome.waived.empty() ? outcome.result.reason : "waived: " + outcome.waived) +
               "\"/>\n    </testcase>\n";
    if (outcome.result.status == Status::warn)
        return text + ">\n      <system-out>" + escaped(findingsOf(outcome, "")) + "</system-out>\n    </testcase>\n";
    return text + "/>\n";
}

} // namespace

std::string asText(const Report &report) {
    std::string text = subjectLine(report) + "\n";
    for (const Outcome &outcome : report.outcomes) {
        if (outcome.result.status == Status::pass)
            continue;
        text += padded(statusOf(outcome), 9) + std::string(outcome.check.id) + "  " +
                std::string(outcome.check.reason) + "\n";
        text += findingsOf(outcome, "         ");
        if (!outcome.result.reason.empty())
            text += "         " + onOneLine(outcome.result.reason) + "\n";
        if (!outcome.waived.empty())
            text += "         waived, because: " + onOneLine(outcome.waived) + "\n";
        else if (fired(outcome.result.status))
            text += "         attunectl plugin explain " + std::string(outcome.check.id) + "\n";
    }
    return text + summary(report) + "\n";
}

json asJson(const Report &report) {
    json checks = json::array(), numbers = json::object();
    for (const Outcome &outcome : report.outcomes)
        checks.push_back(jsonOf(outcome));
    const auto counted = report.numbers();
    for (const Status status : reported)
        numbers[std::string(name(status))] = counted.contains(status) ? counted.at(status) : 0;
    numbers["waived"] = report.waived();
    return {{"plugin", report.plugin},       {"version", report.version}, {"folder", report.folder},
            {"level", name(report.level)},   {"seed", report.seed},       {"checks", std::move(checks)},
            {"summary", std::move(numbers)}, {"ms", report.took.count()}, {"fine", report.isFine()}};
}

std::string asJunit(const Report &report) {
    int failures = 0, skips = 0;
    std::string cases;
    for (const Outcome &outcome : report.outcomes) {
        failures += outcome.counts() ? 1 : 0;
        skips += outcome.result.status == Status::skip || !outcome.waived.empty() ? 1 : 0;
        cases += testcase(outcome);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"attunectl plugin check " +
           escaped(subjectLine(report)) + "\" tests=\"" + std::to_string(report.outcomes.size()) + "\" failures=\"" +
           std::to_string(failures) + "\" errors=\"0\" skipped=\"" + std::to_string(skips) + "\" time=\"" +
           std::to_string(static_cast<double>(report.took.count()) / 1000) + "\">\n" + cases +
           "  </testsuite>\n</testsuites>\n";
}

std::string asMarkdown(const Report &report) {
    std::string text = "# Check of " + inMarkdown(subjectLine(report)) + "\n\n" + summary(report) +
                       "\n\n| check | status | what it is about |\n|---|---|---|\n";
    for (const Outcome &outcome : report.outcomes)
        text += "| " + std::string(outcome.check.id) + " | " + statusOf(outcome) + " | " +
                std::string(outcome.check.reason) + " |\n";
    for (const Outcome &outcome : report.outcomes) {
        if (!fired(outcome.result.status) && outcome.result.reason.empty())
            continue;
        text += "\n## " + std::string(outcome.check.id) + ": " + statusOf(outcome) + "\n\n";
        if (!outcome.result.reason.empty())
            text += inMarkdown(outcome.result.reason) + "\n";
        if (!outcome.waived.empty())
            text += "Waived, because: " + inMarkdown(outcome.waived) + "\n\n";
        for (const Finding &finding : outcome.result.findings)
            text += inMarkdown(finding.text) + "\n" +
                    (finding.log.empty() ? "" : "\n```json\n" + events(finding.log, "") + "```\n");
    }
    return text;
}

} // namespace attune::check
