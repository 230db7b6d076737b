/* SPDX-License-Identifier: Apache-2.0
 *
 * attune.h - the Attune plugin ABI, version 1.0.
 *
 * A plugin is a shared library that exports exactly one symbol, `attune_entry_v1`: constant data that leads to
 * the plugin's activities. The host never loads it; a worker process does, and calls it over this table.
 *
 * Call order, per activity:   open ( init | reduce | view )* close
 * Threads:                    every function is called on one thread, one call at a time [worker-thread]
 * Memory:                     nothing allocated on one side is freed on the other. Arguments are borrowed for
 *                             the length of the call; output goes into sinks that the host owns.
 * Text:                       every byte string is UTF-8; every structured one is canonical JSON: object keys
 *                             sorted, no white space, integers and strings only, no floating point.
 * Purity:                     init, reduce and view depend on `content` (given to open) and on their arguments,
 *                             and on nothing else: no clock, no randomness, no file, no environment. Time and
 *                             entropy come in the event. Same bytes in, same bytes out, in any process.
 *
 * ABI policy: same major required; a plugin names the lowest minor that it needs. Structs grow only at their
 * end, guarded by `size`. A new capability is a new extension id ("attune.name/1"), never a changed one.
 */
#ifndef ATTUNE_H
#define ATTUNE_H

#include <stdint.h>

#define ATTUNE_ABI_MAJOR 1u
#define ATTUNE_ABI_MINOR 0u
#define ATTUNE_ENTRY_SYMBOL "attune_entry_v1"

#define ATTUNE_EXPORT __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

/* Borrowed bytes; not null-terminated. */
typedef struct attune_bytes {
    const char *data; /* may be null only if size is 0 */
    uint64_t size;    /* in bytes */
} attune_bytes;

/* What init, reduce and view return. */
enum {
    ATTUNE_OK = 0,        /* done; the sinks hold the whole answer */
    ATTUNE_REJECTED = 1,  /* event refused, state unchanged: a normal answer. `effects` holds a JSON string:
                            a reason code, shown to the person as the text `refused.<code>` */
    ATTUNE_BAD_INPUT = 2, /* content, state or payload is not of the declared form */
    ATTUNE_INTERNAL = 3   /* a bug in the plugin, caught at the boundary */
};

/* Output owned by the host. A call may write in any number of pieces. */
typedef struct attune_sink {
    void *ctx;                                                    /* pass back as given */
    int32_t (*write)(void *ctx, const char *data, uint64_t size); /* not 0: limit reached, return at once */
} attune_sink;

/* One thing that happened. Everything that is not deterministic arrives here, already on record. */
typedef struct attune_event {
    uint32_t size;        /* sizeof(attune_event) as the caller knows it */
    int32_t actor;        /* 0: the host; 1..n: the seat that acted */
    uint64_t seq;         /* position in the session, from 1; the start is 1 */
    uint64_t seen;        /* seq of the newest state that the actor had seen */
    int64_t at_ms;        /* milliseconds of session time, pauses left out; never falls: the only clock */
    uint64_t entropy;     /* drawn by the host: the only randomness */
    attune_bytes type;    /* "start" "intent" "answered" "revealed" "decided" "timer"
                            "pause" "resume" "stop" "left"; more may come: reject what you do not know */
    attune_bytes payload; /* a JSON object; its form for each type: docs/plugin-author/events.md */
} attune_event;

/* What the host offers to an activity. Valid from open to close. */
typedef struct attune_host {
    uint32_t size;
    uint32_t abi_major;
    uint32_t abi_minor;
    uint32_t reserved; /* 0 */
    void *ctx;
    /* For the author's own eyes. level: 0 debug, 1 info, 2 warning, 3 error. Never a word that a person wrote. */
    void (*log)(const struct attune_host *host, int32_t level, attune_bytes text);
    const void *(*get_extension)(const struct attune_host *host, const char *id); /* null: not offered */
} attune_host;

/* One kind of exercise. */
typedef struct attune_activity {
    uint32_t size;
    uint32_t state_version; /* raise it when the meaning of a stored state or event changes */
    const char *id;         /* "org.example.checkin", equal to the manifest's */

    /* Reads the exercise's content (the TOML, as JSON, already valid against the manifest's content schema).
      *self is the plugin's own; it must stay constant after open. OK or BAD_INPUT. */
    int32_t (*open)(const attune_host *host, attune_bytes content, void **self);
    void (*close)(void *self);

    /* The first state, from the event "start". Writes one JSON value to each sink. */
    int32_t (*init)(void *self, const attune_event *start, const attune_sink *state, const attune_sink *effects);

    /* The next state. On REJECTED nothing is written to `next`. Effects: docs/plugin-author/effects.md */
    int32_t (*reduce)(void *self, attune_bytes state, const attune_event *event, const attune_sink *next,
                      const attune_sink *effects);

    /* What one seat sees now: docs/plugin-author/view.md */
    int32_t (*view)(void *self, attune_bytes state, int32_t seat, const attune_sink *tree);

    /* Pure; returns static data; legal from the moment that the library is loaded. Null: not offered. */
    const void *(*get_extension)(const char *id);
} attune_activity;

/* The entry: plain constant data, so that reading it runs nothing. Pointers to activities, not activities,
   so that a grown struct does not shift its neighbours. */
typedef struct attune_entry {
    uint32_t size;
    uint32_t abi_major;
    uint32_t abi_minor; /* the lowest minor that the plugin needs */
    uint32_t activity_count;
    const char *plugin_id;
    const char *plugin_version; /* semantic version, for people */
    const attune_activity *const *activities;
} attune_entry;

ATTUNE_EXPORT extern const attune_entry attune_entry_v1;

/* Extension: brings a stored state of an older state_version forward. */
#define ATTUNE_EXT_MIGRATE "attune.migrate/1"
typedef struct attune_migrate_v1 {
    uint32_t size;
    int32_t (*migrate)(void *self, uint32_t from, attune_bytes old_state, const attune_sink *next);
} attune_migrate_v1;

/* Extension: what the author holds to be true of every state; a broken one is named in `broken`. */
#define ATTUNE_EXT_INVARIANTS "attune.invariants/1"
typedef struct attune_invariants_v1 {
    uint32_t size;
    int32_t (*check)(void *self, attune_bytes state, const attune_sink *broken);
} attune_invariants_v1;

#ifdef __cplusplus
}
#endif
#endif
