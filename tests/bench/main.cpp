// SPDX-License-Identifier: Apache-2.0
// Runs the benches, then prints each measured thing as a ratio to its floor: a machine may be slow, a ratio is not.
#include <benchmark/benchmark.h>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using Line = std::pair<std::string, std::string>; // what was measured; of its runs: the median, the p95

class Ratios : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run> &runs) override {
        for (const Run &run : runs) {
            m_times[{run.run_name.function_name, run.aggregate_name}] = run.GetAdjustedRealTime();
            m_units[run.run_name.function_name] = benchmark::GetTimeUnitString(run.time_unit);
        }
        ConsoleReporter::ReportRuns(runs);
    }
    void ratio(const char *what, const char *measured, const char *floor, const char *which = "median") const {
        const auto ours = m_times.find(Line(measured, which)), bare = m_times.find(Line(floor, which));
        if (ours != m_times.end() && bare != m_times.end() && bare->second > 0) {
            std::printf("%-58s %10.1f %s, floor %10.1f %s: %6.2f x\n", what, ours->second, m_units.at(measured).c_str(),
                        bare->second, m_units.at(floor).c_str(), ours->second / bare->second);
        }
    }

private:
    std::map<Line, double> m_times;
    std::map<std::string, std::string> m_units;
};

} // namespace

int main(int argc, char **argv) {
    benchmark::Initialize(&argc, argv);
    Ratios reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    std::puts("\nRatios (median)");
    reporter.ratio("the window's first picture, to a bare window's", "window", "bareWindow");
    reporter.ratio("a saved answer, to plain SQLite", "savedAnswer", "plainSqlite");
    reporter.ratio("100,000 rows opened, to SQLite and libsodium", "openedHome", "plainlyOpened");
    reporter.ratio("the same, to SQLite, libsodium and the signatures", "openedHome", "plainlyOpenedAndChecked");
    reporter.ratio("an unlock at p95, to Argon2id alone", "unlocked", "bareArgon2id", "p95");
    reporter.ratio("a plugin's step and view, to a raw socketpair", "pluginStepAndView", "rawStepAndView");
    reporter.ratio("a worker, locked in and opened, to /bin/true", "workerStart", "justTrue");
    reporter.ratio("the window with 1,000 plugins, to ours only", "windowWithMany", "window");
    reporter.ratio("a list of their 4,000 exercises, to ours only", "listOfMany", "ctlCatalogue");
    reporter.ratio("a search among 4,000 exercises, to 4", "searchOfMany", "searchOfOurs");
    reporter.ratio("attunectl, to /bin/true", "ctlStart", "justTrue");
    reporter.ratio("attunectl with its catalogue, to /bin/true", "ctlCatalogue", "justTrue");
}
