// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

json with(json node, const std::string &field, const json &value) {
    node[field] = value;
    return node;
}
json without(json node, const std::string &field) {
    node.erase(field);
    return node;
}

// With every field that docs/plugin-author/view.md names.
std::map<std::string, json> goodNodes() {
    const json text = {{"key", "k"}, {"args", {{"n", 3}, {"who", {{"seat", 2}}}, {"pile", say("p")}}}};
    const json ask = {{"help", text}, {"stale_ok", true}, {"can_pass", false}, {"answered", true}};
    const auto asking = [&](const char *kind, json more) {
        more.update(ask);
        return input(kind, "i", "private", std::move(more));
    };
    json piles = options({"ok", "if"});
    piles[1]["asks"] = text;
    const json row = {{"item", text}, {"answers", {{{"seat", 1}, {"text", text}}}}, {"same", true}};
    const json series = {{{"seat", 1}, {"label", text}, {"points", {1, -2}}}};
    return {
        {"prompt", {{"kind", "prompt"}, {"text", text}, {"tone", "guard"}, {"example", text}, {"read_aloud", true}}},
        {"text", asking("text", {{"stem", text}, {"max", 10}, {"lines", 6}, {"checks", {"blame"}}})},
        {"choice", asking("choice", {{"options", options({"a", "b"})}, {"min", 0}, {"max", 2}})},
        {"scale", asking("scale", {{"min", -1}, {"max", 1}, {"low", text}, {"high", text}, {"faces", true}})},
        {"map",
         asking("map", {{"picture", "loop"}, {"regions", options({"a"})}, {"min", 0}, {"max", 1}, {"intensity", 5}})},
        {"card", asking("card", {{"cards", options({"a", "b"})}, {"piles", piles}})},
        {"turns",
         {{"kind", "turns"}, {"speaker", 1}, {"listener", 2}, {"seconds", 60}, {"timer", "t"}, {"text", text}}},
        {"mirror", {{"kind", "mirror"}, {"owner", 1}, {"by", 2}, {"words", {{"words", "…"}}}, {"text", text}}},
        {"reveal", {{"kind", "reveal"}, {"reveal", "r"}, {"text", text}, {"mode", "guess"}, {"rows", {row}}}},
        {"pacer", {{"kind", "pacer"}, {"in", 4}, {"hold", 0}, {"out", 6}, {"minutes", 2}, {"picture", "wave"}}},
        {"pause", {{"kind", "pause"}, {"text", text}, {"min", 0}, {"max", 20}, {"cards", {text}}}},
        {"agreement", {{"kind", "agreement"}, {"proposal", "p"}, {"text", text}}},
        {"schedule", asking("schedule", {{"rhythms", {"once", "daily", "weekly"}}})},
        {"note", asking("note", {{"max", 5000}, {"lines", 12}})},
        {"trend", {{"kind", "trend"}, {"series", series}, {"min", 0}, {"max", 9}}},
        {"gate", {{"kind", "gate"}, {"text", text}, {"ready", {1, 2}}}},
    };
}

Error errorOf(const json &node) {
    const auto view = readView(tree(json::array({node})), 2);
    CAPTURE(node.dump());
    REQUIRE(!view);
    return view.error();
}

struct Bad {
    json node;
    std::string place, words; // which the error holds
};

