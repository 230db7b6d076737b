// SPDX-License-Identifier: Apache-2.0
// One pass over the rows of a log. What takes the time (to open a row, to check its signature) is done for many rows at
// once, on all processors; what a row means, and whether it is believed, is decided one after another, in order.
#pragma once

#include "vault/content.hpp"
#include "vault/ledger.hpp"

#include <set>

namespace attune::vault {

class Reader {
public:
    // Both are borrowed. `each` may open further keys, for the rows that follow.
    Reader(const Keys &keys, const std::function<void(const Entry &)> &each) : m_keys(keys), m_each(each) {}

    void row(store::Position position, std::span<const std::byte> row);
    // After the last row, before anything is asked.
    void finish();
    // Rows that others of their vault name, that did not open, and that nobody erased.
    void tellGone();
    void note(Finding finding) { m_reading.findings.push_back(std::move(finding)); }

    Ledger::Reading m_reading;
    ChainHash m_chain{};
    store::Position m_next = 1;
    std::map<VaultId, store::Position, std::less<>> m_lastIn;
    Writers m_writers;

private:
    // The keys of what several share stand first, and few rows should have to wait for them.
    static constexpr std::size_t fewBytes = std::size_t{64} << 10, manyBytes = std::size_t{1} << 20;
    struct Waiting {
        store::Position position = 0;
        store::Row row;
        std::optional<bool> form = std::nullopt; // as isSealedRow
        Keys::Opener opener = {};
        std::optional<Said> said = std::nullopt;
        std::optional<PublicKey> fits = std::nullopt; // whose signature it has, as far as that is known
    };
    void prepare(Waiting &one) const;
    void open(Waiting &one) const;
    void take(Waiting &one);
    void believe(Waiting &one);
    [[nodiscard]] bool isOpened(Waiting &one);
    [[nodiscard]] const Face *writerOf(const Waiting &one, const Face *itself) const;
    [[nodiscard]] bool meet(const Waiting &one);
    [[nodiscard]] bool told(store::Position first, store::Position last) const;

    const Keys &m_keys;
    const std::function<void(const Entry &)> &m_each;
    store::Position m_sound = 0; // the last row that opened
    std::vector<store::Position> m_gone;
    std::set<store::Position> m_erased;
    std::vector<Waiting> m_waiting;
    std::size_t m_bytes = 0;         // of those
    std::size_t m_atOnce = fewBytes; // bytes, when they are taken: more with each time
};

} // namespace attune::vault
