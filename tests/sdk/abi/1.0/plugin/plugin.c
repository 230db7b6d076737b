/* SPDX-License-Identifier: Apache-2.0
 * A plugin as it was built on the day that ABI 1.0 was frozen: plain C, the frozen header, and no other line of ours. */
#include "attune.h"

#include <stdbool.h>
#include <string.h>

static const char on[] = "{\"over\":false}", over[] = "{\"over\":true}";

static bool is(attune_bytes bytes, const char *text) {
    return bytes.size == strlen(text) && memcmp(bytes.data, text, bytes.size) == 0;
}

static bool mentions(attune_bytes bytes, const char *part) {
    const uint64_t length = strlen(part);
    for (uint64_t at = 0; at + length <= bytes.size; ++at)
        if (memcmp(bytes.data + at, part, length) == 0)
            return true;
    return false;
}

static int32_t put(const attune_sink *sink, const char *text) {
    return sink->write(sink->ctx, text, strlen(text)) == 0 ? ATTUNE_OK : ATTUNE_INTERNAL;
}

static int32_t answer(const attune_sink *state, const char *next, const attune_sink *effects, const char *wanted) {
    const int32_t done = put(state, next);
    return done == ATTUNE_OK ? put(effects, wanted) : done;
}

static int32_t opens(const attune_host *host, attune_bytes content, void **self) {
    static char nothing;
    *self = &nothing;
    if (host->size < sizeof *host || host->abi_major != ATTUNE_ABI_MAJOR)
        return ATTUNE_INTERNAL;
    host->log(host, 1, (attune_bytes){"open", 4});
    return content.size > 0 && content.data[0] == '{' ? ATTUNE_OK : ATTUNE_BAD_INPUT;
}

static void closes(void *self) {
    (void)self;
}

static int32_t init(void *self, const attune_event *start, const attune_sink *state, const attune_sink *effects) {
    (void)self;
    return is(start->type, "start") && start->seq == 1 ? answer(state, on, effects, "[]") : ATTUNE_BAD_INPUT;
}

static int32_t reduce(void *self, attune_bytes state, const attune_event *event, const attune_sink *next,
                      const attune_sink *effects) {
    (void)self;
    if (event->size < sizeof *event)
        return ATTUNE_INTERNAL;
    if (is(event->type, "stop"))
        return answer(next, over, effects, "[{\"do\":\"end\",\"outcome\":\"stopped\"}]");
    if (event->actor == 0)
        return answer(next, is(state, over) ? over : on, effects, "[]");
    if (is(state, on) && is(event->type, "intent") && mentions(event->payload, "\"intent\":\"on\""))
        return answer(next, over, effects, "[{\"do\":\"end\",\"outcome\":\"done\"}]");
    return put(effects, "\"not_offered\"") == ATTUNE_OK ? ATTUNE_REJECTED : ATTUNE_INTERNAL;
}

static int32_t view(void *self, attune_bytes state, int32_t seat, const attune_sink *tree) {
    (void)self;
    (void)seat;
    return put(tree, is(state, over)
                         ? "{\"nodes\":[{\"kind\":\"prompt\",\"text\":{\"key\":\"over\"}}],\"step\":\"over\"}"
                         : "{\"nodes\":[{\"actions\":[{\"intent\":\"on\",\"text\":{\"key\":\"on\"},\"value\":null}],"
                           "\"kind\":\"prompt\",\"text\":{\"key\":\"say\"}}],\"step\":\"on\"}");
}

static const void *extension(const char *id) {
    (void)id;
    return 0;
}

static const attune_activity frozen = {
    sizeof(attune_activity), 1, "org.example.frozen_1_0", opens, closes, init, reduce, view, extension};
static const attune_activity *const activities[] = {&frozen};

ATTUNE_EXPORT const attune_entry attune_entry_v1 = {sizeof(attune_entry),     ATTUNE_ABI_MAJOR, 0,         1,
                                                    "org.example.frozen_1_0", "1.0.0",          activities};
