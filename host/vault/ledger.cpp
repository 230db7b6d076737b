// SPDX-License-Identifier: Apache-2.0
#include "vault/ledger.hpp"

#include "vault/backup.hpp"
#include "vault/hex.hpp"
#include "vault/row_format.hpp"

#include <algorithm>
#include <set>
#include <sodium.h>

namespace attune::vault {
namespace {

constexpr JsonLimits limits{.bytes = store::maxRowBytes, .depth = format::maxDepth};
constexpr std::size_t topUpTo = 16;

// Of what a row is made of for good. Its hint and its wrapped key may be taken from it: then it is forgotten, but the
// chain still holds.
ChainHash chained(const ChainHash &before, std::span<const std::byte> row) {
    crypto_generichash_state state;
    ChainHash sum{};
    const auto add = [&](std::span<const std::byte> bytes) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    };
    crypto_generichash_init(&state, nullptr, 0, sum.size());
    add(std::as_bytes(std::span(before)));
    if (isSealedRow(row).value_or(false)) {
        add(lasting(row));
    } else {
        add(row);
    }
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

// What is written: one of an entry, what was erased, and who writes; with what came before.
struct Content {
    ChainHash before{};       // all rows
    store::Position mine = 0; // the row of this vault before this one; 0: it is the first
    std::vector<store::Position> erased;
    json writer; // null: it is none
    json body;
    std::string by; // a writer's id, of what several people can open
    Signature signature{};

