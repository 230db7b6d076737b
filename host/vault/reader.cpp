// SPDX-License-Identifier: Apache-2.0
#include "vault/reader.hpp"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>

namespace attune::vault {
namespace {

constexpr std::size_t mostHelpers = 3, rowsForAHelper = 32;

// Calls `deed` for each number below `count`, here and on processors that have nothing else to do.
template <class Deed> void sharedOut(std::size_t count, Deed deed) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            deed(i);
        }
    };
    const std::size_t processors = std::max(std::thread::hardware_concurrency(), 1U);
    std::vector<std::jthread> helpers(std::min({processors - 1, mostHelpers, count / rowsForAHelper}));
    try {
        std::ranges::generate(helpers, [&] { return std::jthread(work); });
    } catch (const std::system_error &) { // no more threads for us: it only takes longer
    }
    work();
}

} // namespace

void Reader::row(store::Position position, std::span<const std::byte> row) {
    m_waiting.push_back({position, store::Row(row.begin(), row.end())});
    m_bytes += row.size();
    if (m_bytes >= m_atOnce) {
        finish();
        m_atOnce = std::min(2 * m_atOnce, manyBytes);
    }
}

void Reader::finish() {
    sharedOut(m_waiting.size(), [this](std::size_t i) { prepare(m_waiting[i]); });
    for (Waiting &one : m_waiting) {
        take(one);
    }
    m_waiting.clear();
    m_bytes = 0;
}

// On any thread, and nothing changes meanwhile.
void Reader::prepare(Waiting &one) const {
    one.form = isSealedRow(one.row);
    if (one.form.value_or(false)) {
        open(one);
    }
    const Face *face = one.said && isShared(*one.opener.vault) && one.said->content.writer.is_null()
                           ? m_writers.face(*one.opener.vault, one.said->content.by)
                           : nullptr;
    if (face != nullptr && face->signedThis(one.said->content.signature, one.said->signedText)) {
        one.fits = face->key;
    }
}

void Reader::open(Waiting &one) const {
    one.opener = m_keys.openerOf(one.row);
    one.said = one.opener.vault == nullptr ? std::nullopt : saidIn(one.opener, one.position, one.row);
}

void Reader::take(Waiting &one) {
    if (one.position != m_next) {
        note({m_next, one.position - 1, "vault.missing", "Records were removed here."});
    }
    m_next = one.position + 1;
    if (isOpened(one)) {
        believe(one);
    }
    m_chain = chained(m_chain, one.row, one.form.value_or(false));
}

bool Reader::isOpened(Waiting &one) {
    const auto noted = [&](const char *code, const char *reason) {
        note({one.position, one.position, code, reason});
        return false;
    };
    if (!one.form) {
        return noted("vault.damaged", "A record is damaged and cannot be read.");
    }
    if (!*one.form) {
        return noted("vault.newer", "A record was written by a newer Attune; it is kept as it is.");
    }
    if (!one.said) {
        open(one); // its key may have turned up in a row that waited with it
    }
    m_reading.closed += one.opener.vault == nullptr ? 1 : 0;
    m_reading.outdated |= one.said && one.opener.keys != m_keys.rowKeys(*one.opener.vault);
    return one.said || one.opener.vault == nullptr
               ? one.said.has_value()
               : noted("vault.altered", "A record is not the one that was written in this place.");
}

// Who wrote it, or nullptr: nobody who could have.
const Face *Reader::writerOf(const Waiting &one, const Face *itself) const {
    const Content &content = one.said->content;
    const Face *face = itself != nullptr ? itself : m_writers.face(*one.opener.vault, content.by);
    const bool fits =
        face != nullptr && (one.fits == face->key || face->signedThis(content.signature, one.said->signedText));
    return fits ? face : nullptr;
}

// Who writes for the first time vouches for it with the key that they had before, if they had one.
bool Reader::meet(const Waiting &one) {
    const VaultId &vault = *one.opener.vault;
    const Content &content = one.said->content;
    try {
        if (!isShared(vault)) {
            m_writers.hold(writerFrom(content.writer));
            return true;
        }
        Face face = faceFrom(content.writer);
        const std::string id = content.writer.at("id");
        const bool first = !m_writers.knows(vault, face.person);
        const Face *by = writerOf(one, first && content.by == id ? &face : nullptr);
        if (by == nullptr || by->person != face.person) {
            return false;
        }
        m_writers.introduce(vault, id, std::move(face));
        return true;
    } catch (const std::bad_alloc &) { // nobody forged anything
        throw;
    } catch (const std::exception &) {
        return false;
    }
}

void Reader::believe(Waiting &one) {
    const VaultId &vault = *one.opener.vault;
    Content &content = one.said->content;
    // A row names all that stood before it, so it also vouches for rows that nobody here can open.
    if (content.before != m_chain && !told(m_sound + 1, one.position - 1)) {
        note({m_sound + 1, one.position - 1, "vault.altered", "A record here is not the one that was written."});
    }
    if (content.mine != m_lastIn[vault]) {
        m_gone.push_back(content.mine);
    }
    m_chain = content.before;
    m_sound = m_lastIn[vault] = one.position;
    const Face *by = isShared(vault) && content.writer.is_null() ? writerOf(one, nullptr) : nullptr;
    if (content.writer.is_null() ? isShared(vault) && by == nullptr : !meet(one)) {
        note({one.position, one.position, "vault.forged", "A record says that somebody wrote it who did not."});
        return;
    }
    m_erased.insert(content.erased.begin(), content.erased.end());
    if (content.isEntry()) {
        m_each({vault, std::move(content.body), by == nullptr ? std::string() : by->person});
    }
}

void Reader::tellGone() {
    for (const store::Position gone : m_gone) {
        if (!m_erased.contains(gone) && !told(gone, gone)) {
            note({gone, gone, "vault.altered", "A record was made unreadable."});
        }
    }
}

bool Reader::told(store::Position first, store::Position last) const {
    return std::ranges::any_of(m_reading.findings,
                               [&](const Finding &one) { return one.last >= first && one.first <= last; });
}

} // namespace attune::vault
