// SPDX-License-Identifier: Apache-2.0
// Somebody who makes a plugin, and what is there of it where it was installed.
#pragma once

#include "cli/desk.hpp"

namespace attune::test {

// An author's desk, with a plugin that plays and an exercise in its folder; and what they send.
class Author : public Desk {
public:
    Author() {
        addPlugin("test_plugin_playable");
        write("plugins/counter/exercises/misdeeds/exercise.toml", exercise);
        write("plugins/counter/exercises/misdeeds/text.en.toml", texts);
        write("plugins/counter/notes.txt", "for myself");
    }
    [[nodiscard]] std::string folder() const { return at("plugins/counter"); }
    [[nodiscard]] std::string file() const { return at("sent.attune-plugin"); }
    [[nodiscard]] Said pack() const { return ctl("plugin pack " + folder() + " --out " + file()); }
    [[nodiscard]] std::string sent() const {
        const Said said = pack();
        INFO(said.out);
        REQUIRE(said.exit == 0);
        return file();
    }
    void change(const std::string &from, const std::string &to,
                const std::string &file = "plugins/counter/plugin.toml") const {
        std::ifstream in(at(file));
        std::string text{std::istreambuf_iterator<char>(in), {}};
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        write(file, text);
    }
    [[nodiscard]] std::string sentAs(const std::string &version) const {
        change("version = \"1.0.0\"", "version = \"" + version + "\"");
        const std::string file = sent();
        std::filesystem::rename(file, at(version + ".attune-plugin"));
        change("version = \"" + version + "\"", "version = \"1.0.0\"");
        return at(version + ".attune-plugin");
    }
};

inline int left(const Desk &desk) {
    int entries = 0;
    for (const auto &entry : std::filesystem::directory_iterator(desk.at("plugins")))
        entries += entry.path().filename() != "choices.json" && entry.path().filename() != ".lock";
    return entries;
}

// The plugin is a poor one, but it is loaded, and a session has its first event.
inline bool begins(const Desk &desk) {
    const Said said = desk.ctl("play misdeeds --auto --seed 1");
    return said.exit != 2 && said.out.find("\"events\": 1") != std::string::npos;
}

} // namespace attune::test
