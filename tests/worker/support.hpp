// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/worker.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <ostream>
#include <string>

namespace attune::worker::test {

using core::Fault;
using Kind = core::Fault::Kind;

#ifdef __SANITIZE_ADDRESS__
inline constexpr std::chrono::milliseconds patience{3000}; // writing its report takes a sanitizer a while
#else
inline constexpr std::chrono::milliseconds patience{1000};
#endif

inline std::filesystem::path plugin(const std::string &name) {
    return std::filesystem::path(PLUGINS) / ("libtest_plugin_" + name + ".so");
}

inline Launch launchOf(const std::string &name) {
    Launch launch;
    launch.worker = WORKER;
    launch.library = plugin(name);
    launch.pluginId = "org.example.counter";
    launch.pluginVersion = "1.0.0";
    launch.activity = "org.example.counter";
    launch.content = json::object();
    launch.ours = true; // with the layers that this machine has
    launch.deadlines.call = patience;
    return launch;
}

inline core::Event event(std::string type) {
    core::Event event;
    event.seq = 1;
    event.type = std::move(type);
    return event;
}

inline json count(int n) {
    return {{"count", n}};
}

// The fault of a call that must fail.
template <class T> Fault faultOf(const core::OrFault<T> &result) {
    REQUIRE_FALSE(result);
    return result.error();
}

inline bool says(const Fault &fault, std::string_view words) {
    UNSCOPED_INFO(fault.error.code << ": " << fault.error.sentence);
    return fault.error.sentence.find(words) != std::string::npos;
}

// The activity still does its work, from a state that the caller kept.
inline void requireGoesOn(ProcessActivity &activity) {
    const auto step = activity.reduce(count(41), event("intent"));
    if (!step)
        FAIL(step.error().error.sentence);
    REQUIRE(std::get<core::Advanced>(*step).state == count(42));
}

} // namespace attune::worker::test
