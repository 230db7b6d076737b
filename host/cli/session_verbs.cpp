// SPDX-License-Identifier: Apache-2.0
#include "cli/opened.hpp"
#include "cli/passphrase.hpp"
#include "vault/system.hpp"

#include <memory>

namespace attune::cli {
namespace {

const char *statusWord(core::Status status) {
    return status == core::Status::ended ? "ended" : status == core::Status::paused ? "paused" : "open";
}

// Codes, ids and numbers: what people wrote is theirs, and stays in the window.
json summary(const core::Session &session) {
    const core::Opening &opening = session.opening();
    return {{"id", opening.session},    {"exercise", opening.exercise},
            {"pair", opening.pair},     {"status", statusWord(session.status())},
            {"events", session.seq()},  {"outcome", session.outcome()},
            {"wall_ms", opening.wallMs}};
}

template <class Do> void withHome(Context &context, Do &&act) {
    if (const auto there = homeIsThere(context.places()); !there) {
        context.report(there.error());
        return;
    }
    auto shelf = openShelf(context);
    if (!shelf) {
        context.report(shelf.error());
        return;
    }
    const auto clock = vault::systemClock();
    const auto random = vault::systemRandom();
    auto home = home::openOnDisk(shelf->places, *clock, *random);
    if (!home) {
        context.report(home.error());
        return;
    }
    if (auto unlocked = context.unlock ? unlockAll(**home, context.in, context.err) : Result<void>{}; !unlocked) {
        context.report(unlocked.error());
        return;
    }
    act(**home, *shelf);
}

bool knows(Context &context, const home::Home &home, const std::string &id) {
    if (home.session(id) == nullptr) {
        context.report({"session.unknown", "There is no session with this id; `attunectl session list` shows all.", {}},
                       misuse);
        return false;
    }
    return true;
}

void list(Context &context) {
    withHome(context, [&](home::Home &home, const Shelf &) {
        json all = json::array();
        std::string text;
        for (const core::Session *session : home.sessions()) {
            all.push_back(summary(*session));
            text += session->opening().session + "  " + session->opening().exercise + "  " +
                    statusWord(session->status()) + "  " + std::to_string(session->seq()) + " events\n";
        }
        context.answer(all, text.empty() ? "No sessions yet.\n" : text);
    });
}

void show(Context &context, const std::string &id) {
    withHome(context, [&](home::Home &home, const Shelf &) {
        if (!knows(context, home, id)) {
            return;
        }
        const core::Session *session = home.session(id);
        auto records = home.records(id);
        if (!records) {
            context.report(records.error());
            return;
        }
        json value = summary(*session);
        value["log"] = json::array();
        std::string text;
        for (const core::SharedRecord &record : *records) {
            const core::Event &event = record.event;
            value["log"].push_back({{"seq", event.seq},
                                    {"type", event.type},
                                    {"at_ms", event.at_ms},
                                    {"stepped", record.stepped},
                                    {"state_hash", record.stepped ? vault::hash(canonical(record.state)) : ""}});
            text += std::to_string(event.seq) + "  " + event.type + "\n"; // not whose: nobody is to be asked why
        }
        context.answer(value, text);
    });
}

struct Verified {
    json value;
    std::string text;
    bool fine = true;
};

Verified verifyOne(home::Home &home, const core::Session &session, const Shelf &shelf) {
    const std::string &id = session.opening().session;
    Verified one{{{"id", id}, {"events", session.seq()}, {"differences", json::array()}}, {}, true};
    const auto audit = verify(home, session, shelf);
    if (!audit) {
        one.value["error"] = toJson(audit.error());
        return {one.value, id + "  cannot be replayed: " + describe(audit.error()) + "\n", false};
    }
    for (const auto &difference : audit->differences) {
        one.value["differences"].push_back({{"seq", difference.seq}, {"what", difference.what}});
        one.text += id + "  event " + std::to_string(difference.seq) + " is not the same: " + difference.what + "\n";
    }
    one.fine = audit->differences.empty();
    one.text = one.fine ? id + "  every state is the same\n" : one.text;
    return one;
}

Verified damageOf(const home::Home &home) {
    Verified all{json::array(), {}, home.damage().empty()};
    for (const vault::Finding &one : home.damage()) {
        all.value.push_back({{"first", one.first}, {"last", one.last}, {"code", one.code}, {"reason", one.reason}});
        all.text += "row " + std::to_string(one.first) +
                    (one.last == one.first ? "" : " to " + std::to_string(one.last)) + ": " + one.reason + "\n";
    }
    return all;
}

void verifyAll(Context &context, const std::string &only) {
    withHome(context, [&](home::Home &home, const Shelf &shelf) {
        if (!only.empty() && !knows(context, home, only)) {
            return;
        }
        json all = json::array();
        std::string text;
        for (const core::Session *session : home.sessions()) {
            if (only.empty() || session->opening().session == only) {
                Verified one = verifyOne(home, *session, shelf);
                context.exit = one.fine ? context.exit : findings;
                text += one.text;
                all.push_back(std::move(one.value));
            }
        }
        const Verified damaged = damageOf(home);
        context.exit = damaged.fine ? context.exit : findings;
        text += damaged.text;
        context.answer(
            {{"sessions", all}, {"damaged", damaged.value}, {"closed", home.closed()}, {"unknown", home.unknown()}},
            text.empty() ? "No sessions yet.\n" : text);
    });
}

} // namespace

void addSessionVerbs(CLI::App &app, Context &context) {
    auto id = std::make_shared<std::string>();
    CLI::App *session =
        app.add_subcommand("session", "The sessions of a home: which there are, and whether their log is whole");
    session->require_subcommand(1);
    session->fallthrough();

    CLI::App *listVerb = session->add_subcommand("list", "All sessions, oldest first");
    listVerb->footer("Example: attunectl session list --json");
    listVerb->callback([&context] { list(context); });

    CLI::App *showVerb = session->add_subcommand("show", "The events of one session, without what anybody wrote");
    showVerb->add_option("id", *id, "Id of the session")->required();
    showVerb->footer("Example: attunectl session show k3v5…");
    showVerb->callback([=, &context] { show(context, *id); });

    CLI::App *verifyVerb = session->add_subcommand(
        "verify", "Replay the log in a fresh plugin process and compare every state, byte for byte");
    verifyVerb->add_option("id", *id, "Only this session");
    verifyVerb->footer("Example: attunectl session verify --home ~/attune-copy --json");
    verifyVerb->callback([=, &context] { verifyAll(context, *id); });
}

} // namespace attune::cli
