// SPDX-License-Identifier: Apache-2.0
#include "vault/backup.hpp"

#include "store/errors.hpp"
#include "store/file_access.hpp"
#include "vault/hex.hpp"
#include "vault/sealed_row.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <sodium.h>
#include <sys/stat.h>

namespace attune::vault {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "ATTUNE BACKUP 1\n";
constexpr std::string_view family = "ATTUNE BACKUP ";
constexpr std::uint32_t end = 0xffffffff; // in place of a length
constexpr std::size_t largestRing = 1 << 20, rowsAtOnce = 256;
constexpr std::size_t generations = 3;

// Everything goes through here, so that the sum is of everything.
class Sum {
public:
    Sum() { crypto_generichash_init(&m_state, nullptr, 0, crypto_generichash_BYTES); }
    void add(std::string_view bytes) {
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    }
    std::string finish() {
        std::string sum(crypto_generichash_BYTES, '\0');
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char *>(sum.data()), sum.size());
        return sum;
    }

private:
    crypto_generichash_state m_state{};
};

std::string number(std::uint64_t value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i) {
        bytes += static_cast<char>(value >> 8 * i & 0xff);
    }
    return bytes;
}

struct Writer {
    store::NewFile file;
    Sum sum;
    Result<void> done{};

    void put(std::string_view bytes) {
        if (done) {
            sum.add(bytes);
            done = file.write(bytes);
        }
    }
};

tl::unexpected<Error> broken(const char *code, const fs::path &file) {
    const std::string_view what(code);
    return fail(code,
                what == "backup.empty"     ? "Nothing is kept here yet, so there is nothing to back up."
                : what == "backup.foreign" ? "This file is not a backup of Attune. Please choose another one."
                : what == "backup.newer"   ? "This backup was made by a newer Attune. Please use that one."
                                         : "This backup is damaged, so nothing of it is used. Please try an older one.",
                {.file = file.string()});
}

class Reader {
public:
    explicit Reader(const fs::path &file) : m_in(file, std::ios::binary) {}
    [[nodiscard]] bool isOpen() const { return m_in.is_open(); }

    std::optional<std::string> take(std::size_t size) {
        std::string bytes(size, '\0');
        if (!m_in.read(bytes.data(), static_cast<std::streamsize>(size))) {
            return std::nullopt;
        }
        m_sum.add(bytes);
        return bytes;
    }
    std::optional<std::uint64_t> takeNumber(std::size_t size) {
        const auto bytes = take(size);
        std::uint64_t value = 0;
        for (std::size_t i = size; bytes && i > 0; --i) {
            value = value << 8 | static_cast<unsigned char>((*bytes)[i - 1]);
        }
        return bytes ? std::optional(value) : std::nullopt;
    }
    // The last thing in the file, and what it ought to be.
    bool endsWell(std::string &sum) {
        sum = m_sum.finish();
        std::string given(sum.size(), '\0');
        return m_in.read(given.data(), static_cast<std::streamsize>(given.size())) && given == sum &&
               m_in.peek() == std::ifstream::traits_type::eof();
    }

private:
    std::ifstream m_in;
    Sum m_sum;
};

std::optional<std::uint64_t> numberOf(const fs::path &file) {
    const std::string name = file.filename().string(), before = "attune-", after = ".backup";
    std::uint64_t value = 0;
    if (!name.starts_with(before) || !name.ends_with(after) || name.size() <= before.size() + after.size()) {
        return std::nullopt;
    }
    const char *last = name.data() + name.size() - after.size();
    const auto read = std::from_chars(name.data() + before.size(), last, value);
    constexpr std::uint64_t most = 1'000'000'000; // somebody else's file, if there is a number above it
    return read.ec == std::errc() && read.ptr == last && value < most ? std::optional(value) : std::nullopt;
}

using Backups = std::map<std::uint64_t, fs::path>; // by number, oldest first

// None in a folder that is not there.
Result<Backups> backupsIn(const fs::path &folder) {
    Backups found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), none; !error && at != none; at.increment(error)) {
        if (const auto number = numberOf(at->path())) {
            found.emplace(*number, at->path());
        }
    }
    return !error || error == std::errc::no_such_file_or_directory
               ? Result<Backups>(std::move(found))
               : tl::unexpected(store::errorForErrno(error.value(), folder));
}

