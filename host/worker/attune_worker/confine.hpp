// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/attune_worker/policy.hpp"

#include <optional>
#include <string>

namespace attune::worker {

// The kernel kills this process when the thread that started it ends; the host keeps that thread. If it
// ended before this call, this process ends here.
void dieWithHost();

// Takes from this process what a plugin does not need, for good, in two stages: what loading takes is left until the library is
// loaded. Its static constructors run meanwhile, so all else is taken before.
class Cell {
public:
    // `bundle` is the folder that the library will be loaded from.
    explicit Cell(const std::filesystem::path &bundle) : m_policy(policy(bundle)), m_bundle(bundle) {}

    void confine();
    void seal(); // after loading

    // What is in force. A layer that the machine does not have is left out.
    [[nodiscard]] const Confinement &inForce() const { return m_inForce; }
    // The first of these layers that is due by now and missing, or a step that no worker does without.
    [[nodiscard]] std::optional<std::string> lacking(std::uint32_t required) const;

private:
    struct Step;
    void take(const Step &step);

    Policy m_policy;
    std::filesystem::path m_bundle;
    Confinement m_inForce;
    std::uint32_t m_due = 0; // layers that were tried
    std::optional<std::string> m_failed;
};

} // namespace attune::worker
