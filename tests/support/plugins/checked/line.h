/* SPDX-License-Identifier: Apache-2.0
 *
 * checked.c, put before it by the compiler: while they talk, each may write a line that both see. Tests break it by the
 * CAPITAL macros. The line is kept at the end of the state, as the JSON text that came: {"a":…,"who":…,"z1":"…"}.
 */
#define _GNU_SOURCE /* memmem */
#include <attune/attune.h>

#include <stdio.h>
#include <string.h>

#ifndef LINE_STATE /* what follows the state of the plugin; `text` is the line of `seat`, in quotes */
#define LINE_STATE snprintf(tail, sizeof tail, ",\"z%d\":%s", seat, text)
#endif
#ifndef LINE_VIEW /* a node, or several, before those of the plugin */
#define LINE_VIEW snprintf(node, sizeof node, "{\"kind\":\"prompt\",\"text\":{\"words\":%s}},", words)
#endif
#ifndef LINE_EFFECTS
#define LINE_EFFECTS "[]"
#endif
#ifndef ON_LINE
#define ON_LINE
#endif
#ifndef ON_EVENT /* as ON_LINE, for what is no line; a return of 1 answers it */
#define ON_EVENT
#endif
#ifndef LINE_MAX
#define LINE_MAX "100" /* characters: two lines fit into the state that the manifest allows */
#endif
#ifndef LINE_PRIVACY
#define LINE_PRIVACY "shared"
#endif

static char tail[1400]; /* of the state in this call: ,"z1":"…" or nothing */
static char bare[200];  /* the state without it */

/* Splits a state; what is none stays as it is. */
static attune_bytes without_tail(attune_bytes state) {
    const char *z = state.size < sizeof tail ? memmem(state.data, state.size, ",\"z", 3) : 0;
    tail[0] = '\0';
    if (!z || z - state.data > 150 || state.data[state.size - 1] != '}')
        return state;
    const size_t head = (size_t)(z - state.data), rest = state.size - head - 1;
    memcpy(tail, z, rest);
    tail[rest] = '\0';
    memcpy(bare, state.data, head);
    bare[head] = '}';
    attune_bytes out = {bare, head + 1};
    return out;
}

/* The end of the JSON text that begins at `at`; 0 if it is none. */
static const unsigned char *after_text(const unsigned char *at, const unsigned char *end) {
    if (at == end || *at++ != '"')
        return 0;
    while (at < end && *at != '"') {
        const int more = *at < 0x80                  ? 0
                         : *at >= 0xc2 && *at < 0xe0 ? 1
                         : *at >= 0xe0 && *at < 0xf0 ? 2
                         : *at >= 0xf0 && *at < 0xf5 ? 3
                                                     : -1;
        if (*at < 0x20 || more < 0 || (*at == 0xed && at + 1 < end && at[1] > 0x9f))
            return 0;
        if (*at == '\\' && (at + 1 == end || !memchr("\"\\bfnrt", at[1], 7)))
            return 0; /* \u is for what cannot be written as it is, which no host sends */
        if (*at == '\\') {
            at += 2;
            continue;
        }
        for (int i = 1; i <= more; ++i)
            if (at + i >= end || (at[i] & 0xc0) != 0x80)
                return 0;
        at += more + 1;
    }
    return at < end ? at + 1 : 0;
}

static int has_line(int seat) {
    char field[8];
    snprintf(field, sizeof field, "\"z%d\"", seat);
    return strstr(tail, field) != 0;
}

static int phase_of(attune_bytes state) {
    const char *phase = memmem(state.data, state.size, "\"phase\":", 8);
    return phase ? phase[8] - '0' : -1;
}

/* 1: it was a line, and `*rc` is the answer. */
static int line_reduce(const attune_host *host, attune_bytes state, const attune_event *event, const attune_sink *next,
                       const attune_sink *effects, int32_t *rc) {
    static const char head[] = "{\"intent\":\"line\",\"value\":";
    const size_t size = sizeof head - 1;
    const char *at = event->payload.data;
    char text[1300] = "null";
    const int seat = event->actor;
    (void)host;
    ON_EVENT
    if (event->type.size != 6 || memcmp(event->type.data, "intent", 6) != 0 || phase_of(state) != 2 || seat < 1 ||
        seat > 2 || tail[0] || event->payload.size <= size || event->payload.size - size >= sizeof text ||
        memcmp(at, head, size) != 0)
        return 0;
    const size_t rest = event->payload.size - size - 1;
    const unsigned char *from = (const unsigned char *)at + size, *end = from + rest;
    if (from[rest] != '}' || !(after_text(from, end) == end || (rest == 4 && memcmp(from, "null", 4) == 0)))
        return 0;
    memcpy(text, from, rest);
    text[rest] = '\0';
    ON_LINE
    LINE_STATE;
    char asked[1500];
    snprintf(asked, sizeof asked, LINE_EFFECTS, (int)rest - 2, text + 1);
    const int full = next->write(next->ctx, state.data, state.size - 1) != 0 ||
                     next->write(next->ctx, tail, strlen(tail)) != 0 || next->write(next->ctx, "}", 1) != 0 ||
                     effects->write(effects->ctx, asked, strlen(asked)) != 0;
    *rc = full ? ATTUNE_INTERNAL : ATTUNE_OK;
    return 1;
}

/* What the plugin writes, with the line put in. */
static int put_with_line(const attune_sink *sink, const char *text) {
    static const char input[] = "{\"id\":\"line\",\"kind\":\"text\",\"label\":{\"key\":\"line\"},\"max\":" LINE_MAX
                                ",\"privacy\":\"" LINE_PRIVACY "\",\"stale_ok\":true},";
    const char *nodes = "{\"nodes\":[";
    const size_t size = strlen(text);
    if (strncmp(text, "{\"a\":", 5) == 0) {
        if (sink->write(sink->ctx, text, size - 1) != 0 || (tail[0] && sink->write(sink->ctx, tail, strlen(tail)) != 0))
            return 1;
        return sink->write(sink->ctx, "}", 1);
    }
    if (strncmp(text, nodes, strlen(nodes)) != 0 || !strstr(text, "\"step\":\"talk\""))
        return sink->write(sink->ctx, text, size);
    char node[3000] = "";
    const char *words = tail[0] ? strchr(tail + 1, ':') + 1 : "";
    if (!tail[0])
        memcpy(node, input, sizeof input);
    else if (strcmp(words, "null") != 0)
        LINE_VIEW;
    if (sink->write(sink->ctx, nodes, strlen(nodes)) != 0 || sink->write(sink->ctx, node, strlen(node)) != 0)
        return 1;
    return sink->write(sink->ctx, text + strlen(nodes), size - strlen(nodes));
}

#define PUT(sink, text) put_with_line(sink, text)
#define HEAD static const attune_host *the_host;
#define ON_OPEN the_host = host;
#define ON_REDUCE                                                                                                      \
    int32_t answer;                                                                                                    \
    state = without_tail(state);                                                                                       \
    if (line_reduce(the_host, state, event, next, effects, &answer))                                                   \
        return answer;
#define ON_VIEW state = without_tail(state);
#define ON_CHECK state = without_tail(state);
