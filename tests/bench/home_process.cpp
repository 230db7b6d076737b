// SPDX-License-Identifier: Apache-2.0
// One reading of a home in a process of its own, so that its memory is its own: attune_bench_home <what> <folder>
// Prints the seconds it took and the most memory the process had, in KiB.
#include "bench/grown_home.hpp"
#include "bench/must.hpp"

#include <chrono>
#include <fstream>
#include <string>

using namespace attune::bench;

namespace {

long peakKib() { // getrusage would count the process that started this one
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (long kib = 0; word == "VmHWM:" && status >> kib) {
            return kib;
        }
    }
    giveUp("The system does not say how much memory this took.");
}

void run(const std::string &what, const GrownHome &home, const char *rows) {
    if (what == "grow" && rows != nullptr) {
        grow(home, std::stoul(rows));
    } else if (what == "open") {
        openThroughHome(home);
    } else if (what == "plain" || what == "signed") {
        openPlainly(home, what == "signed");
    } else {
        giveUp("One of: grow <folder> <rows>, open <folder>, plain <folder>, signed <folder>.");
    }
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 3) {
        giveUp("What to do, and in which folder?");
    }
    const auto began = std::chrono::steady_clock::now();
    run(argv[1], {argv[2]}, argc > 3 ? argv[3] : nullptr);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("%.6f %ld\n", took.count(), peakKib());
}
