// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace attune::core {

using Seat = int; // 1..n; 0 is the host

// The envelope of attune_event: what is on record, and all that an activity may know of the world.
struct Event {
    std::uint64_t seq = 0;
    Seat actor = 0;
    std::uint64_t seen = 0;
    std::int64_t at_ms = 0;
    std::uint64_t entropy = 0;
    std::string type;
    json payload = json::object();
    bool operator==(const Event &) const = default;
};

// The activity accepted: canonical JSON, checked for size and form.
struct Advanced {
    json state;
    json effects = json::array();
};
// It refused, as it may: nothing changed.
struct Refused {
    std::string reason; // a code: text key refused.<reason>
};
using Step = std::variant<Advanced, Refused>;

// It failed: a bug on the plugin's side. The state before still stands.
struct Fault {
    enum class Kind {
        crashed,     // the worker died
        hung,        // no answer within the deadline; the worker was killed
        badAnswer,   // the answer is not of the declared form, or too large
        internal,    // the plugin reported ATTUNE_INTERNAL or ATTUNE_BAD_INPUT
        quarantined, // failed too often: it is not tried again in this session
        absent,      // it could not be started at all
    };
    Kind kind = Kind::crashed;
    Error error;
};
template <class T> using OrFault = tl::expected<T, Fault>;

// An opened activity: content is already given. All three are pure in their arguments.
class Activity {
public:
    Activity() = default;
    Activity(const Activity &) = delete;
    Activity &operator=(const Activity &) = delete;
    virtual ~Activity() = default;
    [[nodiscard]] virtual OrFault<Step> init(const Event &start) = 0;
    [[nodiscard]] virtual OrFault<Step> reduce(const json &state, const Event &event) = 0;
    [[nodiscard]] virtual OrFault<json> view(const json &state, Seat seat) = 0;
};

} // namespace attune::core
