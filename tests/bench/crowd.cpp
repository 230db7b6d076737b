// SPDX-License-Identifier: Apache-2.0
// 1,000 plugins and 4,000 exercises of others, against ours alone: start, list, search.
#include "bench/folder.hpp"
#include "bench/process.hpp"
#include "catalog/file.hpp"
#include "catalog/search.hpp"
#include "home/places.hpp"

#include <benchmark/benchmark.h>
#include <fstream>

namespace {

namespace fs = std::filesystem;
using namespace attune;

std::string with(std::string text, const std::string &part, const std::string &by) {
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += by.size())
        text.replace(at, part.size(), by);
    return text;
}

// All that `from` has, with `part` of the one file read as `by`; the rest are links to the same bytes.
void copy(const fs::path &from, const fs::path &to, const std::string &file,
          const std::vector<std::pair<std::string, std::string>> &parts) {
    fs::create_directories(to);
    std::string text = catalog::readFile(from / file).value();
    for (const auto &[part, by] : parts)
        text = with(text, part, by);
    std::ofstream(to / file) << text;
    for (const auto &entry : fs::directory_iterator(from))
        if (entry.is_regular_file() && entry.path().filename() != file)
            fs::create_hard_link(entry.path(), to / entry.path().filename());
}

// As if somebody had installed the plugin `match` a thousand times under other names, each with four exercises.
class Crowd {
public:
    static constexpr int plugins = 1000, exercises = 4;
    Crowd() {
        const home::Places places = home::findPlaces();
        const catalog::Catalog ours = catalog::discover(places.folders);
        const fs::path match = ours.activity("org.attune.match")->plugin->folder;
        const fs::path cards = ours.exercise("needs_cards")->folder;
        for (int i = 0; i < plugins; ++i) {
            const std::string id = "org.example.p" + std::to_string(i);
            const fs::path folder = m_folder.path / "attune" / "plugins" / id;
            copy(match, folder, "plugin.toml", {{"org.attune.match", id}});
            for (int j = 0; j < exercises; ++j) {
                const std::string name = "ritual_" + std::to_string(i) + "_" + std::to_string(j);
                copy(cards, folder / "exercises" / name, "exercise.toml",
                     {{"org.attune.match", id}, {"needs_cards", name}});
            }
        }
    }
    [[nodiscard]] std::string data() const { return "XDG_DATA_HOME=" + m_folder.path.string(); }

private:
    bench::Folder m_folder{"crowd"};
};

const Crowd &crowd() {
    static const Crowd made;
    return made;
}

void listOfMany(benchmark::State &state) {
    bench::start(state, {"/usr/bin/env", crowd().data(), CTL, "exercise", "list", "need"});
}
void windowWithMany(benchmark::State &state) {
    const bench::Folder home("many");
    bench::start(state, {"/usr/bin/env", crowd().data(), WINDOW, "--until-shown", "--home", home.path.string()});
}
BENCHMARK(listOfMany)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(3)->ReportAggregatesOnly();
BENCHMARK(windowWithMany)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(3)->ReportAggregatesOnly();

// As the window does it, for each letter that is typed.
void search(benchmark::State &state, std::size_t exercises) {
    const catalog::Catalog ours = catalog::discover(home::findPlaces().folders);
    std::vector<catalog::Searchable> texts;
    for (std::size_t i = 0; i < exercises; ++i) {
        const auto &all = ours.exercises[i % ours.exercises.size()].texts.byLanguage.at("en");
        texts.emplace_back(all.at("title") + " " + all.at("want") + " " + all.at("purpose"));
    }
    for (auto _ : state) {
        const catalog::Sought sought("storm tal");
        for (const catalog::Searchable &text : texts)
            benchmark::DoNotOptimize(sought.isIn(text));
    }
}
void searchOfMany(benchmark::State &state) {
    search(state, std::size_t{Crowd::plugins} * Crowd::exercises);
}
void searchOfOurs(benchmark::State &state) {
    search(state, 4);
}
BENCHMARK(searchOfMany)->Unit(benchmark::kMicrosecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(searchOfOurs)->Unit(benchmark::kMicrosecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();

} // namespace
