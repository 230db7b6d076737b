// SPDX-License-Identifier: Apache-2.0
#include "check/worker/probes.hpp"
#include "check/worker/session.hpp"

#include <malloc.h>

namespace attune::check {
namespace {

std::size_t bytesInUse() {
    const auto info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

std::string contentOf(const json &script) {
    return script.at("content");
}

// A whole life, as the host leads it.
void live(const attune_activity &activity, const json &script) {
    const Instance instance(activity, contentOf(script));
    if (instance.opened() == ATTUNE_OK)
        static_cast<void>(instance.init(script.at("start")));
}

// Bytes by which `times` rounds grew what is allocated; the first few may fill caches.
template <class Round> json growth(int times, Round &&round) {
    for (int i = 0; i < 10; ++i)
        round();
    const std::size_t before = bytesInUse();
    for (int i = 0; i < times; ++i)
        round();
    const std::size_t after = bytesInUse();
    return {{"before", before}, {"grown", after > before ? after - before : 0}};
}

// Takes so many bytes, then refuses, and counts who goes on.
struct Narrow {
    std::uint64_t left;
    bool refused = false;
    int writesAfter = 0;
    attune_sink abi{this, [](void *ctx, const char *, std::uint64_t size) noexcept -> std::int32_t {
                        auto &narrow = *static_cast<Narrow *>(ctx);
                        narrow.writesAfter += narrow.refused ? 1 : 0;
                        narrow.refused = narrow.refused || size > narrow.left;
                        narrow.left -= narrow.refused ? 0 : size;
                        return narrow.refused ? 1 : 0;
                    }};
    explicit Narrow(std::uint64_t bytes) : left(bytes) {}
    Narrow(const Narrow &) = delete;
    Narrow &operator=(const Narrow &) = delete;
};

// What is wrong with a call into sinks of so many bytes; null if nothing is.
json complaint(const Instance::Call &call, std::uint64_t bytes) {
    Narrow first(bytes), second(bytes);
    const std::int32_t code = call(&first.abi, &second.abi);
    const bool refused = first.refused || second.refused;
    const int after = first.writesAfter + second.writesAfter;
    if (refused && (code == ATTUNE_OK || code == ATTUNE_REJECTED || after > 0))
        return {{"bytes", bytes}, {"code", code}, {"after", after}};
    return nullptr;
}

} // namespace

json openAndClose(const attune_activity *activity, const json &script) {
    const Instance instance(*activity, contentOf(script));
    return {{"code", instance.opened()}};
}

json openAll(const attune_activity *activity, const json &contents) {
    json codes = json::array();
    for (const std::string content : contents)
        codes.push_back(Instance(*activity, content).opened());
    return codes;
}

json openTwice(const attune_activity *activity, const json &script) {
    const auto begun = [&]() -> Said {
        const Instance instance(*activity, contentOf(script));
        return instance.opened() == ATTUNE_OK ? instance.init(script.at("start")) : Said{instance.opened(), {}, {}};
    };
    const Said first = begun();
    const Said second = begun();
    return {{"code", second.code}, {"same", first == second}};
}

json openTwo(const attune_activity *activity, const json &script) {
    auto first = std::make_unique<Instance>(*activity, contentOf(script));
    const Instance second(*activity, contentOf(script));
    if (second.opened() != ATTUNE_OK)
        return {{"code", second.opened()}, {"same", false}};
    const Said alone = first->init(script.at("start"));
    const Said before = second.init(script.at("start"));
    first.reset();
    const Said after = second.init(script.at("start"));
    return {{"code", after.code}, {"same", alone == before && before == after}};
}

json growthOfOpening(const attune_activity *activity, const json &script) {
    return growth(script.at("times"), [&] { live(*activity, script); });
}

json growthOfCalls(const attune_activity *activity, const json &script) {
    const Instance instance(*activity, contentOf(script));
    const std::string state = instance.init(script.at("start")).value;
    return growth(script.at("times"), [&] {
        for (const json &event : script.at("events"))
            static_cast<void>(instance.reduce(state, event));
        for (int seat = 1; seat <= script.at("seats"); ++seat)
            static_cast<void>(instance.view(state, seat));
    });
}

json refuseOutput(const attune_activity *activity, const json &script) {
    const Instance instance(*activity, contentOf(script));
    std::string state = instance.init(script.at("start")).value;
    const auto complain = [&](const Instance::Call &call, const char *what, int event) -> json {
        for (const std::uint64_t bytes : {0, 1, 2, 3, 5, 7, 11, 31, 97, 499})
            if (json found = complaint(call, bytes); !found.is_null()) {
                found["what"] = what;
                found["event"] = event;
                return found;
            }
        return nullptr;
    };
    if (json found = complain(instance.initCall(script.at("start")), "init", 0); !found.is_null())
        return found;
    int at = 0;
    for (const json &event : script.at("events")) {
        if (++at == 1) // the start
            continue;
        for (json found : {complain(instance.reduceCall(state, event), "reduce", at - 1),
                           complain(instance.viewCall(state, 1), "view", at - 1)})
            if (!found.is_null())
                return found;
        if (const Said next = instance.reduce(state, event); next.code == ATTUNE_OK)
            state = next.value;
    }
    return nullptr;
}

} // namespace attune::check
