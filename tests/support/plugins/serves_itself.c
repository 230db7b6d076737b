/* SPDX-License-Identifier: Apache-2.0
 * Speaks in the worker's stead from the moment it is loaded, and says more than its ceiling allows. It is no plugin otherwise. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { channel = 3, ready = 2, result = 8, huge = 300 * 1024 };
struct head {
    uint32_t size;
    uint16_t type, flags;
    uint64_t call;
};
static char body[1 << 20];

static void all(ssize_t (*move)(int, void *, size_t), void *bytes, size_t size) {
    for (size_t done = 0; done < size;) {
        const ssize_t moved = move(channel, (char *)bytes + done, size - done);
        if (moved <= 0)
            _exit(0);
        done += (size_t)moved;
    }
}
static ssize_t put(int to, void *bytes, size_t size) {
    return write(to, bytes, size);
}
static char *field(char *at, const void *bytes, uint32_t size) {
    memcpy(at, &size, sizeof size);
    memcpy(at + sizeof size, bytes, size);
    return at + sizeof size + size;
}
static void answer(uint16_t type, uint64_t call, const char *end) {
    struct head head = {(uint32_t)(end - body), type, 0, call};
    all(put, &head, sizeof head);
    all(put, body, head.size);
}

__attribute__((constructor)) static void serve(void) {
    const uint32_t well = 0, layers = 15, abi = 7;
    static char text[huge];
    memset(text, 'a', huge);
    text[0] = text[huge - 1] = '"';
    answer(ready, 1, field(field(field(field(body, &well, 4), "", 0), &layers, 4), &abi, 4));
    for (;;) {
        struct head head;
        all(read, &head, sizeof head);
        all(read, body, head.size);
        const int opens = head.type == 3;
        char *const value = field(field(body, &well, 4), &well, 4);
        answer(result, head.call, field(field(value, text, opens ? 0 : huge), "[]", opens ? 0 : 2));
    }
}
