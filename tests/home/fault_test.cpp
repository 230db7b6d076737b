// SPDX-License-Identifier: Apache-2.0
// One session with locked vaults, played again for everything that may fail in it: each step of the disk, each
// allocation. Whatever was said to be saved is there afterwards.
#include "home/locked.hpp"
#include "home/remembered.hpp"
#include "support/asked.hpp"
#include "support/failing_memory.hpp"
#include "support/failing_new.hpp"
#include "support/faulty_vfs.hpp"

#include <array>
#include <csignal>
#include <random>
#include <set>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;
using namespace attune::test;

namespace {

constexpr const char *passphrase = "a bee in a bonnet";
constexpr int mostActs = 22;

// What had been acknowledged when it ended.
struct Promise {
    bool formed = false, locked = false;
    std::uint64_t seq = 0; // 0: no session yet
    std::array<char, 64> state{};
};

Remembered::Answers &answers() {
    static Remembered::Answers all;
    return all;
}

class Evening {
public:
    using Tell = std::function<void(const Promise &)>;
    explicit Evening(Tell tell) : m_tell(std::move(tell)) {}

    std::set<std::string> sentences; // of what failed
    Promise promise;

    void play(const std::filesystem::path &folder) {
        auto log = allowed(store::openSqliteLog(folder / "attune.log"));
        auto keys = log ? allowed(vault::Keys::open(folder / "keys", cheap)) : std::nullopt;
        auto home =
            keys ? allowed(home::Home::open(*std::move(log), *std::move(keys), m_clock, m_random)) : std::nullopt;
        if (!home || !arrive(**home)) {
            return;
        }
        auto begun = allowed(home::Play::begin(**home, shelf().catalog, shelf().words, m_relationship,
                                               "boundary_circles", remembering(answers())));
        if (begun) {
            tell(**begun);
            playOn(**begun);
        }
        (void)allowed((*home)->topUp().map([] { return true; }));
    }

private:
    template <class T> std::optional<T> allowed(Result<T> result) {
        if (result) {
            return *std::move(result);
        }
        sentences.insert(result.error().sentence);
        return std::nullopt;
    }

    bool arrive(home::Home &home) {
        auto guests = home::guestsFor(*shelf().catalog.exercise("boundary_circles"), "couple").value();
        auto formed = allowed(home.formRelationship(guests.pair, guests.people));
        if (!formed) {
            return false;
        }
        m_relationship = *formed;
        promise.formed = true;
        m_tell(promise);
        const std::string first = home.relationship(m_relationship)->members.front().person;
        if (allowed(home.setPassphrase(first, vault::Passphrase(passphrase)).map([] { return true; }))) {
            promise.locked = true;
            m_tell(promise);
        }
        return true;
    }

    void tell(const home::Play &play) {
        promise.seq = play.session().seq();
        vault::hash(canonical(play.session().state())).copy(promise.state.data(), promise.state.size());
        m_tell(promise);
    }

    void playOn(home::Play &play) {
        for (int i = 0; i < mostActs && play.session().status() != core::Status::ended; ++i) {
            const home::Screen screen = play.screen();
            if (screen.kind == home::Screen::Kind::handOver) {
                const home::Play::Typed typed = screen.seat == 1 ? typedByFirst() : home::Play::Typed{};
                (void)allowed(play.sit(screen.seat, typed).map([] { return true; }));
            } else if (!actOf(play, screen)) {
                return;
            }
        }
    }
    static home::Play::Typed typedByFirst() {
        home::Play::Typed typed;
        typed.emplace(1, vault::Passphrase(passphrase));
        return typed;
    }

    bool actOf(home::Play &play, const home::Screen &screen) {
        for (const core::Seat seat :
             screen.kind == home::Screen::Kind::alone ? std::vector{screen.seat} : std::vector{1, 2}) {
            for (const core::Act &act : actsOf(play, seat, screen)) {
                const auto done = play.act(act);
                if (done) {
                    tell(play);
                    return true;
                }
                if (!done.error().code.starts_with("refused.")) { // it may try what is not on just now
                    sentences.insert(done.error().sentence);
                }
            }
        }
        return false;
    }
    static std::vector<core::Act> actsOf(home::Play &play, core::Seat seat, const home::Screen &screen) {
        std::vector<core::Act> acts;
        for (const auto &reveal : play.session().reveals()) {
            acts.emplace_back(core::Press{seat, reveal.spec.id});
        }
        const auto view = play.view(seat);
        for (const core::Offer &offer : view ? view->offers : std::vector<core::Offer>{}) {
            const bool onwards =
                !offer.action || offer.node.value("style", "quiet") == "primary" || offer.intent.ends_with("ready");
            if (onwards && core::isOpen(play.session(), seat, offer) && offer.privacy != core::Privacy::owner) {
                acts.emplace_back(core::Use{seat, offer.intent, core::sample(offer, 12), screen.seen, {}});
            }
        }
        return acts;
    }

