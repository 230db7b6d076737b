// SPDX-License-Identifier: Apache-2.0
// One opened instance of an activity, and calls to it.
#pragma once

#include "check/worker/arguments.hpp"
#include "core/json.hpp"
#include "worker/attune_worker/sink.hpp"

#include <functional>
#include <memory>

namespace attune::check {

// What came of a call.
struct Said {
    std::int32_t code = ATTUNE_INTERNAL;
    std::string value, effects;
    bool operator==(const Said &) const = default;
};

class Instance {
public:
    // `extraBytes`: by so much the structs of the host are larger than those of this ABI.
    Instance(const attune_activity &activity, std::string_view content, Walls walls = Walls::none,
             std::uint32_t extraBytes = 0);
    Instance(const Instance &) = delete;
    Instance &operator=(const Instance &) = delete;
    ~Instance(); // closes

    [[nodiscard]] std::int32_t opened() const { return m_opened; } // what open() returned
    [[nodiscard]] Said init(const json &event) const;
    [[nodiscard]] Said reduce(const std::string &state, const json &event) const;
    [[nodiscard]] Said view(const std::string &state, int seat) const;

    // The same, with sinks of the caller's.
    using Call = std::function<std::int32_t(const attune_sink *first, const attune_sink *second)>;
    [[nodiscard]] Call initCall(const json &event) const;
    [[nodiscard]] Call reduceCall(const std::string &state, const json &event) const;
    [[nodiscard]] Call viewCall(const std::string &state, int seat) const;
    [[nodiscard]] void *self() const { return m_self; }

private:
    const attune_activity &m_activity;
    Walls m_walls;
    std::uint32_t m_extraBytes;
    std::unique_ptr<Argument> m_host;
    void *m_self = nullptr;
    std::int32_t m_opened = ATTUNE_INTERNAL;
};

} // namespace attune::check
