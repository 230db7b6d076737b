// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace attune::catalog {
namespace fs = std::filesystem;
namespace {

// The folders in `root`, by name. A root that is not there holds nothing; hidden folders and files are not looked at.
std::vector<fs::path> foldersIn(const fs::path &root, std::vector<Error> &findings) {
    std::vector<fs::path> folders;
    std::error_code error;
    if (!fs::exists(root, error) && !error)
        return folders;
    for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().filename().string().starts_with('.'))
            continue;
        std::error_code broken; // a link to nothing, or in a circle
        if (entry->is_directory(broken))
            folders.push_back(entry->path());
        else if (entry->is_symlink() && !fs::exists(*entry, broken))
            findings.push_back({"catalog.file",
                                "this link leads nowhere; point it to a folder, or remove it.",
                                {entry->path().string()}});
    }
    if (error)
        findings.push_back({"catalog.file", "the folder cannot be read: " + error.message() + ".", {root.string()}});
    std::ranges::sort(folders);
    return folders;
}

Error duplicate(const fs::path &file, const std::string &id, const fs::path &first) {
    return {"catalog.duplicate",
            "\"" + id + "\" is there already, in " + first.string() +
                "; that one is used. Choose another id, or remove one of the two.",
            {file.string()}};
}

std::optional<Error> clash(const Plugin &plugin, const Catalog &catalog) {
    const auto file = plugin.folder / "plugin.toml";
    for (const auto &other : catalog.plugins)
        if (other.id == plugin.id)
            return duplicate(file, plugin.id, other.folder);
    for (const auto &activity : plugin.activities)
        if (const auto offer = catalog.activity(activity.id))
            return duplicate(file, activity.id, offer->plugin->folder);
    return {};
}

std::optional<Error> clash(const Exercise &exercise, const Catalog &catalog) {
    for (const auto &other : catalog.exercises)
        if (other.id == exercise.id)
            return duplicate(exercise.folder / "exercise.toml", exercise.id, other.folder);
    return {};
}

template <class T> void take(Checked<T> read, bool ours, std::vector<T> &into, Catalog &catalog) {
    if (!read) {
        catalog.findings.insert(catalog.findings.end(), read.error().begin(), read.error().end());
    } else if (auto error = clash(*read, catalog)) {
        catalog.findings.push_back(std::move(*error));
    } else {
        read->ours = ours;
        into.push_back(std::move(*read));
    }
}

// What `read` makes of each, in their order. Where there are many, several threads read: it is most of what a start takes.
template <class Read> auto readAll(const std::vector<fs::path> &folders, Read read) {
    constexpr std::size_t worthOne = 32; // folders, for a thread
    std::vector<std::optional<std::invoke_result_t<Read, const fs::path &>>> all(folders.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < folders.size(); i = next++)
            all[i].emplace(read(folders[i]));
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(std::thread::hardware_concurrency(), folders.size() / worthOne);
         ++i)
        others.push_back(std::async(std::launch::async, work));
    work();
    std::ranges::for_each(others, &std::future<void>::get);
    return all;
}

void takePlugin(Checked<Plugin> read, bool ours, const Folders &folders, Catalog &catalog) {
    if (read && !ours && folders.off.contains(read->id))
        catalog.off.push_back(*std::move(read));
    else
        take(std::move(read), ours, catalog.plugins, catalog);
}

} // namespace

Catalog discover(const Folders &folders) {
    Catalog catalog;
    for (std::size_t i = 0; i < folders.plugins.size(); ++i)
        for (auto &plugin : readAll(foldersIn(folders.plugins[i], catalog.findings), readPlugin))
            takePlugin(*std::move(plugin), i < folders.ours, folders, catalog);
    std::vector<fs::path> found;
    std::vector<bool> ours;
    const auto find = [&](const fs::path &root, bool isOurs) {
        std::ranges::copy(foldersIn(root, catalog.findings), std::back_inserter(found));
        ours.resize(found.size(), isOurs);
    };
    for (std::size_t i = 0; i < folders.exercises.size(); ++i)
        find(folders.exercises[i], i < folders.ours);
    for (const auto &plugin : catalog.plugins) // those that it brings itself
        find(plugin.folder / "exercises", plugin.ours);
    auto exercises = readAll(found, [&](const fs::path &folder) { return readExercise(folder, catalog.plugins); });
    for (std::size_t i = 0; i < exercises.size(); ++i)
        take(*std::move(exercises[i]), ours[i], catalog.exercises, catalog);
    std::ranges::sort(catalog.plugins, {}, &Plugin::id);
    std::ranges::sort(catalog.exercises, {}, &Exercise::id);
    return catalog;
}

const Exercise *Catalog::exercise(std::string_view id) const {
    const auto entry = std::ranges::find(exercises, id, &Exercise::id);
    return entry == exercises.end() ? nullptr : &*entry;
}

std::optional<Catalog::Offer> Catalog::activity(std::string_view id) const {
    for (const auto &plugin : plugins)
        for (const auto &activity : plugin.activities)
            if (activity.id == id)
                return Offer{&plugin, &activity};
    return {};
}

} // namespace attune::catalog
