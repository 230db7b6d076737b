/* SPDX-License-Identifier: Apache-2.0
 *
 * A good plugin, in plain C: two people answer one question under seal, open the answers together, talk, and end.
 * Tests break it in one place each: every CAPITAL macro with an #ifndef here is such a place, filled by a compile definition.
 */
#include <attune/attune.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef HEAD /* more declarations */
#define HEAD
#endif
#ifndef ON_OPEN /* statements at the beginning of each function; all arguments are in reach */
#define ON_OPEN
#endif
#ifndef ON_OPENED /* as ON_OPEN, once the content is read: `me` is the Self */
#define ON_OPENED
#endif
#ifndef ON_CLOSE
#define ON_CLOSE
#endif
#ifndef ON_INIT
#define ON_INIT
#endif
#ifndef ON_REDUCE
#define ON_REDUCE
#endif
#ifndef ON_STEP /* as ON_REDUCE, once the state is read: `s` is the State, `me` the Self */
#define ON_STEP
#endif
#ifndef ON_CHECK /* the invariants */
#define ON_CHECK
#endif
#ifndef ON_VIEW
#define ON_VIEW
#endif
#ifndef ON_DRAW /* as ON_VIEW, once the state is read; a return ends it */
#define ON_DRAW
#endif
#ifndef ODD /* const char *: what is added to the id of a step, which nobody sees */
#define ODD ""
#endif
#ifndef EXTENSION /* const void *, for the id `id` */
#define EXTENSION known_extension(id)
#endif
#ifndef PUT /* int, not 0 if the sink is full */
#define PUT(sink, text) (sink)->write((sink)->ctx, text, strlen(text))
#endif
#ifndef STATE_VERSION
#define STATE_VERSION 2u
#endif
#ifndef STATE_FORM
#define STATE_FORM "{\"a\":%d,\"b\":%d,\"phase\":%d,\"who\":%d}"
#endif
#ifndef TIMER_EFFECTS
#define TIMER_EFFECTS "[{\"cue\":\"reveal\",\"do\":\"cue\"},{\"do\":\"timer\",\"id\":\"talk\",\"ms\":60000}]"
#endif
#ifndef ON_TIMER
#define ON_TIMER over(&s, next, effects, "done")
#endif
#ifndef ON_STOP
#define ON_STOP over(&s, next, effects, "stopped")
#endif
#ifndef ACTIVITY
#define ACTIVITY {sizeof(attune_activity), STATE_VERSION, ACTIVITY_ID, open_, close_, init, reduce, view, extension}
#endif
#ifndef ACTIVITY_ID
#define ACTIVITY_ID "org.example.checked"
#endif
#ifndef PLUGIN_ID
#define PLUGIN_ID "org.example.checked"
#endif
#ifndef PLUGIN_VERSION
#define PLUGIN_VERSION "1.0.0"
#endif
#ifndef ENTRY
#define ENTRY {sizeof(attune_entry), ATTUNE_ABI_MAJOR, 0, 1, PLUGIN_ID, PLUGIN_VERSION, activities}
#endif

HEAD

    enum {
        answering,
        opening,
        talking,
        ended
    };

typedef struct Self {
    char question[32];
} Self;

typedef struct State {
    int a, b;  /* what seats 1 and 2 opened: 1 to 3, or 0 */
    int phase; /* of the four above */
    int who;   /* the seats that are done with the phase: bits 1 and 2 */
} State;

static const char *const weathers[] = {"", "sun", "cloud", "storm"};

/* --- Reading ---------------------------------------------------------------------------------------------------- */

typedef struct Text {
    const char *at, *end;
} Text;

static Text text_of(attune_bytes bytes) {
    Text text = {bytes.data, bytes.data + bytes.size};
    return text;
}

static int eat(Text *text, const char *word) {
    const size_t size = strlen(word);
    if ((size_t)(text->end - text->at) < size || memcmp(text->at, word, size) != 0)
        return 0;
    text->at += size;
    return 1;
}

static int eat_digit(Text *text, int most, int *number) {
    if (text->at == text->end || *text->at < '0' || *text->at > '0' + most)
        return 0;
    *number = *text->at++ - '0';
    return 1;
}