Result<Keyring> readHead(Reader &from, const fs::path &file) {
    if (!from.isOpen()) {
        return tl::unexpected(store::errorForErrno(errno, file));
    }
    const auto head = from.take(magic.size());
    if (!head || *head != magic) {
        return broken(head && head->starts_with(family) ? "backup.newer" : "backup.foreign", file);
    }
    const auto ringSize = from.takeNumber(4);
    const auto text = ringSize && *ringSize <= largestRing ? from.take(*ringSize) : std::nullopt;
    auto ring = text ? keyringFrom(*text) : Result<Keyring>(broken("backup.damaged", file));
    return ring ? std::move(ring) : broken("backup.damaged", file);
}

bool isOf(const std::string &home, const fs::path &file) {
    Reader from(file);
    const auto ring = readHead(from, file);
    return ring && ring->home == home;
}

Backups backupsOf(const std::string &home, const fs::path &folder) {
    Backups found = backupsIn(folder).value_or(Backups());
    std::erase_if(found, [&](const auto &one) { return !isOf(home, one.second); });
    return found;
}

// The oldest ones go.
void keepNewest(std::size_t count, Backups backups) {
    while (backups.size() > count) {
        std::error_code ignored;
        fs::remove(backups.begin()->second, ignored);
        backups.erase(backups.begin());
    }
}

bool isAnythingAt(const fs::path &log) {
    std::error_code error;
    return std::ranges::any_of(std::array{"", "-wal", "-journal"}, [&](const char *ending) {
        return fs::exists(fs::path(log).concat(ending), error); // the database would read those into what is restored
    });
}

// A log without a single row, as a program leaves it that was only looked at; or one that nobody can open any more, since
// all were erased. Any other stays, and is in the way.
void clearEmpty(const fs::path &log, bool nobody) {
    std::error_code error;
    if (!fs::exists(log, error)) {
        return;
    }
    {
        const auto opened = store::openSqliteLog(log);
        const auto last = opened ? (*opened)->append({}) : Result<store::Position>(1);
        if (!opened || (!nobody && last != store::Position{0})) {
            return;
        }
        fs::remove(log, error); // nobody else has it open
    }
    fs::remove(fs::path(log).concat("-wal"), error);
}

