// SPDX-License-Identifier: Apache-2.0
// A log of entries: each closed to all but those of its vault, and all of them chained (docs/log-format.md).
#pragma once

#include "store/log.hpp"
#include "vault/content.hpp"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace attune::vault {

// What is not as it was written.
struct Finding {
    store::Position first, last; // between them, these two included
    std::string code;            // vault.damaged vault.altered vault.missing vault.forged vault.newer, and the store's
    std::string reason;          // a sentence
    bool operator==(const Finding &) const = default;
};

class Ledger {
public:
    Ledger(std::unique_ptr<store::Log> log, Keys keys) : m_log(std::move(log)), m_keys(std::move(keys)) {}

    struct Reading {
        std::vector<Finding> findings;
        std::size_t closed = 0; // rows whose key is not open, or that are empty: nobody can tell which
        bool outdated = false;  // rows are closed with a key that has a successor: renew is due
    };
    // Every entry whose key is open, in order. `each` may open further keys, for the rows that follow. Where one of them
    // took the place of another it is for rows before as well, so all begins anew; `again` says so.
    [[nodiscard]] Result<Reading>
    read(const std::function<void(const Entry &)> &each, const std::function<void()> &again = [] {});

    // After a read. All or none, durable when it returns. Error codes: vault.locked, vault.form (not to be read back as
    // the same), vault.too_large, and the store's.
    [[nodiscard]] Result<void> append(std::span<const Entry> entries);
    // Rows without content, of the sizes of those before, until their number is a multiple of sixteen: how much
    // somebody wrote does not show.
    [[nodiscard]] Result<void> topUp();

    // For good: takes the keys from those rows, so that nobody opens them again, here. Backups of before still have them.
    // Answers with how many there were. A read is due afterwards.
    // `by`: who erases, where several people share it.
    [[nodiscard]] Result<std::size_t> erase(const std::function<bool(const Entry &)> &unwanted,
                                            const std::string &by = {});

    // The same with all of a vault, even that it was written in, for everybody who has its key. Nothing is left to tell
    // those rows from empty ones, so none of them is looked for afterwards.
    [[nodiscard]] Result<void> eraseVault(std::string_view vault);

    // Closes every row with the newest key of its vault, if that is open. May be cut off anywhere: what was not done is
    // done the next time.
    [[nodiscard]] Result<void> renew();

    // As vault::backUpInto, with the keys of all: each opens in it what they open here.
    [[nodiscard]] Result<std::filesystem::path> backUpInto(const std::filesystem::path &folder);

    // As vault::renewBackups; nothing to do where the folder is empty or there is nothing to back up.
    [[nodiscard]] Result<void> renewBackups(const std::filesystem::path &folder);

    // Without a single row; of a vault: one that its key, if it is open, opened in the last read.
    [[nodiscard]] bool isEmpty() const { return m_last == 0; }
    [[nodiscard]] bool isEmpty(std::string_view vault) const { return !m_lastIn.contains(vault); }
    [[nodiscard]] bool readOnly() const { return m_log->readOnly(); }
    [[nodiscard]] Keys &keys() { return m_keys; }
    [[nodiscard]] const Keys &keys() const { return m_keys; }

private:
    class Writing;
    [[nodiscard]] Result<bool> renewSome(bool &whole);
    [[nodiscard]] Result<store::Position> replace(std::span<const store::Replacement> replaced,
                                                  std::span<const store::Row> rows);
    [[nodiscard]] Result<void> beSure();

    std::unique_ptr<store::Log> m_log;
    Keys m_keys;
    store::Position m_last = 0;
    ChainHash m_chain{};
    std::map<VaultId, store::Position, std::less<>> m_lastIn; // where the newest row of a vault stands
    Writers m_writers;
    bool m_unsure = false;            // a replacing failed, perhaps after it was done
    std::vector<std::size_t> m_sizes; // of the rows since the last topping up
};

} // namespace attune::vault
