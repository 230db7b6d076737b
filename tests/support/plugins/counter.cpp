// SPDX-License-Identifier: Apache-2.0
// Counts events: state {"count":n}. An event type or an intent that names a misdeed makes it do just that.
#include <attune/attune.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <signal.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef ENTRY
#define ENTRY attune_entry_v1
#endif
#ifndef ENTRY_SIZE
#define ENTRY_SIZE sizeof(attune_entry)
#endif
#ifndef ABI_MAJOR
#define ABI_MAJOR ATTUNE_ABI_MAJOR
#endif
#ifndef ABI_MINOR
#define ABI_MINOR ATTUNE_ABI_MINOR
#endif
#ifndef PLUGIN_ID
#define PLUGIN_ID "org.example.counter"
#endif
#ifndef PLUGIN_VERSION
#define PLUGIN_VERSION "1.0.0"
#endif
#ifndef ACTIVITY_ID
#define ACTIVITY_ID "org.example.counter"
#endif
#ifndef STATE_VERSION
#define STATE_VERSION 1u
#endif
#ifndef VIEW
#define VIEW &view
#endif

namespace {

const attune_host *theHost = nullptr;
void *volatile theLast = nullptr; // so that no allocation is optimized away

[[noreturn]] void hang() {
    for (volatile bool forever = true; forever;) {
    }
    std::abort();
}

[[noreturn]] void crash() {
    ::raise(SIGSEGV); // under a sanitizer, too, this ends the process
    std::abort();
}

#ifdef CRASHES_WHEN_LOADED
[[gnu::constructor]] void whenLoaded() {
    crash();
}
#endif
#ifdef HANGS_WHEN_LOADED
[[gnu::constructor]] void whenLoaded() {
    hang();
}
#endif

// Further than any stack goes.
int deeper(int depth) {
    volatile char room[1000];
    room[0] = static_cast<char>(depth);
    return depth < 0 ? 0 : deeper(depth + 1) + room[0];
}

[[noreturn]] void exhaust() {
    for (;;)
        theLast = ::operator new(std::size_t{1} << 20);
}

std::string_view text(attune_bytes bytes) {
    return {bytes.data, bytes.size};
}

std::int32_t put(const attune_sink *sink, std::string_view bytes) {
    return sink->write(sink->ctx, bytes.data(), bytes.size());
}

std::int32_t advance(const attune_sink *next, const attune_sink *effects, std::string_view state) {
    put(next, state);
    put(effects, "[]");
    return ATTUNE_OK;
}

std::string counted(attune_bytes state) {
    const std::string before(text(state));
    return "{\"count\":" + std::to_string(std::strtol(before.c_str() + before.find(':') + 1, nullptr, 10) + 1) + "}";
}

std::int32_t hundredMegabytes(const attune_sink *next) {
    const std::string megabyte(1 << 20, 'x');
    for (int i = 0; i < 100; ++i)
        put(next, megabyte); // and pays no heed to what it is told
    return ATTUNE_OK;
}

void garbage() {
    const std::string noise(5000, '\xee');
    if (::write(3, noise.data(), noise.size()) < 0)
        std::abort();
}

void flood() {
    const std::string line(1 << 20, 'f');
    for (int i = 0; i < 4; ++i)
        std::fwrite(line.data(), 1, line.size(), stdout);
}

int openFiles() {
    int entries = 0;
    DIR *folder = ::opendir("/proc/self/fd");
    while (folder && ::readdir(folder))
        ++entries;
    if (folder)
        ::closedir(folder);
    return entries - 3; // ".", ".." and the folder's own
}

rlim_t limitOf(__rlimit_resource resource) {
    rlimit limit{};
    ::getrlimit(resource, &limit);
    return limit.rlim_max;
}

// What it can see of the process that it runs in.
std::string surroundings() {
    const int variables = environ && *environ ? 1 : 0;
    return "{\"core\":" + std::to_string(limitOf(RLIMIT_CORE)) +
           ",\"dumpable\":" + std::to_string(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)) +
           ",\"environment\":" + std::to_string(variables) + ",\"files\":" + std::to_string(openFiles()) +
           ",\"growth\":" + std::to_string(limitOf(RLIMIT_FSIZE)) +
           ",\"most_files\":" + std::to_string(limitOf(RLIMIT_NOFILE)) +
           ",\"no_new_privileges\":" + std::to_string(::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0)) + "}";
}

