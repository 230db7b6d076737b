/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin that tries, in a constructor and in a call, all that no plugin may. The test writes into the library which of the probes
   to try, and where the things are that it looks at afterwards. */
#include "probe.h"

#include <attune/attune.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define MARK "ATTUNE-ORDERS:"
struct orders {
    char mark[16];
    char when[16];  /* "constructor", "call", "both" or "never" */
    char probe[64]; /* its name, or "all" */
    char folder[200];
    char library[200];
    char port[16], parent[16];
};
static volatile const struct orders inFile __attribute__((section(".data"))) = {MARK, "never", "all", "", "", "0", "0"};
static struct orders orders;

struct outside outside;
static const struct probes *const families[] = {&fileProbes,    &attributeProbes, &networkProbes,
                                                &processProbes, &memoryProbes,    &kernelProbes};

enum { MOST = 512, NOT_TRIED = -1 };
static int results[2][MOST];

static int number(const char *digits) {
    int value = 0;
    for (; *digits; ++digits)
        value = value * 10 + (*digits - '0');
    return value;
}

static void readOrders(void) {
    for (size_t i = 0; i < sizeof orders; ++i)
        ((char *)&orders)[i] = ((volatile const char *)&inFile)[i];
    outside.port = number(orders.port);
    outside.parent = number(orders.parent);
    snprintf(outside.folder, sizeof outside.folder, "%s", orders.folder);
    snprintf(outside.file, sizeof outside.file, "%.180s/file", orders.folder);
    snprintf(outside.fresh, sizeof outside.fresh, "%.180s/fresh", orders.folder);
    snprintf(outside.socket, sizeof outside.socket, "%.180s/socket", orders.folder);
    snprintf(outside.library, sizeof outside.library, "%s", orders.library);
    snprintf(outside.parentMemory, sizeof outside.parentMemory, "/proc/%d/mem", outside.parent);
    snprintf(outside.parentFiles, sizeof outside.parentFiles, "/proc/%d/fd", outside.parent);
    snprintf(outside.parentRoot, sizeof outside.parentRoot, "/proc/%d/root", outside.parent);
}

static int tried(const struct probe *probe) {
    if (probe->act)
        return probe->act();
    const long *a = probe->arguments;
    return syscall(probe->call, a[0], a[1], a[2], a[3], a[4], a[5]) < 0 ? errno : 0;
}

static bool isOrdered(const struct probe *probe, bool inConstructor) {
    if (strcmp(orders.probe, "all") != 0)
        return strcmp(orders.probe, probe->name) == 0;
    return !(probe->kind & ALONE) && !(inConstructor && (probe->kind & IN_CALL));
}

static void tryAll(bool inConstructor) {
    const bool now =
        strcmp(orders.when, "both") == 0 || strcmp(orders.when, inConstructor ? "constructor" : "call") == 0;
    int *result = results[inConstructor ? 0 : 1];
    for (size_t f = 0; f < LENGTH(families); ++f)
        for (size_t i = 0; i < families[f]->count; ++i, ++result)
            *result = now && isOrdered(&families[f]->rows[i], inConstructor) ? tried(&families[f]->rows[i]) : NOT_TRIED;
}

__attribute__((constructor)) static void whenLoaded(void) {
    readOrders();
    tryAll(true);
}

static void put(const attune_sink *sink, const char *text) {
    sink->write(sink->ctx, text, strlen(text));
}

/* [[name, expected, in the constructor, in the call], …] */
static void putResults(const attune_sink *sink) {
    const int *inConstructor = results[0], *inCall = results[1];
    char row[160];
    const char *comma = "[";
    for (size_t f = 0; f < LENGTH(families); ++f)
        for (size_t i = 0; i < families[f]->count; ++i, comma = ",") {
            const struct probe *probe = &families[f]->rows[i];
            snprintf(row, sizeof row, "%s[\"%s\",%d,%d,%d]", comma, probe->name, probe->expected, *inConstructor++,
                     *inCall++);
            put(sink, row);
        }
    put(sink, "]");
}

static int32_t openIt(const attune_host *host, attune_bytes content, void **self) {
    (void)host, (void)content;
    *self = 0;
    return ATTUNE_OK;
}
static void closeIt(void *self) {
    (void)self;
}
static int32_t init(void *self, const attune_event *start, const attune_sink *state, const attune_sink *effects) {
    (void)self, (void)start;
    tryAll(false);
    putResults(state);
    put(effects, "[]");
    return ATTUNE_OK;
}
static int32_t reduce(void *self, attune_bytes state, const attune_event *event, const attune_sink *next,
                      const attune_sink *effects) {
    (void)state;
    return init(self, event, next, effects);
}
static int32_t view(void *self, attune_bytes state, int32_t seat, const attune_sink *tree) {
    (void)self, (void)state, (void)seat;
    put(tree, "{}");
    return ATTUNE_OK;
}

static const attune_activity probing = {sizeof probing, 1, "org.example.probes", openIt, closeIt, init, reduce,
                                        view,           0};
static const attune_activity *const activities[] = {&probing};
const attune_entry attune_entry_v1 = {sizeof attune_entry_v1, 1, 0, 1, "org.example.probes", "1.0.0", activities};
