/* SPDX-License-Identifier: Apache-2.0
 * Prints where everything of ABI 1.0 is in the header that is found. Of the frozen one every member is named: the sizes add
 * up, or it does not compile. Today's may have grown. */
#include "attune.h"

#include <stddef.h>
#include <stdio.h>

#ifdef TODAY
#define OP >=
#else
#define OP ==
#endif
#define SIZE(type, member) sizeof(((type *)0)->member)
#define M(type, member) printf("%s.%s %zu %zu\n", #type, #member, offsetof(type, member), SIZE(type, member));
#define ADD(type, member) +SIZE(type, member)
#define PRINT(type, MEMBERS)                                                                                           \
    printf("%s %zu\n", #type, sizeof(type));                                                                           \
    MEMBERS(M, type)                                                                                                   \
    _Static_assert(sizeof(type) OP 0 MEMBERS(ADD, type), #type " has a member that is not named here, or a hole");

#define BYTES(X, t) X(t, data) X(t, size)
#define SINK(X, t) X(t, ctx) X(t, write)
#define EVENT(X, t) X(t, size) X(t, actor) X(t, seq) X(t, seen) X(t, at_ms) X(t, entropy) X(t, type) X(t, payload)
#define HOST(X, t) X(t, size) X(t, abi_major) X(t, abi_minor) X(t, reserved) X(t, ctx) X(t, log) X(t, get_extension)
#define ACTIVITY(X, t)                                                                                                 \
    X(t, size)                                                                                                         \
    X(t, state_version) X(t, id) X(t, open) X(t, close) X(t, init) X(t, reduce) X(t, view) X(t, get_extension)
#define ENTRY(X, t)                                                                                                    \
    X(t, size)                                                                                                         \
    X(t, abi_major) X(t, abi_minor) X(t, activity_count) X(t, plugin_id) X(t, plugin_version) X(t, activities)
#define PADDED(type, member)                                                                                           \
    printf("%s %zu\n", #type, sizeof(type));                                                                           \
    M(type, size) M(type, member)

int main(void) {
    PRINT(attune_bytes, BYTES)
    PRINT(attune_sink, SINK)
    PRINT(attune_event, EVENT)
    PRINT(attune_host, HOST)
    PRINT(attune_activity, ACTIVITY)
    PRINT(attune_entry, ENTRY)
    PADDED(attune_migrate_v1, migrate)
    PADDED(attune_invariants_v1, check)
    printf("ATTUNE_OK %d\nATTUNE_REJECTED %d\nATTUNE_BAD_INPUT %d\nATTUNE_INTERNAL %d\n", ATTUNE_OK, ATTUNE_REJECTED,
           ATTUNE_BAD_INPUT, ATTUNE_INTERNAL);
    return 0;
}