void sayHello(attune_bytes) {
    const std::string_view line = "hello \x1b[2J from the plugin";
    theHost->log(theHost, 1, {line.data(), line.size()});
}

std::int32_t open(const attune_host *host, attune_bytes content, void **self) {
    theHost = host;
    *self = nullptr;
    if (text(content).find("crash_in_open") != std::string_view::npos)
        crash();
    return text(content).find("refuse_me") == std::string_view::npos ? ATTUNE_OK : ATTUNE_BAD_INPUT;
}

void close(void *) {}

std::int32_t init(void *, const attune_event *, const attune_sink *state, const attune_sink *effects) {
    return advance(state, effects, "{\"count\":0}");
}

struct Misdeed {
    std::string_view name;
    std::int32_t (*act)(attune_bytes state, const attune_sink *next, const attune_sink *effects);
};

constexpr std::array misdeeds{
    Misdeed{"crash", [](attune_bytes, auto *, auto *) -> std::int32_t { crash(); }},
    Misdeed{"hang", [](attune_bytes, auto *, auto *) -> std::int32_t { hang(); }},
    Misdeed{"exit", [](attune_bytes, auto *, auto *) -> std::int32_t { ::_exit(7); }},
    Misdeed{"throw", [](attune_bytes, auto *, auto *) -> std::int32_t { throw std::runtime_error("out it goes"); }},
    Misdeed{"abort", [](attune_bytes, auto *, auto *) -> std::int32_t { std::abort(); }},
    Misdeed{"exit_politely", [](attune_bytes, auto *, auto *) -> std::int32_t { std::exit(7); }},
    Misdeed{
        "forbidden",
        [](attune_bytes, auto *, auto *) -> std::int32_t { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : 3; }},
    Misdeed{"overflow", [](attune_bytes, auto *, auto *) -> std::int32_t { return deeper(1); }},
    Misdeed{"exhaust", [](attune_bytes, auto *, auto *) -> std::int32_t { exhaust(); }},
    Misdeed{"half_frame",
            [](attune_bytes, auto *, auto *) -> std::int32_t {
                static_cast<void>(!::write(3, "\x09\x00\x00\x00\x08", 5));
                ::_exit(0);
            }},
    Misdeed{"flood_log",
            [](attune_bytes state, auto *, auto *) -> std::int32_t {
                for (;;)
                    sayHello(state);
            }},
    Misdeed{"hang_up",
            [](attune_bytes, auto *, auto *) -> std::int32_t {
                ::close(3);
                hang();
            }},
    Misdeed{"huge", [](attune_bytes, auto *next, auto *) { return hundredMegabytes(next); }},
    Misdeed{"bad_utf8", [](attune_bytes, auto *next, auto *fx) { return advance(next, fx, "{\"a\":\"\xff\"}"); }},
    Misdeed{"bad_json", [](attune_bytes, auto *next, auto *fx) { return advance(next, fx, "{\"count\":"); }},
    Misdeed{"float", [](attune_bytes, auto *next, auto *fx) { return advance(next, fx, "{\"count\":1.5}"); }},
    Misdeed{"twice", [](attune_bytes, auto *next, auto *fx) { return advance(next, fx, "{\"a\":1,\"a\":2}"); }},
    Misdeed{"spaces", [](attune_bytes, auto *next, auto *fx) { return advance(next, fx, "{\"count\": 1}"); }},
    Misdeed{"nothing", [](attune_bytes, auto *, auto *) -> std::int32_t { return ATTUNE_OK; }},
    Misdeed{"odd_effects",
            [](attune_bytes state, auto *next, auto *fx) -> std::int32_t {
                put(next, counted(state));
                put(fx, "{}");
                return ATTUNE_OK;
            }},
    Misdeed{"odd_code", [](attune_bytes, auto *, auto *) -> std::int32_t { return 42; }},
    Misdeed{"bad_input", [](attune_bytes, auto *, auto *) -> std::int32_t { return ATTUNE_BAD_INPUT; }},
    Misdeed{"internal", [](attune_bytes, auto *, auto *) -> std::int32_t { return ATTUNE_INTERNAL; }},
    Misdeed{"odd_refusal",
            [](attune_bytes, auto *, auto *fx) -> std::int32_t {
                put(fx, "\"Not Now!\"");
                return ATTUNE_REJECTED;
            }},
    Misdeed{"refuse",
            [](attune_bytes, auto *, auto *fx) -> std::int32_t {
                put(fx, "\"not_now\"");
                return ATTUNE_REJECTED;
            }},
    Misdeed{"garbage",
            [](attune_bytes state, auto *next, auto *fx) {
                garbage();
                return advance(next, fx, counted(state));
            }},
    Misdeed{"flood_stdout",
            [](attune_bytes state, auto *next, auto *fx) {
                flood();
                return advance(next, fx, counted(state));
            }},
    Misdeed{"log",
            [](attune_bytes state, auto *next, auto *fx) {
                sayHello(state);
                return advance(next, fx, counted(state));
            }},
    Misdeed{"surroundings", [](attune_bytes, auto *next, auto *fx) { return advance(next, fx, surroundings()); }},
};

