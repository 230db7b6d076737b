// SPDX-License-Identifier: Apache-2.0
#include "vault/ledger.hpp"

#include "vault/backup.hpp"
#include "vault/row_format.hpp"

#include <algorithm>
#include <sodium.h>

namespace attune::vault {
namespace {

constexpr JsonLimits limits{.bytes = store::maxRowBytes, .depth = format::maxDepth};
constexpr std::size_t topUpTo = 16;

std::string hex(const ChainHash &hash) {
    std::string text(2 * hash.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back(); // the terminator that sodium writes
    return text;
}

std::optional<ChainHash> fromHex(const json &text) {
    ChainHash hash{};
    std::size_t size = 0;
    const auto *given = text.get_ptr<const std::string *>();
    const bool fine = given != nullptr && sodium_hex2bin(hash.data(), hash.size(), given->data(), given->size(),
                                                         nullptr, &size, nullptr) == 0;
    return fine && size == hash.size() ? std::optional(hash) : std::nullopt;
}

ChainHash chained(const ChainHash &before, std::span<const std::byte> row) {
    crypto_generichash_state state;
    ChainHash sum{};
    crypto_generichash_init(&state, nullptr, 0, sum.size());
    crypto_generichash_update(&state, before.data(), before.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(row.data()), row.size());
    crypto_generichash_final(&state, sum.data(), sum.size());
    return sum;
}

tl::unexpected<Error> unfit() {
    return fail("vault.form", "This cannot be kept: it holds a fraction, text that is not UTF-8, or too many levels. "
                              "This is a mistake in the program; please report it.");
}

// Canonical text that is certain to be read back as the same value.
Result<std::string> textOf(const json &body) {
    try {
        std::string text = canonical(body);
        const auto again = parseCanonical(text, limits);
        if (!again && again.error().code == "json.too_large") {
            return fail("vault.too_large",
                        "This is too long to be kept (more than 4 MiB). Shorten it, then try again.");
        }
        return again && *again == body ? Result<std::string>(std::move(text)) : unfit();
    } catch (const json::exception &) {
        return unfit();
    }
}

struct Opened {
    ChainHash before;
    Entry entry;
};

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

// One pass over the rows, in order.
class Reader {
public:
    Reader(const Keys &keys, const std::function<void(const Entry &)> &each) : m_keys(keys), m_each(each) {}

    void row(store::Position position, std::span<const std::byte> row) {
        if (position != m_next) {
            note({m_next, position - 1, "vault.missing", "Records were removed here."});
        }
        m_next = position + 1;
        if (const auto opened = open(position, row)) {
            check(position, opened->before);
            m_chain = opened->before;
            m_sound = position;
            m_each(opened->entry);
        }
        m_chain = chained(m_chain, row);
    }

    void note(Finding finding) { m_reading.findings.push_back(std::move(finding)); }

    Ledger::Reading m_reading;
    ChainHash m_chain{};
    store::Position m_next = 1;

private:
    std::optional<Opened> open(store::Position position, std::span<const std::byte> row) {
        const auto form = isSealedRow(row);
        if (!form) {
            note({position, position, "vault.damaged", "A record is damaged and cannot be read."});
        } else if (!*form) {
            note({position, position, "vault.newer", "A record was written by a newer Attune; it is kept as it is."});
        } else if (const VaultId *vault = m_keys.vaultOf(row); vault == nullptr) {
            ++m_reading.closed;
        } else if (auto opened = openIn(*vault, position, row)) {
            return opened;
        } else {
            note({position, position, "vault.altered", "A record is not the one that was written in this place."});
        }
        return std::nullopt;
    }

    std::optional<Opened> openIn(const VaultId &vault, store::Position position, std::span<const std::byte> row) const {
        const auto content = openRow(*m_keys.rowKeys(vault), {vault, 1, position}, row);
        const auto body = content ? parseCanonical(*content, limits) : Result<json>(fail("", ""));
        const auto before = body && body->is_object() ? fromHex(body->value("before", json())) : std::nullopt;
        return before && body->contains("body") ? std::optional(Opened{*before, {vault, body->at("body")}})
                                                : std::nullopt;
    }

    // A row names all that stood before it, so it also vouches for rows that nobody here can open.
    void check(store::Position position, const ChainHash &before) {
        const bool told = std::ranges::any_of(
            m_reading.findings, [&](const Finding &one) { return one.last > m_sound && one.last < position; });
        if (before != m_chain && !told) {
            note({m_sound + 1, position - 1, "vault.altered", "A record here is not the one that was written."});
        }
    }

    const Keys &m_keys;
    const std::function<void(const Entry &)> &m_each;
    store::Position m_sound = 0; // the last row that opened
};

} // namespace

Result<Ledger::Reading> Ledger::read(const std::function<void(const Entry &)> &each) {
    Reader reader(m_keys, each);
    const auto damage =
        m_log->scan(1, [&](store::Position position, std::span<const std::byte> row) { reader.row(position, row); });
    if (!damage) {
        return tl::unexpected(damage.error());
    }
    std::erase_if(reader.m_reading.findings, [&](const Finding &one) { // said better by the store
        return one.code == "vault.missing" && std::ranges::any_of(*damage, [&](const store::Log::Damage &its) {
                   return its.position >= one.first && its.position <= one.last;
               });
    });
    for (const store::Log::Damage &one : *damage) {
        reader.note({one.position, one.position, "store.damaged", one.reason});
    }
    reader.m_reading.findings = joined(std::move(reader.m_reading.findings));
    m_last = reader.m_next - 1;
    m_chain = reader.m_chain;
    return std::move(reader.m_reading);
}

Result<store::Row> Ledger::seal(const Entry &entry, store::Position position, const ChainHash &before) const {
    const RowKeys *keys = m_keys.rowKeys(entry.vault);
    if (keys == nullptr) {
        return fail("vault.locked", "This is locked. Please enter the passphrase first.");
    }
    return textOf({{"before", hex(before)}, {"body", entry.body}}).and_then([&](const std::string &content) {
        return sealRow(*keys, {entry.vault, 1, position}, content);
    });
}

Result<void> Ledger::append(std::span<const Entry> entries) {
    std::vector<store::Row> rows;
    ChainHash chain = m_chain;
    for (const Entry &entry : entries) {
        auto row = seal(entry, m_last + rows.size() + 1, chain);
        if (!row) {
            return tl::unexpected(row.error());
        }
        chain = chained(chain, *row);
        rows.push_back(*std::move(row));
    }
    return write(rows, chain);
}

Result<void> Ledger::write(const std::vector<store::Row> &rows, const ChainHash &chain) {
    const auto last = m_log->append(rows);
    if (!last) {
        return tl::unexpected(last.error());
    }
    m_last += rows.size();
    m_chain = chain;
    std::ranges::transform(rows, std::back_inserter(m_sizes), &store::Row::size);
    return {};
}

Result<void> Ledger::topUp() {
    std::vector<store::Row> rows;
    ChainHash chain = m_chain;
    while (!m_sizes.empty() && (m_last + rows.size()) % topUpTo != 0) {
        rows.push_back(emptyRow(m_sizes[randombytes_uniform(static_cast<std::uint32_t>(m_sizes.size()))]));
        chain = chained(chain, rows.back());
    }
    return write(rows, chain).map([&] { m_sizes.clear(); });
}

Result<std::filesystem::path> Ledger::backUpInto(const std::filesystem::path &folder) {
    return vault::backUpInto(folder, *m_log, m_keys.ring());
}

} // namespace attune::vault
