// SPDX-License-Identifier: Apache-2.0
// Finds plugins and exercises, and checks them. Reads TOML and JSON; never loads code.
#pragma once

#include "catalog/texts.hpp"
#include "core/error.hpp"
#include "core/json.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune::catalog {

class Schema; // catalog/schema.hpp

struct ActivityInfo {
    std::string id;
    int stateVersion = 1;
    int minSeats = 2, maxSeats = 2;
    std::shared_ptr<const Schema> content; // what the content of its exercises must be like
    std::vector<std::string> readsBoard, requires_, optional;
};

struct Plugin {
    std::filesystem::path folder;
    std::string id, name, version, vendor, license, description;
    std::filesystem::path library; // absolute
    std::string sha256;            // of the library; empty: not given
    std::string signer;            // whose key signed what was installed, 64 hex digits; empty: nobody's
    int abiMajor = 1, abiMinMinor = 0;
    std::vector<ActivityInfo> activities;
    std::size_t stateKib = 64;
    int reduceMs = 1000;
    Texts texts; // shared by its exercises
    bool ours = false;
};

// Who can play, or whom a variant is for.
struct Fit {
    std::string pair;                 // couple parent_child family solo any
    std::vector<std::string> younger; // child teen adult; empty: all
    bool operator==(const Fit &) const = default;
};

// What the catalogue must know of the people: never who they are.
struct Audience {
    std::string pair = "couple";
    std::string younger = "adult";
};
[[nodiscard]] bool fits(const Fit &fit, const Audience &audience);

struct Reference {
    std::string id, cite;
};

struct Exercise {
    std::filesystem::path folder;
    std::string id, version, activity, family;
    int minMinutes = 0, maxMinutes = 0;
    int fromAge = 0; // 0: none
    std::vector<Fit> fitsFor;
    std::string grade;
    std::vector<Reference> refs;
    json content;
    struct Variant {
        Fit when;
        json content;
    };
    std::vector<Variant> variants;
    Texts texts;
    bool ours = false;
};

// content with the variants for this audience merged in (RFC 7396).
[[nodiscard]] json contentFor(const Exercise &exercise, const Audience &audience);

// Reads one folder. All mistakes that can be found are returned, not just the first; each names file, line, column and
// key.
template <class T> using Checked = tl::expected<T, std::vector<Error>>;
[[nodiscard]] Checked<Plugin> readPlugin(const std::filesystem::path &folder);
// `plugins`: those that may offer its activity; its content (and that of every variant) is checked against the schema.
[[nodiscard]] Checked<Exercise> readExercise(const std::filesystem::path &folder, const std::vector<Plugin> &plugins);

struct Folders {
    std::vector<std::filesystem::path> plugins, exercises; // each holds one folder a plugin or exercise; ours first
    std::size_t ours = 1;                                  // how many of the first are ours
    std::set<std::string, std::less<>> off;                // ids of added plugins that are switched off
    bool oursOnly = false;                                 // a start without anything that was added
};

struct Catalog {
    std::vector<Plugin> plugins;     // sorted by id
    std::vector<Plugin> off;         // those that are switched off; they offer nothing
    std::vector<Exercise> exercises; // sorted by id
    std::vector<Error> findings;     // of what could not be taken in; the rest still works

    [[nodiscard]] const Exercise *exercise(std::string_view id) const;
    struct Offer {
        const Plugin *plugin;
        const ActivityInfo *activity;
    };
    [[nodiscard]] std::optional<Offer> activity(std::string_view id) const;
};

[[nodiscard]] Catalog discover(const Folders &folders);

} // namespace attune::catalog