    Tell m_tell;
    ManualClock m_clock{1'700'000'000'000};
    SeededRandom m_random{11};
    std::string m_relationship;
};

// What was promised is there; and the home can be written to again.
void requireKept(const std::filesystem::path &folder, const Promise &promise) {
    Table table(store::openSqliteLog(folder / "attune.log").value(), vault::Keys::open(folder / "keys", cheap).value(),
                99);
    home::Home &home = *table.home;
    for (const vault::Slot &slot : std::vector(home.ring().people)) {
        if (slot.needsPassphrase()) {
            REQUIRE(home.unlock(slot.person, vault::Passphrase(passphrase)));
        }
    }
    REQUIRE(home.damage().empty());
    REQUIRE(home.relationships().size() >= (promise.formed ? 1U : 0U));
    REQUIRE((!promise.locked || home.ring().people.front().needsPassphrase()));
    if (promise.seq > 0) {
        REQUIRE(home.sessions().size() == 1);
        const core::Session &session = *home.sessions().back();
        REQUIRE(session.seq() >= promise.seq);
        const std::string state = vault::hash(canonical(session.state()));
        REQUIRE((session.seq() > promise.seq || state == std::string(promise.state.data(), promise.state.size())));
    }
    REQUIRE(home.topUp());
    REQUIRE_FALSE(home.readOnly());
}

// Also asks the plugin for all that it will be asked.
Promise playCalmly() {
    const TempFolder folder;
    Evening calm([](const Promise &) {});
    calm.play(folder.path());
    REQUIRE(calm.promise.seq >= 8);
    REQUIRE(calm.sentences == std::set<std::string>{});
    requireKept(folder.path(), calm.promise);
    return calm.promise;
}

} // namespace

TEST_CASE("Whichever write, sync or truncation fails in an evening: a sentence, and nothing saved is lost") {
    playCalmly();
    const struct {
        int code;
        std::size_t times;
    } faults[] = {{SQLITE_IOERR_WRITE, SIZE_MAX}, {SQLITE_IOERR_FSYNC, 1}, {SQLITE_FULL, 1}};
    std::size_t steps = SIZE_MAX, played = 0, refused = 0;
    for (std::size_t nth = 0; nth < steps; ++nth) {
        for (const auto &fault : faults) {
            const TempFolder folder;
            Evening evening([](const Promise &) {});
            {
                FaultyVfs vfs;
                vfs.failAt(nth, fault.code, fault.times);
                evening.play(folder.path());
                steps = vfs.failed() ? steps : nth;
            }
            CAPTURE(nth, fault.code);
            REQUIRE_FALSE(evening.sentences.contains(""));
            requireKept(folder.path(), evening.promise);
            ++played;
            refused += evening.sentences.empty() ? 0 : 1;
        }
    }
    WARN(steps << " steps of the disk, " << played << " evenings, " << refused << " with a sentence, nothing lost");
    CHECK(steps > 60);
    CHECK(refused > steps);
}

TEST_CASE("Whichever allocation of the database fails in an evening: a sentence, and nothing saved is lost") {
    playCalmly();
    FailingMemory memory;
    std::size_t all = 0, refused = 0;
    const auto every = static_cast<std::size_t>(asked("ATTUNE_EVERY_ALLOCATION", 1)) * share;
    for (std::size_t nth = 0;; nth += every) {
        const TempFolder folder;
        Evening evening([](const Promise &) {});
        memory.failAt(nth);
        evening.play(folder.path());
        if (!memory.failed()) {
            break;
        }
        memory.rest();
        CAPTURE(nth);
        REQUIRE_FALSE(evening.sentences.contains(""));
        requireKept(folder.path(), evening.promise);
        ++all;
        refused += evening.sentences.empty() ? 0 : 1;
    }
    WARN(all << " allocations failed, one an evening; " << refused << " with a sentence, nothing lost");
    CHECK(refused > 0);
}

#ifndef __SANITIZE_ADDRESS__
namespace {

// A process that tells what is promised as it goes; what becomes of it is its own affair.
Promise promisedBy(const std::filesystem::path &folder, std::size_t nth, int &status) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // not the framework's business
        Evening evening([&](const Promise &promise) {
            if (::write(ends[1], &promise, sizeof promise) != sizeof promise) {
                ::_exit(9);
            }
        });
        failNewAt(nth);
        try {
            evening.play(folder);
        } catch (const std::bad_alloc &) {
            ::_exit(1);
        }
        ::_exit(newsCounted() > nth ? 0 : 2);
    }
    ::close(ends[1]);
    Promise promise, next;
    while (::read(ends[0], &next, sizeof next) == sizeof next) {
        promise = next;
    }
    ::close(ends[0]);
    ::waitpid(child, &status, 0);
    return promise;
}

} // namespace

TEST_CASE("Out of memory at any moment of an evening: even if the program ends, nothing saved is lost") {
    playCalmly();
    const TempFolder calm;
    Evening counting([](const Promise &) {});
    failNewAt(SIZE_MAX);
    counting.play(calm.path());
    const std::size_t all = newsCounted();
    std::mt19937_64 mind(6);
    int wentOn = 0, threw = 0, ended = 0;
    const int times = asked("ATTUNE_ALLOCATIONS", 300);
    for (int i = 0; i < times; ++i) {
        const std::size_t nth = mind() % all;
        const TempFolder folder;
        int status = 0;
        CAPTURE(nth);
        const Promise promise = promisedBy(folder.path(), nth, status);
        REQUIRE((!WIFEXITED(status) || WEXITSTATUS(status) < 3));
        requireKept(folder.path(), promise);
        ended += WIFSIGNALED(status) ? 1 : 0;
        threw += WIFEXITED(status) && WEXITSTATUS(status) == 1 ? 1 : 0;
        wentOn += WIFEXITED(status) && WEXITSTATUS(status) != 1 ? 1 : 0;
    }
    WARN(all << " allocations in an evening; of " << times << " that failed, " << wentOn << " were got over, " << threw
             << " thrown out of the home, " << ended << " ended the process; nothing lost");
    CHECK(threw > 0);
}
#endif