static int at_end(const Text *text) {
    return text->at == text->end;
}

static int is(attune_bytes bytes, const char *word) {
    Text text = text_of(bytes);
    return eat(&text, word) && at_end(&text);
}

static int read_state(attune_bytes bytes, State *s) {
    Text text = text_of(bytes);
    return eat(&text, "{\"a\":") && eat_digit(&text, 3, &s->a) && eat(&text, ",\"b\":") && eat_digit(&text, 3, &s->b) &&
           eat(&text, ",\"phase\":") && eat_digit(&text, 3, &s->phase) && eat(&text, ",\"who\":") &&
           eat_digit(&text, 3, &s->who) && eat(&text, "}") && at_end(&text);
}

static int names(attune_bytes payload, const char *intent, const char *after) {
    Text text = text_of(payload);
    return eat(&text, "{\"intent\":\"") && eat(&text, intent) && eat(&text, after) && at_end(&text);
}

static int read_answer(Text *text, int seat, int *value) {
    char head[32];
    snprintf(head, sizeof head, "{\"seat\":%d,\"value\":\"", seat);
    if (!eat(text, head))
        return 0;
    for (*value = 1; *value <= 3; ++*value)
        if (eat(text, weathers[*value]) && eat(text, "\"}"))
            return 1;
    return *value = 0;
}

static int read_revealed(const Self *me, attune_bytes payload, State *s) {
    Text text = text_of(payload);
    if (!eat(&text, "{\"mode\":\"all\",\"reveal\":\"open\",\"rows\":["))
        return 0;
    s->a = s->b = 0;
    if (eat(&text, "{\"answers\":[")) {
        if (read_answer(&text, 1, &s->a))
            eat(&text, ",");
        read_answer(&text, 2, &s->b);
        if (!eat(&text, "],\"input\":\"") || !eat(&text, me->question) || !eat(&text, "\",\"item\":\"\"}"))
            return 0;
    }
    return eat(&text, "]}") && at_end(&text);
}

/* --- Steps ------------------------------------------------------------------------------------------------------ */

static int32_t put_state(const State *s, const attune_sink *next) {
    char state[96];
    snprintf(state, sizeof state, STATE_FORM, s->a, s->b, s->phase, s->who);
    return PUT(next, state) ? ATTUNE_INTERNAL : ATTUNE_OK;
}

static int32_t step(const State *s, const attune_sink *next, const attune_sink *effects, const char *asked) {
    if (put_state(s, next) != ATTUNE_OK)
        return ATTUNE_INTERNAL;
    return PUT(effects, asked) ? ATTUNE_INTERNAL : ATTUNE_OK;
}

static int32_t refuse(const attune_sink *effects) {
    return PUT(effects, "\"not_offered\"") ? ATTUNE_INTERNAL : ATTUNE_REJECTED;
}

static int32_t over(State *s, const attune_sink *next, const attune_sink *effects, const char *outcome) {
    char end[64];
    if (s->phase == ended)
        return step(s, next, effects, "[]");
    s->phase = ended;
    s->who = 0;
    snprintf(end, sizeof end, "[{\"do\":\"end\",\"outcome\":\"%s\"}]", outcome);
    return step(s, next, effects, end);
}

static int32_t answered(const Self *me, State *s, int seat, const attune_sink *next, const attune_sink *effects) {
    char reveal[128];
    s->who |= seat;
    if (s->who != 3)
        return step(s, next, effects, "[]");
    s->phase = opening;
    s->who = 0;
    snprintf(reveal, sizeof reveal, "[{\"do\":\"reveal\",\"id\":\"open\",\"inputs\":[\"%s\"],\"mode\":\"all\"}]",
             me->question);
    return step(s, next, effects, reveal);
}

static int32_t done(State *s, int seat, const attune_sink *next, const attune_sink *effects) {
    s->who |= seat;
    return s->who == 3 ? over(s, next, effects, "done") : step(s, next, effects, "[]");
}

