// SPDX-License-Identifier: Apache-2.0
#include "ui/common.hpp"

#include <catch2/catch_test_macros.hpp>

using attune::json;
using attune::ui::takeCommon;

namespace {

json view(const json &nodes, const char *language = "en", const char *title = "Talk") {
    return {{"language", language}, {"title", title}, {"nodes", nodes}};
}
json prompt(const char *text) {
    return {{"kind", "prompt"}, {"text", text}, {"actions", json::array()}};
}
json ask(const char *text, const char *intent) {
    return {{"kind", "prompt"}, {"text", text}, {"actions", {{{"intent", intent}, {"text", "Yes"}}}}};
}
const json input{{"kind", "text"}, {"id", "line"}, {"label", "My line"}, {"privacy", "shared"}};

std::vector<std::string> texts(const json &nodes) {
    std::vector<std::string> result;
    for (const auto &node : nodes)
        result.push_back(node.value("kind", "") + " " + node.value("text", ""));
    return result;
}

} // namespace

TEST_CASE("what both begin with is drawn once, and what each does stays with each") {
    std::vector<json> views{view({prompt("Read this."), input}), view({prompt("Read this."), input})};
    const auto common = takeCommon(views);
    CHECK(common["title"] == "Talk");
    CHECK(texts(common["nodes"]) == std::vector<std::string>{"prompt Read this."});
    for (const auto &one : views) {
        CHECK_FALSE(one.contains("title"));
        CHECK(one["nodes"] == json::array({input}));
    }
}

TEST_CASE("two who read different languages share no column") {
    std::vector<json> views{view({prompt("x")}, "en"), view({prompt("x")}, "es")};
    const auto before = views;
    CHECK(takeCommon(views).empty());
    CHECK(views == before);
}

TEST_CASE("what differs, and all below it, stays with each") {
    std::vector<json> views{view({prompt("You speak."), prompt("Slowly.")}),
                            view({prompt("You listen."), prompt("Slowly.")})};
    const auto before = views;
    CHECK(takeCommon(views).empty());
    CHECK(views == before);
}

TEST_CASE("the buttons of a common question stay with each, and no second question joins it") {
    std::vector<json> views{view({ask("Now?", "now"), ask("With it?", "with")}),
                            view({prompt("Now?"), ask("With it?", "with")})}; // the second has said so already
    const auto common = takeCommon(views);
    CHECK(texts(common["nodes"]) == std::vector<std::string>{"prompt Now?"});
    CHECK_FALSE(common["nodes"][0].contains("actions"));
    CHECK(texts(views[0]["nodes"]) == std::vector<std::string>{"buttons ", "prompt With it?"});
    CHECK(views[0]["nodes"][0]["actions"][0]["intent"] == "now");
    CHECK(texts(views[1]["nodes"]) == std::vector<std::string>{"prompt With it?"});
}

TEST_CASE("of what is still sealed only the words above it are common") {
    const json sealed{{"kind", "reveal"}, {"reveal", "open"}, {"text", "Both done."}, {"pending", true}};
    std::vector<json> views{view(json::array({sealed})), view(json::array({sealed}))};
    CHECK(texts(takeCommon(views)["nodes"]) == std::vector<std::string>{"prompt Both done."});
    CHECK(views[0]["nodes"][0]["pending"] == true);
}
