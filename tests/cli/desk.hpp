// SPDX-License-Identifier: Apache-2.0
// What a user has installed for themselves, and attunectl as they call it.
#pragma once

#include "support/run.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

namespace attune::test {

class Desk {
public:
    Desk() { std::filesystem::create_directories(m_folder.path() / "attune"); }

    [[nodiscard]] std::string home() const { return (m_folder.path() / "home").string(); }
    [[nodiscard]] std::string at(const std::string &file) const { return (m_folder.path() / "attune" / file).string(); }

    void write(const std::string &file, const std::string &text) const {
        std::filesystem::create_directories(std::filesystem::path(at(file)).parent_path());
        std::ofstream(at(file), std::ios::binary) << text;
    }
    void change(const std::string &file, int place, char byte) const {
        std::fstream stream(at(file), std::ios::binary | std::ios::in | std::ios::out);
        stream.seekp(place).put(byte);
    }
    // `library`: the name of a test plugin, or what stands in the file instead.
    void addPlugin(const std::string &library) const {
        static const bool runsThoseOfOthers = ctl("doctor").out.find("isolation: full") != std::string::npos;
        if (!runsThoseOfOthers)
            SKIP("this machine cannot lock plugins in, so those of others do not run");
        write("plugins/counter/content.schema.json", R"({"$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object", "additionalProperties": false, "properties": {"steps": {"type": "array", "items":
  {"type": "object", "additionalProperties": false, "properties": {"n": {"type": "integer"}}}}}})");
        write("plugins/counter/text.en.toml", "# none\n");
        write("plugins/counter/plugin.toml", manifest);
        const auto built = std::filesystem::path(PLUGINS) / ("lib" + library + ".so");
        if (library.starts_with("test_plugin_")) {
            std::filesystem::copy_file(built, at("plugins/counter/lib.so"));
        } else {
            write("plugins/counter/lib.so", library);
        }
    }
    void addExercise(const std::string &toml = exercise) const {
        write("exercises/misdeeds/exercise.toml", toml);
        write("exercises/misdeeds/text.en.toml", texts);
    }
    [[nodiscard]] Said ctl(const std::string &arguments) const { return run(command(arguments)); }
    [[nodiscard]] std::string command(const std::string &arguments) const {
        const std::string state = (m_folder.path() / "state").string();
        return "env XDG_DATA_HOME=" + m_folder.path().string() + " XDG_STATE_HOME=" + state + " " + PROGRAM + " " +
               arguments;
    }

    static constexpr const char *exercise = R"(schema = 1
id = "misdeeds"
version = "1.0.0"
activity = "org.example.counter"
family = "boundaries"
minutes = [1, 2]
[[for]]
pair = "couple"
[evidence]
grade = "C"
refs = [{ id = "R1", cite = "Author, A. (2015). Title. Journal." }]
[content]
[[content.steps]]
n = 1
)";

    static constexpr const char *texts = R"(title = "Misdeeds"
want = "I want to see it fail"
purpose = "See it fail."
[about]
private = "Nothing."
sealed = "Nothing."
shared = "Nothing."
leaves = "Nothing."
evidence = "None."
safety = "Stop at any time."
[about.step]
1 = "Fail."
)";

private:
    static constexpr const char *manifest = R"(schema = 1
[plugin]
id = "org.example.counter"
name = "Counter"
version = "1.0.0"
vendor = "Example"
license = "Apache-2.0"
description = "Counts."
library = "lib.so"
[abi]
major = 1
min_minor = 0
[[activity]]
id = "org.example.counter"
state_version = 1
seats = [2, 2]
content_schema = "content.schema.json"
)";
    TempFolder m_folder;
};

} // namespace attune::test