static int32_t of_host(const Self *me, State s, const attune_event *event, const attune_sink *next,
                       const attune_sink *effects) {
    if (is(event->type, "stop"))
        return ON_STOP;
    if (is(event->type, "timer") && s.phase == talking && is(event->payload, "{\"timer\":\"talk\"}"))
        return ON_TIMER;
    if (is(event->type, "revealed") && s.phase == opening && read_revealed(me, event->payload, &s)) {
        s.phase = talking;
        return step(&s, next, effects, TIMER_EFFECTS);
    }
    if (is(event->type, "timer") || is(event->type, "pause") || is(event->type, "resume") || is(event->type, "left"))
        return step(&s, next, effects, "[]");
    return refuse(effects);
}

static int32_t of_seat(const Self *me, State s, const attune_event *event, const attune_sink *next,
                       const attune_sink *effects) {
    const int seat = event->actor;
    if (seat < 1 || seat > 2 || (s.who & seat))
        return refuse(effects);
    if (is(event->type, "answered") && s.phase == answering && names(event->payload, me->question, "\"}"))
        return answered(me, &s, seat, next, effects);
    if (is(event->type, "intent") && s.phase == talking && names(event->payload, "done", "\",\"value\":null}"))
        return done(&s, seat, next, effects);
    return refuse(effects);
}

/* --- Views ------------------------------------------------------------------------------------------------------ */

static int32_t draw(const attune_sink *tree, const char *stepId, const char *nodes) {
    char all[1600];
    snprintf(all, sizeof all, "{\"nodes\":[%s],\"step\":\"%s%s\",\"title\":{\"key\":\"title\"}}", nodes, stepId, ODD);
    return PUT(tree, all) ? ATTUNE_INTERNAL : ATTUNE_OK;
}

static int32_t draw_prompt(const attune_sink *tree, const char *stepId, const char *key) {
    char prompt[96];
    snprintf(prompt, sizeof prompt, "{\"kind\":\"prompt\",\"text\":{\"key\":\"%s\"}}", key);
    return draw(tree, stepId, prompt);
}

static int32_t draw_question(const Self *me, const attune_sink *tree) {
    const char *q = me->question;
    char node[700];
    snprintf(node, sizeof node,
             "{\"id\":\"%s\",\"kind\":\"choice\",\"label\":{\"key\":\"%s.label\"},\"options\":["
             "{\"id\":\"sun\",\"text\":{\"key\":\"%s.sun\"}},{\"id\":\"cloud\",\"text\":{\"key\":\"%s.cloud\"}},"
             "{\"id\":\"storm\",\"text\":{\"key\":\"%s.storm\"}}],\"privacy\":\"sealed\"}",
             q, q, q, q, q);
    return draw(tree, "answer", node);
}

static void write_answer(char *to, size_t size, const Self *me, int seat, int value) {
    to[0] = '\0';
    if (value)
        snprintf(to, size, "{\"seat\":%d,\"text\":{\"key\":\"%s.%s\"}}", seat, me->question, weathers[value]);
}

static void write_rows(char *to, size_t size, const Self *me, const State *s) {
    char first[96], second[96];
    write_answer(first, sizeof first, me, 1, s->a);
    write_answer(second, sizeof second, me, 2, s->b);
    to[0] = '\0';
    if (s->a || s->b)
        snprintf(to, size, "{\"answers\":[%s%s%s],\"item\":{\"key\":\"%s.label\"},\"same\":%s}", first,
                 s->a && s->b ? "," : "", second, me->question, s->a == s->b ? "true" : "false");
}

static int32_t draw_talk(const Self *me, const State *s, int seat, const attune_sink *tree) {
    char rows[320], nodes[900];
    const char *ready = s->who == 0 ? "" : s->who == 1 ? "1" : "2";
    const char *button = s->who & seat ? "" : "\"actions\":[{\"intent\":\"done\",\"text\":{\"key\":\"done\"}}],";
    write_rows(rows, sizeof rows, me, s);
    snprintf(nodes, sizeof nodes,
             "{\"kind\":\"reveal\",\"mode\":\"all\",\"reveal\":\"open\",\"rows\":[%s]},"
             "{%s\"kind\":\"gate\",\"ready\":[%s],\"text\":{\"key\":\"talk\"}}",
             rows, button, ready);
    return draw(tree, "talk", nodes);
}

/* --- The table -------------------------------------------------------------------------------------------------- */

