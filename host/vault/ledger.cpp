// SPDX-License-Identifier: Apache-2.0
#include "vault/ledger.hpp"

#include "vault/backup.hpp"
#include "vault/hex.hpp"
#include "vault/reader.hpp"

#include <algorithm>
#include <sodium.h>

namespace attune::vault {
namespace {

constexpr std::size_t topUpTo = 16;

tl::unexpected<Error> unfit() {
    return fail("vault.form", "This cannot be kept: it holds a fraction, text that is not UTF-8, or too many levels. "
                              "This is a mistake in the program; please report it.");
}

// Canonical text that is certain to be read back as the same value.
Result<std::string> textOf(const json &body) {
    try {
        std::string text = canonical(body);
        const auto again = parseCanonical(text, contentLimits);
        if (!again && again.error().code == "json.too_large") {
            return fail("vault.too_large",
                        "This is too long to be kept (more than 4 MiB). Shorten it, then try again.");
        }
        return again && *again == body ? Result<std::string>(std::move(text)) : unfit();
    } catch (const json::exception &) {
        return unfit();
    }
}

// Neighbours of one kind are one finding: somebody who took out one row moved all behind it.
std::vector<Finding> joined(std::vector<Finding> findings) {
    std::ranges::sort(findings, {}, &Finding::first);
    std::vector<Finding> all;
    for (Finding &one : findings) {
        if (!all.empty() && all.back().code == one.code && one.first <= all.back().last + 1) {
            all.back().last = std::max(all.back().last, one.last);
        } else {
            all.push_back(std::move(one));
        }
    }
    return all;
}

} // namespace

Result<Ledger::Reading> Ledger::read(const std::function<void(const Entry &)> &each,
                                     const std::function<void()> &again) {
    const std::size_t known = m_keys.successors();
    Reader reader(m_keys, each);
    const auto damage =
        m_log->scan(1, [&](store::Position position, std::span<const std::byte> row) { reader.row(position, row); });
    if (!damage) {
        return tl::unexpected(damage.error());
    }
    reader.finish();
    if (m_keys.successors() != known) {
        again();
        return read(each, again);
    }
    reader.tellGone();
    std::erase_if(reader.m_reading.findings, [&](const Finding &one) { // said better by the store
        return one.code == "vault.missing" && std::ranges::any_of(*damage, [&](const store::Log::Damage &its) {
                   return its.position >= one.first && its.position <= one.last;
               });
    });
    for (const store::Log::Damage &one : *damage) {
        reader.note({one.position, one.position, "store.damaged", one.reason});
    }
    m_unsure = false;
    reader.m_reading.findings = joined(std::move(reader.m_reading.findings));
    m_last = reader.m_next - 1;
    m_chain = reader.m_chain;
    m_lastIn = std::move(reader.m_lastIn);
    m_writers = std::move(reader.m_writers);
    return std::move(reader.m_reading);
}

// Seals rows one after another, as they will stand.
class Ledger::Writing {
public:
    explicit Writing(const Ledger &ledger)
        : m_keys(ledger.m_keys), m_last(ledger.m_last), m_chain(ledger.m_chain), m_lastIn(ledger.m_lastIn),
          m_writers(ledger.m_writers) {}

    Result<void> add(const Entry &entry) {
        Content content;
        content.body = entry.body;
        return addBy(entry.by, entry.vault, std::move(content));
    }
    Result<void> addErased(const std::string &by, const VaultId &vault, std::vector<store::Position> erased) {
        Content content;
        content.erased = std::move(erased);
        return addBy(by, vault, std::move(content));
    }
    void addEmpty(std::size_t size) { push(emptyRow(size)); }

    [[nodiscard]] store::Position last() const { return m_last; }
    [[nodiscard]] const std::vector<store::Row> &rows() const { return m_rows; }