std::vector<Bad> badNodes() {
    auto good = goodNodes();
    return {
        {without(good["prompt"], "text"), "nodes[0] (prompt)", "a field is missing: 'text'"},
        {with(good["prompt"], "colour", "red"), "nodes[0] (prompt)", "there is no such field: 'colour'"},
        {with(good["prompt"], "tone", "loud"), "[tone]", "none of the words"},
        {with(good["prompt"], "text", "hello"), "[text]", "another type"},
        {with(good["prompt"], "text", {{"key", "k"}, {"args", {{"n", "three"}}}}), "[text]", ""},
        {with(good["prompt"], "text", {{"key", "k"}, {"args", {{"who", {{"seat", 3}}}}}}), "nodes[0]", "seat"},
        {with(good["text"], "max", 0), "[max]", "the number is less than 1."},
        {with(good["text"], "id", "Not An Id"), "[id]", "an id has 1 to 64"},
        {with(good["text"], "id", "a\n"), "[id]", "an id has 1 to 64"},
        {with(good["text"], "privacy", "open"), "[privacy]", "none of the words"},
        {without(good["text"], "privacy"), "nodes[0] (text)", "'privacy'"},
        {with(good["choice"], "options", options({"a", "a"})), "[options]", "\"a\" is there twice"},
        {with(good["choice"], "options", json::array()), "[options]", ""},
        {with(good["choice"], "min", 3), "nodes[0]", "`min` is greater than `max`"},
        {with(with(good["choice"], "min", 3), "max", 3), "nodes[0]", "more than there are"},
        {without(with(good["choice"], "min", 2), "max"), "nodes[0]", "`min` is greater than `max`"},
        {with(good["scale"], "min", 2), "nodes[0]", "`min` is greater than `max`"},
        {with(good["scale"], "max", 1001), "[max]", "the number is more than 1000."},
        {with(good["scale"], "max", ~std::uint64_t{0}), "[max]", ""},
        {with(good["scale"], "min", "0"), "[min]", "another type"},
        {with(good["map"], "picture", "cat"), "[picture]", "none of the words"},
        {with(good["map"], "intensity", 6), "[intensity]", "more than 5."},
        {with(good["card"], "max", 2), "nodes[0]", "either `piles`"},
        {with(good["card"], "min", 2), "nodes[0]", "either `piles`"},
        {without(good["card"], "piles"), "nodes[0]", "either `piles`"},
        {with(good["card"], "piles", options({"ok", "ok"})), "[piles]", "twice"},
        {with(good["turns"], "speaker", 3), "nodes[0]", "seats go from 1 to 2"},
        {with(good["turns"], "seconds", -1), "[seconds]", "less than 0."},
        {with(good["mirror"], "by", "2"), "[by]", "another type"},
        {with(good["reveal"], "rows", {{{"item", say("k")}}}), "[rows][0]", "'answers'"},
        {with(good["pacer"], "out", 21), "[out]", "more than 20."},
        {without(good["pause"], "text"), "nodes[0] (pause)", "'text'"},
        {without(good["agreement"], "proposal"), "nodes[0] (agreement)", "'proposal'"},
        {with(good["schedule"], "rhythms", {"hourly"}), "[rhythms][0]", "none of the words"},
        {with(good["note"], "can_pass", 1), "[can_pass]", "another type"},
        {with(good["trend"], "series", {{{"seat", 3}, {"points", {1}}}}), "nodes[0]", "seats go from 1 to 2"},
        {with(good["gate"], "ready", {1, 3}), "nodes[0]", "seats go from 1 to 2"},
        {with(good["prompt"], "kind", "banner"), "nodes[0]", "no kind of node \"banner\""},
        {without(good["prompt"], "kind"), "nodes[0]", "no kind of node"},
        {3, "nodes[0]", "no kind of node"},
    };
}

} // namespace

TEST_CASE("Each of the sixteen kinds is read in its fullest form") {
    CHECK(goodNodes().size() == 16);
    for (const auto &[kind, node] : goodNodes()) {
        const auto view = readView(tree(json::array({node})), 2);
        CAPTURE(kind, view ? "" : describe(view.error()));
        CHECK(view);
    }
}

TEST_CASE("A bad node is refused in plain words that name it and its field") {
    for (const Bad &bad : badNodes()) {
        const std::string said = describe(errorOf(bad.node));
        CAPTURE(bad.node.dump(), said);
        CHECK(said.find(bad.place) != std::string::npos);
        CHECK(said.find(bad.words) != std::string::npos);
        CHECK(said.find("constraint") == std::string::npos);
    }
}