static int32_t open_(const attune_host *host, attune_bytes content, void **self) {
    Text text = text_of(content);
    Self *me;
    size_t size = 0;
    (void)host;
    ON_OPEN
    if (!eat(&text, "{\"question\":\""))
        return ATTUNE_BAD_INPUT;
    while (text.at + size < text.end && text.at[size] >= 'a' && text.at[size] <= 'z')
        ++size;
    if (size == 0 || size >= sizeof me->question || !(me = calloc(1, sizeof *me)))
        return ATTUNE_BAD_INPUT;
    memcpy(me->question, text.at, size);
    text.at += size;
    if (!eat(&text, "\"}") || !at_end(&text)) {
        free(me);
        return ATTUNE_BAD_INPUT;
    }
    ON_OPENED
    *self = me;
    return ATTUNE_OK;
}

static void close_(void *self) {
    ON_CLOSE
    free(self);
}

static int32_t init(void *self, const attune_event *start, const attune_sink *state, const attune_sink *effects) {
    const State s = {0, 0, answering, 0};
    (void)self;
    (void)start;
    ON_INIT
    return step(&s, state, effects, "[]");
}

static int32_t reduce(void *self, attune_bytes state, const attune_event *event, const attune_sink *next,
                      const attune_sink *effects) {
    const Self *me = self;
    State s;
    ON_REDUCE
    if (!read_state(state, &s) || event->size < sizeof *event)
        return ATTUNE_BAD_INPUT;
    ON_STEP
    return event->actor == 0 ? of_host(me, s, event, next, effects) : of_seat(me, s, event, next, effects);
}

static int32_t view(void *self, attune_bytes state, int32_t seat, const attune_sink *tree) {
    const Self *me = self;
    State s;
    ON_VIEW
    if (!read_state(state, &s) || seat < 1 || seat > 2)
        return ATTUNE_BAD_INPUT;
    ON_DRAW
    if (s.phase == answering)
        return s.who & seat ? draw_prompt(tree, "answer", "wait") : draw_question(me, tree);
    if (s.phase == opening)
        return draw(tree, "open", "{\"kind\":\"reveal\",\"reveal\":\"open\",\"text\":{\"key\":\"open\"}}");
    return s.phase == talking ? draw_talk(me, &s, seat, tree) : draw_prompt(tree, "over", "over");
}

#ifndef MIGRATE /* version 1 had no answers in its state */
#define MIGRATE                                                                                                        \
    from == 1 && eat(&text, "{\"phase\":") && eat_digit(&text, 3, &s.phase) && eat(&text, ",\"who\":") &&              \
        eat_digit(&text, 3, &s.who) && eat(&text, "}") && at_end(&text)
#endif
static int32_t migrate(void *self, uint32_t from, attune_bytes old, const attune_sink *next) {
    Text text = text_of(old);
    State s = {0, 0, 0, 0};
    (void)self;
    return MIGRATE ? put_state(&s, next) : ATTUNE_BAD_INPUT;
}

#ifndef INVARIANT
#define INVARIANT s.who != 3 && (s.phase >= talking || (!s.a && !s.b))
#endif
static int32_t check(void *self, attune_bytes state, const attune_sink *broken) {
    State s;
    (void)self;
    ON_CHECK
    if (!read_state(state, &s))
        return ATTUNE_BAD_INPUT;
    if (!(INVARIANT))
        PUT(broken, "answers are open before the reveal, or a phase waits for nobody");
    return ATTUNE_OK;
}

static const void *known_extension(const char *id) {
    static const attune_migrate_v1 migration = {sizeof migration, migrate};
    static const attune_invariants_v1 invariants = {sizeof invariants, check};
    if (strcmp(id, ATTUNE_EXT_MIGRATE) == 0)
        return &migration;
    return strcmp(id, ATTUNE_EXT_INVARIANTS) == 0 ? &invariants : NULL;
}

static const void *extension(const char *id) {
    return EXTENSION;
}

static const attune_activity activity = ACTIVITY;
static const attune_activity *const activities[] = {&activity};
#ifndef NO_ENTRY
ATTUNE_EXPORT const attune_entry attune_entry_v1 = ENTRY;
#endif