    void done(Ledger &ledger) && {
        ledger.m_last = m_last;
        ledger.m_chain = m_chain;
        ledger.m_lastIn = std::move(m_lastIn);
        ledger.m_writers = std::move(m_writers);
        std::ranges::transform(m_rows, std::back_inserter(ledger.m_sizes), &store::Row::size);
    }

private:
    Result<void> addBy(const std::string &person, const VaultId &vault, Content content) {
        if (!isShared(vault)) {
            return put(vault, std::move(content), nullptr);
        }
        return writer(person).and_then([&](const Writer *writer) {
            return introduce(*writer, vault).and_then([&] { return put(vault, std::move(content), writer); });
        });
    }

    Result<const Writer *> writer(const std::string &person) {
        const std::string &home = m_keys.ring().home;
        if (const Writer *writer = m_writers.here(person, home)) {
            return writer;
        }
        Writer fresh = Writer::make(person, home);
        Content content;
        content.writer = vault::toJson(fresh);
        return put(personVault(person), std::move(content), nullptr).map([&] {
            m_writers.hold(std::move(fresh));
            return m_writers.here(person, home);
        });
    }

    Result<void> introduce(const Writer &writer, const VaultId &vault) {
        if (m_writers.face(vault, writer.id) != nullptr) {
            return {};
        }
        const Writer *before = m_writers.last(vault, writer.person);
        Content content;
        content.writer = introduction(writer);
        return put(vault, std::move(content), before == nullptr ? &writer : before).map([&] {
            m_writers.introduce(vault, writer.id, {writer.person, writer.face()});
        });
    }

    Result<void> put(const VaultId &vault, Content content, const Writer *by) {
        const RowKeys *keys = m_keys.rowKeys(vault);
        if (keys == nullptr) {
            return fail("vault.locked", "This is locked. Please enter the passphrase first.");
        }
        content.before = m_chain;
        content.mine = m_lastIn[vault];
        json text = toJson(content);
        if (by != nullptr) {
            text["by"] = by->id;
            text["signature"] = toHex(by->sign(signedText(vault, m_last + 1, canonical(text))));
        }
        return textOf(text)
            .and_then([&](const std::string &written) { return sealRow(*keys, {vault, m_last + 1}, written); })
            .map([&](store::Row row) {
                push(std::move(row));
                m_lastIn[vault] = m_last;
            });
    }