    [[nodiscard]] bool isEntry() const { return erased.empty() && writer.is_null(); }
};

json toJson(const Content &content) {
    json text = {{"before", toHex(content.before)}, {"mine", content.mine}};
    if (!content.erased.empty()) {
        text["erased"] = content.erased;
    } else if (!content.writer.is_null()) {
        text["writer"] = content.writer;
    } else {
        text["body"] = content.body;
    }
    if (!content.by.empty()) {
        text["by"] = content.by;
    }
    return text;
}

std::optional<Content> contentFrom(const json &text) {
    try {
        Content content;
        content.mine = text.at("mine");
        if (!fromHex(text.at("before").get_ref<const std::string &>(), content.before)) {
            return std::nullopt;
        }
        if (text.contains("erased")) {
            content.erased = text["erased"].get<std::vector<store::Position>>();
        } else if (text.contains("writer")) {
            content.writer = text["writer"];
        } else {
            content.body = text.at("body");
        }
        content.by = text.value("by", "");
        if (!content.by.empty() && !fromHex(text.at("signature").get_ref<const std::string &>(), content.signature)) {
            return std::nullopt;
        }
        return content;
    } catch (const json::exception &) {
        return std::nullopt;
    }
}

// What is signed: no row says in another place, or of another vault, what it says here.
std::string signedText(const VaultId &vault, store::Position position, const std::string &text) {
    return "attune signed row 1\n" + vault + "\n" + std::to_string(position) + "\n" + text;
}

std::optional<Content> contentOf(const Keys::Opener &opener, store::Position position, std::span<const std::byte> row) {
    const auto text = openRow(*opener.keys, {*opener.vault, position}, row);
    const auto content = text ? parseCanonical(*text, limits) : Result<json>(fail("", ""));
    return content ? contentFrom(*content) : std::nullopt;
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

// One pass over the rows, in order.
class Reader {
public:
    Reader(const Keys &keys, const std::function<void(const Entry &)> &each) : m_keys(keys), m_each(each) {}

    void row(store::Position position, std::span<const std::byte> row) {
        if (position != m_next) {
            note({m_next, position - 1, "vault.missing", "Records were removed here."});
        }
        m_next = position + 1;
        if (const Keys::Opener opener = openerOf(position, row); opener.vault != nullptr) {
            if (const auto content = contentOf(opener, position, row)) {
                take(*opener.vault, position, *content);
                m_reading.outdated |= opener.keys != m_keys.rowKeys(*opener.vault);
            } else {
                note({position, position, "vault.altered", "A record is not the one that was written in this place."});
            }
        }
        m_chain = chained(m_chain, row);
    }

    // Rows that others of their vault name, that did not open, and that nobody erased.
    void tellGone() {
        for (const store::Position gone : m_gone) {
            if (!m_erased.contains(gone) && !told(gone, gone)) {
                note({gone, gone, "vault.altered", "A record was made unreadable."});
            }
        }
    }

    void note(Finding finding) { m_reading.findings.push_back(std::move(finding)); }

    Ledger::Reading m_reading;
    ChainHash m_chain{};
    store::Position m_next = 1;
    std::map<VaultId, store::Position, std::less<>> m_lastIn;
    Writers m_writers;

private:
    Keys::Opener openerOf(store::Position position, std::span<const std::byte> row) {
        const auto form = isSealedRow(row);
        if (!form) {
            note({position, position, "vault.damaged", "A record is damaged and cannot be read."});
            return {};
        }
        if (!*form) {
            note({position, position, "vault.newer", "A record was written by a newer Attune; it is kept as it is."});
            return {};
        }
        const Keys::Opener opener = m_keys.openerOf(row);
        m_reading.closed += opener.vault == nullptr ? 1 : 0;
        return opener;
    }

    // Who wrote it, or nullptr: nobody who could have.
    const Face *writerOf(const VaultId &vault, store::Position position, const Content &content,
                         const Face *itself) const {
        const Face *face = itself != nullptr ? itself : m_writers.face(vault, content.by);
        return face != nullptr &&
                       face->signedThis(content.signature, signedText(vault, position, canonical(toJson(content))))
                   ? face
                   : nullptr;
    }

    // Who writes for the first time vouches for it with the key that they had before, if they had one.
    bool meet(const VaultId &vault, store::Position position, const Content &content) {
        try {
            if (!isShared(vault)) {
                m_writers.hold(writerFrom(content.writer));
                return true;
            }
            Face face = faceFrom(content.writer);
            const std::string id = content.writer.at("id");
            const bool first = !m_writers.knows(vault, face.person);
            const Face *by = writerOf(vault, position, content, first && content.by == id ? &face : nullptr);
            if (by == nullptr || by->person != face.person) {
                return false;
            }
            m_writers.introduce(vault, id, std::move(face));
            return true;
        } catch (const std::exception &) {
            return false;
        }
    }

    void take(const VaultId &vault, store::Position position, const Content &content) {
        // A row names all that stood before it, so it also vouches for rows that nobody here can open.
        if (content.before != m_chain && !told(m_sound + 1, position - 1)) {
            note({m_sound + 1, position - 1, "vault.altered", "A record here is not the one that was written."});
        }
        if (content.mine != m_lastIn[vault]) {
            m_gone.push_back(content.mine);
        }
        m_chain = content.before;
        m_sound = m_lastIn[vault] = position;
        const Face *by =
            isShared(vault) && content.writer.is_null() ? writerOf(vault, position, content, nullptr) : nullptr;
        if (content.writer.is_null() ? isShared(vault) && by == nullptr : !meet(vault, position, content)) {
            note({position, position, "vault.forged", "A record says that somebody wrote it who did not."});
            return;
        }
        m_erased.insert(content.erased.begin(), content.erased.end());
        if (content.isEntry()) {
            m_each({vault, content.body, by == nullptr ? std::string() : by->person});
        }
    }

    [[nodiscard]] bool told(store::Position first, store::Position last) const {
        return std::ranges::any_of(m_reading.findings,
                                   [&](const Finding &one) { return one.last >= first && one.first <= last; });
    }

    const Keys &m_keys;
    const std::function<void(const Entry &)> &m_each;
    store::Position m_sound = 0; // the last row that opened
    std::vector<store::Position> m_gone;
    std::set<store::Position> m_erased;
};

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
        m_chain = chained(m_chain, row);
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

Result<void> Ledger::append(std::span<const Entry> entries) {
    Writing writing(*this);
    for (const Entry &entry : entries) {
        if (auto added = writing.add(entry); !added) {
            return added;
        }
    }
    return m_log->append(writing.rows()).map([&](store::Position) { std::move(writing).done(*this); });
}

Result<void> Ledger::topUp() {
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
    std::map<VaultId, std::vector<store::Position>> found;
    std::vector<store::Replacement> replaced;
    const auto each = [&](store::Position position, std::span<const std::byte> row) {
        const auto opener = isSealedRow(row).value_or(false) ? m_keys.openerOf(row) : Keys::Opener{};
        const auto content = opener.vault == nullptr ? std::nullopt : contentOf(opener, position, row);
        if (content && content->isEntry() && unwanted({*opener.vault, content->body})) {
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
    return m_log->replace(replaced, writing.rows()).map([&](store::Position) {
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
    return m_log->replace(replaced, {}).map([&](store::Position) { m_lastIn.erase(VaultId(vault)); });
}

Result<void> Ledger::renew() {
    for (;;) {
        if (const auto more = renewSome(); !more) {
            return tl::unexpected(more.error());
        } else if (!*more) {
            return m_keys.settled();
        }
    }
}

// As many as memory should hold; whether there may be more.
Result<bool> Ledger::renewSome() {
    constexpr std::size_t mostBytes = std::size_t{64} << 20;
    std::vector<store::Replacement> replaced;
    std::size_t bytes = 0;
    const auto each = [&](store::Position position, std::span<const std::byte> row) {
        if (bytes >= mostBytes || !isSealedRow(row).value_or(false)) {
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
    if (const auto damage = m_log->scan(1, each); !damage) {
        return tl::unexpected(damage.error());
    }
    if (replaced.empty()) {
        return false;
    }
    return m_log->replace(replaced, {}).map([&](store::Position) { return bytes >= mostBytes; });
}

Result<std::filesystem::path> Ledger::backUpInto(const std::filesystem::path &folder) {
    return vault::backUpInto(folder, *m_log, m_keys.ring());
}

Result<void> Ledger::renewBackups(const std::filesystem::path &folder) {
    return folder.empty() || isEmpty() ? Result<void>{} : vault::renewBackups(folder, *m_log, m_keys.ring());
}

} // namespace attune::vault
