// SPDX-License-Identifier: Apache-2.0
// The probing plugin in a folder of its own, with its orders written into it, and with the policy of the worker beside it.
#pragma once

#include "sandbox/outside.hpp"
#include "support/temp_folder.hpp"
#include "worker/worker.hpp"

#include <cerrno>
#include <string>
#include <vector>

namespace attune::worker::test {

// Returned by no system call that is probed, so that it can only have come from a filter.
inline constexpr int refusal = ENOANO;

struct Orders {
    std::string when = "both"; // constructor, call, both, never
    std::string probe = "all";
};

// What the worker of the tests takes from itself.
struct Taken {
    std::uint32_t layers = allLayers;
    std::uint32_t landlockAbi = 99;
    bool loadsFirst = false;
};

class Bundle {
public:
    Bundle(const Outside &outside, const Orders &orders, const Taken &taken = {});

    // In the worker of the tests, as a plugin that runs with what there is; change what is to be otherwise.
    [[nodiscard]] Launch launch() const;

private:
    TempFolder m_folder{TempFolder::defaultBase()};
};

struct Attempt {
    std::string name;
    int expected = 0;
    int inConstructor = -1, inCall = -1; // an errno; 0: through; -1: not tried
};
// What the probes say of themselves. Fails the test if the worker did not answer.
[[nodiscard]] std::vector<Attempt> attempts(const Launch &launch);
// "name (constructor)" or "name (call)" of each that was not refused.
[[nodiscard]] std::vector<std::string> through(const std::vector<Attempt> &attempts);
[[nodiscard]] std::string listed(const std::vector<std::string> &names, std::size_t most = 12);
[[nodiscard]] std::size_t tried(const std::vector<Attempt> &attempts);

// Of a first call that must fail.
[[nodiscard]] core::Fault firstFault(const Launch &launch);

} // namespace attune::worker::test