Result<void> fill(store::Log &log, const fs::path &file, const Backup &checked) {
    std::vector<store::Row> some;
    const auto flush = [&] { return log.append(some).map([&](store::Position) { some.clear(); }); };
    auto read = readBackup(file, [&](store::Row row) {
        some.push_back(std::move(row));
        return some.size() < rowsAtOnce ? Result<void>{} : flush();
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return *read == checked ? flush() : broken("backup.damaged", file); // it changed in between
}

} // namespace

Result<Backup> writeBackup(const fs::path &file, store::Log &log, const Keyring &ring) {
    auto begun = store::NewFile::begin(file);
    if (!begun) {
        return tl::unexpected(begun.error());
    }
    Writer to{*std::move(begun), {}, {}};
    const std::string keys = toText(ring);
    to.put(magic);
    to.put(number(keys.size(), 4));
    to.put(keys);
    Backup made{ring, 0, {}};
    bool sound = true;
    const auto damage = log.scan(1, [&](store::Position, std::span<const std::byte> row) {
        sound = sound && isSealedRow(row).has_value();
        ++made.rows;
        to.put(number(row.size(), 4));
        to.put({reinterpret_cast<const char *>(row.data()), row.size()});
    });
    if (!damage) {
        return tl::unexpected(damage.error());
    }
    if (!damage->empty() || !sound) { // the copies of before are better
        return tl::unexpected(store::errorFor("store.damaged", file));
    }
    if (made.rows == 0) { // and would take the place of one that has something
        return broken("backup.empty", file);
    }
    to.put(number(end, 4));
    to.put(number(made.rows, 8));
    made.sum = to.sum.finish();
    if (to.done) {
        to.done = to.file.write(made.sum).and_then([&] { return to.file.sync(); });
    }
    if (!to.done) {
        return tl::unexpected(to.done.error());
    }
    const auto again = readBackup(to.file.path(), [](const store::Row &) { return Result<void>{}; });
    if (!again || *again != made) {
        return broken("backup.damaged", file);
    }
    return to.file.takePlace().map([&] { return made; });
}

Result<Backup> readBackup(const fs::path &file, const std::function<Result<void>(store::Row)> &each) {
    Reader from(file);
    auto ring = readHead(from, file);
    if (!ring) {
        return tl::unexpected(ring.error());
    }
    Backup read{*std::move(ring), 0, {}};
    for (auto size = from.takeNumber(4); size != end; size = from.takeNumber(4)) {
        const auto bytes = size && *size <= store::maxRowBytes ? from.take(*size) : std::nullopt;
        if (!bytes) {
            return broken("backup.damaged", file);
        }
        ++read.rows;
        const auto row = std::as_bytes(std::span(*bytes));
        if (auto taken = each(store::Row(row.begin(), row.end())); !taken) {
            return tl::unexpected(taken.error());
        }
    }
    const bool counted = from.takeNumber(8) == read.rows;
    return from.endsWell(read.sum) && counted ? Result<Backup>(read) : broken("backup.damaged", file);
}

Result<Backup> restoreBackup(const fs::path &file, const fs::path &log, const fs::path &keys) {
    auto checked = readBackup(file, [](const store::Row &) { return Result<void>{}; });
    if (!checked) {
        return checked;
    }
    const auto before = readKeyring(keys);
    clearEmpty(log, before && *before && (*before)->people.empty());
    auto made = store::makeFolder(log.parent_path());
    auto lock =
        made ? store::lockForWriting(fs::path(log).concat(".lock"))
             : Result<store::Descriptor>(tl::unexpected(made.error())); // from here on nobody begins anything here
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    const auto ring = readKeyring(keys); // the same: a restoring that was cut off
    if (!ring || (*ring && !(*ring)->people.empty() && (*ring)->people != checked->ring.people) || isAnythingAt(log)) {
        return fail("backup.taken",
                    "Something is kept here already. Choose an empty folder with --home, or move away what "
                    "is here.",
                    {.file = log.string()});
    }
    // Under another name until it is whole: a log without its keys would be taken for one whose keys were lost.
    const fs::path half = fs::path(log).concat(".restoring");
    std::error_code error;
    for (const char *ending : {"", "-wal", ".lock"}) {
        fs::remove(fs::path(half).concat(ending), error);
    }
    {
        auto opened = store::openSqliteLog(half);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        if (auto filled = fill(**opened, file, *checked); !filled) {
            return tl::unexpected(filled.error());
        }
    }
    if (fs::exists(fs::path(half).concat("-wal"), error)) { // it was not all taken into the file
        return tl::unexpected(store::errorFor("store.io", half));
    }
    Keyring fresh = checked->ring;
    fresh.home = randomHex();
    if (auto written = writeKeyring(keys, fresh); !written) {
        return tl::unexpected(written.error());
    }
    fs::rename(half, log, error);
    if (error) {
        return tl::unexpected(store::errorForErrno(error.value(), log));
    }
    fs::remove(fs::path(half).concat(".lock"), error);
    return store::syncFolder(log.parent_path()).map([&] { return *checked; });
}

Result<fs::path> backUpInto(const fs::path &folder, store::Log &log, const Keyring &ring) {
    if (auto made = store::makeFolder(folder); !made) {
        return tl::unexpected(made.error());
    }
    const auto before = backupsIn(folder);
    if (!before) {
        return tl::unexpected(before.error());
    }
    const std::uint64_t next = before->empty() ? 1 : before->rbegin()->first + 1;
    fs::path file = folder / ("attune-" + std::to_string(next) + ".backup");
    if (auto written = writeBackup(file, log, ring); !written) {
        return tl::unexpected(written.error());
    }
    keepNewest(generations, backupsOf(ring.home, folder)); // only now that there is a newer one
    return file;
}

std::optional<std::int64_t> newestBackupMs(const fs::path &folder, const std::string &home) {
    const auto found = backupsOf(home, folder);
    struct stat about{};
    if (found.empty() || ::stat(found.rbegin()->second.c_str(), &about) != 0) {
        return std::nullopt;
    }
    return std::int64_t{about.st_mtim.tv_sec} * 1000 + about.st_mtim.tv_nsec / 1'000'000;
}

Result<void> renewBackups(const fs::path &folder, store::Log &log, const Keyring &ring) {
    const auto before = backupsIn(folder);
    if (!before || before->empty()) {
        return before ? Result<void>{} : tl::unexpected(before.error());
    }
    auto made = backUpInto(folder, log, ring);
    if (!made) {
        return tl::unexpected(made.error());
    }
    for (const auto &[number, file] : *before) {
        std::error_code error;
        if (!fs::remove(file, error) && error) {
            return tl::unexpected(store::errorForErrno(error.value(), file));
        }
    }
    return store::syncFolder(folder);
}

} // namespace attune::vault
