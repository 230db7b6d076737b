// SPDX-License-Identifier: Apache-2.0
// Plugins that somebody added to Attune.
#pragma once

#include "catalog/catalog.hpp"
#include "packed/choices.hpp"
#include "packed/packed_file.hpp"
#include "store/file_access.hpp"

#include <memory>
#include <optional>

namespace attune::packed {

// Where added plugins lie, a folder each, with what was decided about them: the last of the folders, which is the user's.
[[nodiscard]] std::filesystem::path addedIn(const catalog::Folders &folders);
[[nodiscard]] std::filesystem::path choicesIn(const catalog::Folders &folders);

// The catalogue as the user wants it: of added plugins, none that is switched off or was changed since it was installed, and all
// with who signed them. Where what was decided cannot be read, none of them.
[[nodiscard]] catalog::Catalog discover(catalog::Folders folders);

// That nothing of it was changed since it was installed; its library is looked at before it is started. Error codes:
// packed.changed.
[[nodiscard]] Result<void> isWhole(const catalog::Plugin &plugin);

// A packed plugin that was taken apart beside the others to be looked at. It is none of them until it is installed, and gone
// with this object if it never is.
class Offered {
public:
    // `known`: what is there already. Error codes: those of packedFrom; packed.clash (another plugin has its name, or that of
    // an exercise; or what is at its place was put there by hand), packed.signer (somebody else signed the one that is installed); those of the catalogue, and the store's.
    [[nodiscard]] static Result<Offered> open(const std::filesystem::path &file, const catalog::Folders &folders,
                                              const catalog::Catalog &known);

    [[nodiscard]] const catalog::Plugin &plugin() const { return m_plugin; }
    [[nodiscard]] const std::vector<catalog::Exercise> &exercises() const { return m_exercises; }
    [[nodiscard]] const std::string &replaced() const { return m_replaced; } // the version installed now; empty: none

    [[nodiscard]] bool older() const; // than the one that is installed now

    // In place of the one before, whole: nobody ever finds half of it.
    [[nodiscard]] Result<void> install();

private:
    struct Away { // a folder that is nobody's
        void operator()(std::filesystem::path *folder) const;
    };
    using Staged = std::unique_ptr<std::filesystem::path, Away>;
    Offered() = default;
    [[nodiscard]] static Result<Offered> stage(const Packed &packed, const catalog::Folders &folders);
    [[nodiscard]] Result<Offered> fitted(const catalog::Catalog &known) &&; // among what is there

    Staged m_staged;
    store::Descriptor m_kept; // locked while it is looked at
    catalog::Plugin m_plugin;
    std::filesystem::path m_place, m_lock;
    std::vector<catalog::Exercise> m_exercises;
    std::string m_replaced;
};

// Both: what was played with it is kept. Error codes: packed.unknown (there is none of this name that was added), and the
// store's.
[[nodiscard]] Result<void> turnAdded(const std::string &plugin, bool on, const catalog::Folders &folders,
                                     const catalog::Catalog &known);
[[nodiscard]] Result<void> removeAdded(const std::string &plugin, const catalog::Folders &folders,
                                       const catalog::Catalog &known);

} // namespace attune::packed