bool asksFor(const attune_event &event, std::string_view misdeed) {
    const std::string intent = "\"intent\":\"" + std::string(misdeed) + "\"";
    return text(event.type) == "intent" && text(event.payload).find(intent) != std::string_view::npos;
}

std::int32_t reduce(void *, attune_bytes state, const attune_event *event, const attune_sink *next,
                    const attune_sink *effects) {
    for (const Misdeed &misdeed : misdeeds)
        if (misdeed.name == text(event->type) || asksFor(*event, misdeed.name))
            return misdeed.act(state, next, effects);
    return advance(next, effects, counted(state));
}

[[maybe_unused]] std::int32_t view(void *, attune_bytes state, std::int32_t seat, const attune_sink *tree) {
    put(tree, "{\"seat\":" + std::to_string(seat) + ",\"state\":" + std::string(text(state)) + "}");
    return ATTUNE_OK;
}

// A button for each misdeed, for those who play it.
[[maybe_unused]] std::int32_t buttons(void *, attune_bytes, std::int32_t, const attune_sink *tree) {
    std::string actions;
    for (const Misdeed &misdeed : misdeeds) {
        const std::string name(misdeed.name);
        actions += (actions.empty() ? "" : ",");
        actions += "{\"intent\":\"" + name + "\",\"text\":{\"words\":\"" + name + "\"}}";
    }
    put(tree,
        "{\"nodes\":[{\"actions\":[" + actions + R"(],"kind":"prompt","text":{"words":"Do"}}],"title":{"words":"T"}})");
    return ATTUNE_OK;
}

// Its words would go to another screen, into the clipboard, unseen, and from the right to the left.
[[maybe_unused]] std::int32_t steering(void *, attune_bytes, std::int32_t, const attune_sink *tree) {
    put(tree, "{\"nodes\":[{\"id\":\"a\",\"kind\":\"text\",\"label\":{\"words\":"
              "\"\\u001b[?1049h\\u001b]52;c;eA==\\u0007\u009b8m\u202e\"},\"privacy\":\"shared\"}],"
              "\"step\":\"b\",\"title\":{\"words\":\"T\"}}");
    return ATTUNE_OK;
}

const void *extension(const char *) {
    return nullptr;
}

constexpr attune_activity activity{
    sizeof(attune_activity), STATE_VERSION, ACTIVITY_ID, &open, &close, &init, &reduce, VIEW, &extension};
constexpr const attune_activity *activities[] = {&activity};

} // namespace

extern "C" {
ATTUNE_EXPORT extern const attune_entry ENTRY;
const attune_entry ENTRY{ENTRY_SIZE, ABI_MAJOR, ABI_MINOR, 1, PLUGIN_ID, PLUGIN_VERSION, activities};
}
