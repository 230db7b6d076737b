// SPDX-License-Identifier: Apache-2.0
// Runs the benches, then prints each measured thing as a ratio to its floor: a machine may be slow, a ratio is not.
#include <benchmark/benchmark.h>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace {

class Ratios : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run> &runs) override {
        for (const Run &run : runs) {
            if (run.aggregate_name == "median") {
                m_medians[run.run_name.function_name] = run.GetAdjustedRealTime();
            }
        }
        ConsoleReporter::ReportRuns(runs);
    }
    void ratio(const char *what, const char *measured, const char *floor) const {
        const auto top = m_medians.find(measured), bottom = m_medians.find(floor);
        if (top != m_medians.end() && bottom != m_medians.end() && bottom->second > 0) {
            std::printf("%-48s %6.2f x the floor\n", what, top->second / bottom->second);
        }
    }

private:
    std::map<std::string, double> m_medians;
};

} // namespace

int main(int argc, char **argv) {
    benchmark::Initialize(&argc, argv);
    Ratios reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    std::puts("\nRatios (median)");
    reporter.ratio("the window's first picture, to a bare window's", "window", "bareWindow");
    reporter.ratio("a saved answer, to plain SQLite", "savedAnswer", "plainSqlite");
    reporter.ratio("a plugin's step and view, to a raw socketpair", "pluginStepAndView", "rawStepAndView");
    reporter.ratio("attunectl, to /bin/true", "ctlStart", "justTrue");
    reporter.ratio("attunectl with its catalogue, to /bin/true", "ctlCatalogue", "justTrue");
}
