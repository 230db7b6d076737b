// SPDX-License-Identifier: Apache-2.0
// What went wrong with a plugin, as sentences that name it and say what to do.
#pragma once

#include "core/activity.hpp"
#include "worker/child.hpp"
#include "worker/messages.hpp"

namespace attune::worker {

// What the plugin was doing.
enum class Stage { load, open, init, reduce, view, idle };

class Faults {
public:
    Faults(std::string pluginId, std::string library) : m_plugin(std::move(pluginId)), m_library(std::move(library)) {}

    [[nodiscard]] core::Fault crashed(Stage stage, Ending ending) const;
    [[nodiscard]] core::Fault hung(Stage stage, std::int64_t milliseconds) const;
    [[nodiscard]] core::Fault garbled(Stage stage) const;
    [[nodiscard]] core::Fault tooLarge(Stage stage) const;
    [[nodiscard]] core::Fault threw(Stage stage) const;
    [[nodiscard]] core::Fault reported(Stage stage, std::int32_t code) const; // a code that is no success
    [[nodiscard]] core::Fault badAnswer(Stage stage, std::string code,
                                        std::string_view why) const; // why: a clause or a sentence
    [[nodiscard]] core::Fault tooLargeToSend(Stage stage) const;
    [[nodiscard]] core::Fault notLoaded(const Ready &ready) const; // ready.status is not ok
    [[nodiscard]] core::Fault notStarted(Error error) const;
    [[nodiscard]] core::Fault quarantined(int failures, const core::Fault &last) const;

private:
    [[nodiscard]] core::Fault make(core::Fault::Kind kind, std::string code, std::string_view sentence) const;

    std::string m_plugin;
    std::string m_library;
};

} // namespace attune::worker
