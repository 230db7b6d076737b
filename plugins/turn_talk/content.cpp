// SPDX-License-Identifier: Apache-2.0
#include "content.hpp"

#include <array>
#include <utility>

namespace attune::talk {

namespace {

template <class Value, std::size_t n>
Value named(const std::array<std::pair<std::string_view, Value>, n> &table, const std::string &name) {
    for (const auto &[known, value] : table) {
        if (known == name) {
            return value;
        }
    }
    throw BadInput("unknown word in the content: " + name);
}

constexpr std::array<std::pair<std::string_view, Who>, 7> whoNames{{{"each", Who::each},
                                                                    {"first", Who::first},
                                                                    {"second", Who::second},
                                                                    {"parent", Who::parent},
                                                                    {"younger", Who::younger},
                                                                    {"speaker", Who::speaker},
                                                                    {"listener", Who::listener}}};
constexpr std::array<std::pair<std::string_view, Tone>, 5> toneNames{{{"plain", Tone::plain},
                                                                      {"lead", Tone::lead},
                                                                      {"quiet", Tone::quiet},
                                                                      {"hint", Tone::hint},
                                                                      {"guard", Tone::guard}}};
constexpr std::array<std::pair<std::string_view, Privacy>, 3> privacyNames{
    {{"shared", Privacy::shared}, {"sealed", Privacy::sealed}, {"private", Privacy::owner}}};

Spoken readLine(const json &spec) {
    Spoken line;
    line.text = readKey(spec, "text");
    line.example = readKey(spec, "example");
    line.tone = named(toneNames, spec.value("tone", "plain"));
    line.who = readWho(spec, "for", Who::each);
    line.readAloud = spec.value("read_aloud", false);
    return line;
}

int mostOf(const std::string &kind) {
    return kind == "text" ? 280 : kind == "note" ? 2000 : kind == "scale" ? 10 : 1;
}

} // namespace

Who readWho(const json &spec, const char *name, Who otherwise) {
    const auto at = spec.find(name);
    return at == spec.end() ? otherwise : named(whoNames, at->get<std::string>());
}

Key readKey(const json &spec, const char *name) {
    return spec.value(name, Key());
}

Options readOptions(const json &spec) {
    Options options;
    for (const json &one : spec.value("options", json::array())) {
        options.push_back({one.at("id"), t(one.at("text")), one.value("picture", std::string())});
    }
    return options;
}

Input readInput(const json &spec) {
    Input input;
    input.id = spec.at("id");
    input.kind = spec.at("kind");
    input.who = readWho(spec, "who", Who::each);
    input.privacy = named(privacyNames, spec.value("privacy", "shared"));
    input.label = readKey(spec, "label");
    input.help = readKey(spec, "help");
    input.stem = readKey(spec, "stem");
    input.low = readKey(spec, "low");
    input.high = readKey(spec, "high");
    input.min = spec.value("min", input.kind == "choice" ? 1 : 0);
    input.max = spec.value("max", mostOf(input.kind));
    input.lines = spec.value("lines", 2);
    input.intensity = spec.value("intensity", 0);
    input.faces = spec.value("faces", false);
    input.hintOnBlame = spec.value("hint_on_blame", false);
    input.picture = spec.value("picture", std::string());
    input.options = readOptions(spec);
    return input;
}

std::vector<Input> readInputs(const json &list) {
    std::vector<Input> inputs;
    for (const json &one : list) {
        inputs.push_back(readInput(one));
    }
    return inputs;
}

std::vector<Spoken> readSpoken(const json &spec, const char *name) {
    std::vector<Spoken> lines;
    for (const json &one : spec.value(name, json::array())) {
        lines.push_back(readLine(one));
    }
    return lines;
}

std::vector<Shown> readShown(const json &spec) {
    std::vector<Shown> shown;
    for (const json &one : spec.value("shows", json::array())) {
        shown.push_back({readKey(one, "text"), one.at("input"), readWho(one, "of", Who::each)});
    }
    return shown;
}

namespace {

Text optionText(const Input &input, const std::string &id) {
    for (const Option &option : input.options) {
        if (option.id == id) {
            return option.text;
        }
    }
    return words(id);
}

// "a, b, c" in the order and the punctuation of the reader's language.
Text together(const std::vector<Text> &texts) {
    json args = json::object();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        args["t" + std::to_string(i + 1)] = texts[i];
    }
    return t("list.of_" + std::to_string(texts.size()), args);
}

} // namespace

Text inWords(const Input &input, const json &value) {
    if (value.is_number_integer()) {
        return t("value.number", {{"n", value}});
    }
    if (value.is_string()) {
        const auto said = value.get<std::string>();
        return input.options.empty() ? words(said) : optionText(input, said);
    }
    std::vector<Text> texts; // of several options, or the places on a map
    for (const auto &[name, one] : value.items()) {
        texts.push_back(optionText(input, value.is_array() ? one.get<std::string>() : name));
    }
    return texts.size() == 1 ? texts.front() : together(texts);
}

} // namespace attune::talk
