// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.hpp"
#include "catalog/file.hpp"
#include "catalog/schema.hpp"
#include "catalog/text_files.hpp"
#include "core/plain.hpp"

#include <attune/attune.h>
#include <set>

namespace attune::catalog {
namespace fs = std::filesystem;
namespace {

class Manifest {
public:
    Manifest(const fs::path &folder, Document document) : m_folder(folder), m_document(std::move(document)) {}

    // What one key's form cannot say.
    void check(Errors &errors) {
        abi(errors);
        for (const char *field : {"name", "vendor", "license", "description"})
            oneLine(Path("/plugin") / field, errors);
        if (auto library = inside(Path("/plugin/library"), errors))
            m_library = *library;
        std::set<std::string> ids;
        const auto &activities = at(Path("/activity"));
        for (std::size_t i = 0; activities.is_array() && i < activities.size(); ++i)
            activity(Path("/activity") / i, ids, errors);
    }

    // Only for a document without errors.
    Plugin plugin() const {
        const auto &plugin = m_document.data["plugin"];
        const auto &abi = m_document.data["abi"];
        const auto limits = m_document.data.value("limits", json::object());
        Plugin result{.folder = m_folder,
                      .id = plugin["id"],
                      .name = plugin["name"],
                      .version = plugin["version"],
                      .vendor = plugin["vendor"],
                      .license = plugin["license"],
                      .description = plugin["description"],
                      .library = m_library,
                      .sha256 = plugin.value("sha256", ""),
                      .signer = {},
                      .abiMajor = abi["major"],
                      .abiMinMinor = abi["min_minor"],
                      .activities = {},
                      .stateKib = limits.value("state_kib", std::size_t{64}),
                      .reduceMs = limits.value("reduce_ms", 1000),
                      .texts = {}};
        for (const auto &activity : m_document.data["activity"])
            result.activities.push_back(info(activity));
        return result;
    }

private:
    ActivityInfo info(const json &activity) const {
        const auto list = [&](const char *key) { return activity.value(key, std::vector<std::string>{}); };
        return {.id = activity["id"],
                .stateVersion = activity["state_version"],
                .minSeats = activity["seats"][0],
                .maxSeats = activity["seats"][1],
                .content = m_schemas.at(activity["content_schema"]),
                .readsBoard = list("reads_board"),
                .requires_ = list("requires"),
                .optional = list("optional")};
    }

    // People decide by these whom they trust: nothing in them may hide, forge or turn round what stands beside them.
    void oneLine(const Path &path, Errors &errors) const {
        const auto &text = at(path);
        if (text.is_string() && !isOneLine(text.get_ref<const std::string &>()))
            say(errors, "catalog.line", path,
                "there is a line break, a control character or a mark of direction in it, which cannot be seen; write "
                "one line of plain words.");
    }

    void abi(Errors &errors) const {
        const auto &major = at(Path("/abi/major")), &minor = at(Path("/abi/min_minor"));
        const auto mine = std::to_string(ATTUNE_ABI_MAJOR) + "." + std::to_string(ATTUNE_ABI_MINOR);
        if (major.is_number_integer() && major != ATTUNE_ABI_MAJOR)
            errors.push_back({"catalog.abi",
                              "found ABI " + major.dump() + ", but this Attune speaks " + mine +
                                  "; build the plugin against the SDK of this Attune.",
                              m_document.valuePlace(Path("/abi/major"))});
        else if (minor.is_number_integer() && minor > json(ATTUNE_ABI_MINOR))
            errors.push_back({"catalog.abi",
                              "the plugin needs minor version " + minor.dump() + ", but this Attune speaks " + mine +
                                  "; update Attune, or use less.",
                              m_document.valuePlace(Path("/abi/min_minor"))});
    }

    void activity(const Path &path, std::set<std::string> &ids, Errors &errors) {
        const auto &id = at(path / "id"), &seats = at(path / "seats");
        if (id.is_string() && !ids.insert(id).second)
            say(errors, "catalog.duplicate", path / "id",
                "another activity of this plugin has the same id; choose another.");
        if (seats.is_array() && seats.size() == 2 && seats[0] > seats[1])
            say(errors, "catalog.order", path / "seats", "the smallest number of seats comes first; exchange the two.");
        const auto &needed = at(path / "requires");
        for (std::size_t i = 0; needed.is_array() && i < needed.size(); ++i) // the host offers no extension yet
            if (needed[i].is_string())
                say(errors, "catalog.requires", path / "requires" / i,
                    "this Attune does not offer the extension " + needed[i].dump() +
                        "; update Attune, or name it in \"optional\" if the activity can do without.");
        contentSchema(path / "content_schema", errors);
    }

    void contentSchema(const Path &path, Errors &errors) {
        const auto file = inside(path, errors);
        if (!file)
            return;
        if (auto schema = Schema::read(*file))
            m_schemas[at(path)] = std::make_shared<const Schema>(*std::move(schema));
        else
            errors.insert(errors.end(), schema.error().begin(), schema.error().end());
    }

    std::optional<fs::path> inside(const Path &path, Errors &errors) const {
        const auto &name = at(path);
        if (!name.is_string() || name == "")
            return {};
        auto file = fileInside(m_folder, name, m_document.valuePlace(path));
        if (file)
            return *file;
        errors.push_back(file.error());
        return {};
    }

    void say(Errors &errors, std::string code, const Path &path, std::string sentence) const {
        errors.push_back({std::move(code), std::move(sentence), m_document.valuePlace(path)});
    }

    const json &at(const Path &path) const {
        static const json nothing;
        return m_document.data.contains(path) ? m_document.data.at(path) : nothing;
    }

    fs::path m_folder, m_library;
    Document m_document;
    std::map<std::string, std::shared_ptr<const Schema>> m_schemas; // by the name of their file
};

} // namespace

Checked<Plugin> readPlugin(const fs::path &folder) {
    Errors errors;
    auto texts = readTexts(folder, Schema::builtIn("text"), errors);
    auto document = readToml(folder / "plugin.toml", errors);
    if (!document)
        return tl::unexpected(settled(std::move(errors)));
    Schema::builtIn("plugin").check(*document, errors);
    Manifest manifest(folder, std::move(*document));
    manifest.check(errors);
    if (!errors.empty())
        return tl::unexpected(settled(std::move(errors)));
    auto plugin = manifest.plugin();
    plugin.texts = std::move(texts);
    return plugin;
}

} // namespace attune::catalog
