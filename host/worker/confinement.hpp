// SPDX-License-Identifier: Apache-2.0
// What stands between a plugin and this computer. docs/worker-protocol.md says what each layer stops.
#pragma once

#include <array>
#include <cstdint>

namespace attune::worker {

// Bits; they travel.
enum class Layer : std::uint32_t {
    limits = 1,
    landlock = 2,
    loadFilter = 4, // seccomp, from before the library is loaded
    callFilter = 8, // seccomp, narrower, from before the first call
};

struct NamedLayer {
    Layer layer;
    const char *name;
};
inline constexpr std::array namedLayers{
    NamedLayer{Layer::limits, "limits"},
    NamedLayer{Layer::landlock, "Landlock"},
    NamedLayer{Layer::loadFilter, "seccomp while loading"},
    NamedLayer{Layer::callFilter, "seccomp during calls"},
};

struct Confinement {
    std::uint32_t layers = 0;      // bits of Layer
    std::uint32_t landlockAbi = 0; // 0: none

    [[nodiscard]] constexpr bool has(Layer layer) const { return (layers & static_cast<std::uint32_t>(layer)) != 0; }
    constexpr void add(Layer layer) { layers |= static_cast<std::uint32_t>(layer); }
    constexpr void remove(Layer layer) { layers &= ~static_cast<std::uint32_t>(layer); }
};

inline constexpr std::uint32_t allLayers = 15;

} // namespace attune::worker