    void push(store::Row row) {
        m_chain = chained(m_chain, row, true);
        m_rows.push_back(std::move(row));
        ++m_last;
    }
    const Keys &m_keys;
    store::Position m_last;
    ChainHash m_chain;
    std::map<VaultId, store::Position, std::less<>> m_lastIn;
    Writers m_writers;
    std::vector<store::Row> m_rows;
};

// Where the log ends is what the next row is bound to.
Result<void> Ledger::beSure() {
    if (!m_unsure) {
        return {};
    }
    auto reading = read([](const Entry &) {});
    return reading ? Result<void>{} : tl::unexpected(reading.error());
}

Result<store::Position> Ledger::replace(std::span<const store::Replacement> replaced,
                                        std::span<const store::Row> rows) {
    auto done = m_log->replace(replaced, rows);
    m_unsure = !done;
    return done;
}

Result<void> Ledger::append(std::span<const Entry> entries) {
    if (auto sure = beSure(); !sure) {
        return sure;
    }
    Writing writing(*this);
    for (const Entry &entry : entries) {
        if (auto added = writing.add(entry); !added) {
            return added;
        }
    }
    return m_log->append(writing.rows()).map([&](store::Position) { std::move(writing).done(*this); });
}

Result<void> Ledger::topUp() {
    if (auto sure = beSure(); !sure) {
        return sure;
    }
    Writing writing(*this);
    while (!m_sizes.empty() && writing.last() % topUpTo != 0) {
        writing.addEmpty(m_sizes[randombytes_uniform(static_cast<std::uint32_t>(m_sizes.size()))]);
    }
    return m_log->append(writing.rows()).map([&](store::Position) {
        std::move(writing).done(*this);
        m_sizes.clear();
    });
}

Result<std::size_t> Ledger::erase(const std::function<bool(const Entry &)> &unwanted, const std::string &by) {
    if (auto sure = beSure(); !sure) {
        return tl::unexpected(sure.error());
    }
    std::map<VaultId, std::vector<store::Position>> found;
    std::vector<store::Replacement> replaced;
    const auto each = [&](store::Position position, std::span<const std::byte> row) {
        const auto opener = isSealedRow(row).value_or(false) ? m_keys.openerOf(row) : Keys::Opener{};
        const auto said = opener.vault == nullptr ? std::nullopt : saidIn(opener, position, row);
        if (said && said->content.isEntry() && unwanted({*opener.vault, said->content.body})) {
            found[*opener.vault].push_back(position);
            replaced.push_back({position, forgotten(row)});
        }
    };
    if (auto damage = m_log->scan(1, each); !damage) {
        return tl::unexpected(damage.error());
    }
    Writing writing(*this);
    for (auto &[vault, positions] : found) {
        if (auto added = writing.addErased(by, vault, std::move(positions)); !added) {
            return tl::unexpected(added.error());
        }
    }
    return replace(replaced, writing.rows()).map([&](store::Position) {
        std::move(writing).done(*this);
        return replaced.size();
    });
}

Result<void> Ledger::eraseVault(std::string_view vault) {
    std::vector<store::Replacement> replaced;
    const auto each = [&](store::Position position, std::span<const std::byte> row) {
        const auto opener = isSealedRow(row).value_or(false) ? m_keys.openerOf(row) : Keys::Opener{};
        if (opener.vault != nullptr && *opener.vault == vault) {
            replaced.push_back({position, forgotten(row)});
        }
    };
    if (auto damage = m_log->scan(1, each); !damage) {
        return tl::unexpected(damage.error());
    }
    return replace(replaced, {}).map([&](store::Position) { m_lastIn.erase(VaultId(vault)); });
}

// A row that cannot be read now may be read one day, by a newer Attune or from a better disk, with the key of before.
Result<void> Ledger::renew() {
    for (;;) {
        bool whole = true;
        if (const auto more = renewSome(whole); !more) {
            return tl::unexpected(more.error());
        } else if (!*more) {
            return whole ? m_keys.settled() : Result<void>{};
        }
    }
}

// As many as memory should hold; whether there may be more.
Result<bool> Ledger::renewSome(bool &whole) {
    constexpr std::size_t mostBytes = std::size_t{64} << 20;
    std::vector<store::Replacement> replaced;
    std::size_t bytes = 0;
    const auto each = [&](store::Position position, std::span<const std::byte> row) {
        const bool sealed = isSealedRow(row).value_or(false);
        whole = whole && sealed;
        if (bytes >= mostBytes || !sealed) {
            return;
        }
        const auto [vault, keys] = m_keys.openerOf(row);
        const RowKeys *newest = vault == nullptr ? nullptr : m_keys.rowKeys(*vault);
        if (newest == keys) {
            return;
        }
        if (auto renewed = rewrapped(*keys, *newest, {*vault, position}, row)) { // else it is a finding, and stays one
            bytes += renewed->size();
            replaced.push_back({position, *std::move(renewed)});
        }
    };
    const auto damage = m_log->scan(1, each);
    if (!damage) {
        return tl::unexpected(damage.error());
    }
    whole = whole && damage->empty();
    if (replaced.empty()) {
        return false;
    }
    return replace(replaced, {}).map([&](store::Position) { return bytes >= mostBytes; });
}

Result<std::filesystem::path> Ledger::backUpInto(const std::filesystem::path &folder) {
    return vault::backUpInto(folder, *m_log, m_keys.ring());
}

Result<void> Ledger::renewBackups(const std::filesystem::path &folder) {
    return folder.empty() || isEmpty() ? Result<void>{} : vault::renewBackups(folder, *m_log, m_keys.ring());
}

} // namespace attune::vault