TEST_CASE("A text is said by its key or in its words, never both") {
    const json twofold = {{"key", "k"}, {"words", "w"}}, withArguments = {{"words", "w"}, {"args", {{"n", 1}}}};
    for (const json &text : {twofold, withArguments}) {
        CHECK(!readView(tree({{{"kind", "prompt"}, {"text", text}}}), 2));
    }
}

TEST_CASE("The number of a text's argument is not a seat, whatever the argument is called") {
    CHECK(readView(tree({{{"kind", "prompt"}, {"text", {{"key", "k"}, {"args", {{"by", 10}, {"seat", 99}}}}}}}), 2));
}

TEST_CASE("The title names only seats that exist") {
    json one = tree({{{"kind", "prompt"}, {"text", say("k")}}});
    one["title"] = {{"key", "t"}, {"args", {{"who", {{"seat", 2}}}}}};
    CHECK(readView(one, 2));
    CHECK(!readView(one, 1));
}

TEST_CASE("A tree that is no tree is refused") {
    const json node = {{"kind", "prompt"}, {"text", say("k")}};
    for (const json &bad : {json(), json(3), json::array(), json::object(), tree(json::array()), tree(json::object()),
                            json{{"step", "a"}}, json{{"nodes", {node}}}, with(tree({node}), "more", 1),
                            with(tree({node}), "progress", {{"at", 1}}), with(tree({node}), "step", "A")}) {
        CAPTURE(bad.dump());
        CHECK(!readView(bad, 2));
    }
}

TEST_CASE("An intent is offered once in a view, by input or action") {
    const json go = {{"intent", "i"}, {"text", say("go")}};
    const json text = input("text", "i", "shared");
    const json prompt = {{"kind", "prompt"}, {"text", say("t")}, {"actions", {go}}};
    for (const json &nodes :
         {json{text, text}, json{text, prompt}, json{prompt, prompt}, json{with(text, "actions", json::array({go}))}}) {
        const auto view = readView(tree(nodes), 2);
        REQUIRE(!view);
        CHECK(view.error().code == "view.intent");
        CHECK(view.error().sentence.find("\"i\"") != std::string::npos);
    }
}

TEST_CASE("A view has at most 64 nodes") {
    const json node = {{"kind", "prompt"}, {"text", say("k")}};
    CHECK(readView(tree(json(64, node)), 2));
    CHECK(!readView(tree(json(65, node)), 2));
}

TEST_CASE("A view has at most 256 KiB") {
    const json node = {{"kind", "prompt"}, {"text", {{"words", std::string(20'000, 'x')}}}};
    CHECK(readView(tree(json(13, node)), 2));
    const auto large = readView(tree(json(14, node)), 2);
    REQUIRE(!large);
    CHECK(large.error().code == "view.size");
}

TEST_CASE("A node has at most 8 levels") {
    const auto nested = [](int levels) {
        json text = say("k");
        for (int depth = 2; depth < levels; depth += 2) { // a text and its arguments are two levels
            text = {{"key", "k"}, {"args", {{"x", text}}}};
        }
        return readView(tree({{{"kind", "prompt"}, {"text", text}}}), 2);
    };
    CHECK(nested(8));
    REQUIRE(!nested(10));
    CHECK(nested(10).error().code == "view.depth");
}

TEST_CASE("A text that is not UTF-8 is refused") {
    CHECK(!readView(tree({{{"kind", "prompt"}, {"text", {{"words", "\xff"}}}}}), 2));
}

TEST_CASE("An input offers what its fields say") {
    const Offer plain = offerOf(input("text", "i", "sealed"));
    CHECK(plain.intent == "i");
    CHECK(plain.privacy == Privacy::sealed);
    CHECK(plain.staleOk);
    CHECK(plain.canPass);
    CHECK(!plain.answered);
    CHECK(!plain.action);
    CHECK(offerOf(input("text", "i", "private")).privacy == Privacy::owner);
    CHECK(!offerOf(input("text", "i", "shared")).staleOk);
    CHECK(offerOf(input("text", "i", "shared", {{"stale_ok", true}})).staleOk);
    CHECK(!offerOf(input("text", "i", "sealed", {{"stale_ok", false}})).staleOk);
}
