// SPDX-License-Identifier: Apache-2.0
#include "check/worker/probes.hpp"
#include "check/worker/session.hpp"

#include <dlfcn.h>
#include <link.h>

namespace attune::check {
namespace {

link_map *libraryOf(const attune_activity *activity) {
    Dl_info info{};
    void *map = nullptr;
    return ::dladdr1(activity, &info, &map, RTLD_DL_LINKMAP) != 0 ? static_cast<link_map *>(map) : nullptr;
}

bool isMapped(const std::string &library) {
    std::pair<const std::string &, bool> search{library, false};
    ::dl_iterate_phdr(
        [](dl_phdr_info *info, std::size_t, void *data) {
            auto &[wanted, found] = *static_cast<std::pair<const std::string &, bool> *>(data);
            found = found || wanted == info->dlpi_name;
            return 0;
        },
        &search);
    return search.second;
}

const void *extensionOf(const attune_activity *activity, const std::string &id) {
    return activity->get_extension != nullptr ? activity->get_extension(id.c_str()) : nullptr;
}

// The two that the SDK knows have one form: a size and a function.
struct AnyExtension {
    std::uint32_t size;
    void (*function)();
};
bool isWhole(const void *extension) {
    const auto *any = static_cast<const AnyExtension *>(extension);
    return any->size >= sizeof(AnyExtension) && any->function != nullptr;
}

json described(const attune_activity *activity, const json &ids) {
    json found = json::object();
    for (const std::string id : ids)
        if (const void *extension = extensionOf(activity, id))
            found[id] = {{"at", reinterpret_cast<std::uintptr_t>(extension)},
                         {"whole", (id != ATTUNE_EXT_MIGRATE && id != ATTUNE_EXT_INVARIANTS) || isWhole(extension)}};
    return found;
}

constexpr std::size_t mostBytes = 256 * 1024;

template <class Extension>
json absentOr(const attune_activity *activity, const char *id, const json &script, auto &&call) {
    const auto *extension = static_cast<const Extension *>(extensionOf(activity, id));
    if (extension == nullptr)
        return {{"offered", false}};
    const Instance instance(*activity, script.at("content").get<std::string>());
    if (script.contains("start"))
        static_cast<void>(instance.init(script.at("start")));
    const Argument state(script.at("state").get<std::string>(), Walls::none);
    worker::Sink sink(mostBytes);
    const std::int32_t code = call(*extension, instance.self(), state.get(), sink.abi());
    return {{"offered", true}, {"code", code}, {"value", sink.take()}};
}

} // namespace

json entry(const attune_activity *activity, const json &) {
    const auto *entry = static_cast<const attune_entry *>(::dlsym(libraryOf(activity), ATTUNE_ENTRY_SYMBOL));
    json activities = json::array();
    for (std::uint32_t i = 0; entry != nullptr && i < entry->activity_count; ++i)
        activities.push_back(std::string(entry->activities[i]->id, ::strnlen(entry->activities[i]->id, 200)));
    return {{"activities", std::move(activities)}};
}

json extensions(const attune_activity *activity, const json &script) {
    const json &ids = script.at("ids");
    json before = described(activity, ids);
    const Instance instance(*activity, script.at("content").get<std::string>());
    static_cast<void>(instance.init(script.at("start")));
    return {{"before", std::move(before)}, {"after", described(activity, ids)}};
}

json migrate(const attune_activity *activity, const json &script) {
    return absentOr<attune_migrate_v1>(activity, ATTUNE_EXT_MIGRATE, script, [&](auto &extension, auto... arguments) {
        const auto moved = [&](void *self, attune_bytes state, const attune_sink *sink) {
            return extension.migrate(self, script.at("from"), state, sink);
        };
        return moved(arguments...);
    });
}

json invariants(const attune_activity *activity, const json &script) {
    return absentOr<attune_invariants_v1>(
        activity, ATTUNE_EXT_INVARIANTS, script,
        [](auto &extension, auto... arguments) { return extension.check(arguments...); });
}

json unload(const attune_activity *activity, const json &script) {
    link_map *library = libraryOf(activity);
    const std::string name = library->l_name;
    {
        const Instance instance(*activity, script.at("content").get<std::string>());
        static_cast<void>(instance.init(script.at("start")));
    }
    ::dlclose(library); // a link_map is what dlopen() gives out as a handle
    return {{"mapped", isMapped(name)}};
}

} // namespace attune::check
