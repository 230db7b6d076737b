// SPDX-License-Identifier: Apache-2.0
#include "mutants.hpp"

namespace attune::check::test {

const std::vector<Mutant> &abiMutants() {
    static const std::vector<Mutant> mutants{
        {"AT-ABI-01", {"-DHEAD=__attribute__((constructor)) static void fail(void) { abort(); }"}},
        {"AT-ABI-02", {"-DENTRY={ 8, ATTUNE_ABI_MAJOR, 0, 1, PLUGIN_ID, PLUGIN_VERSION, activities }"}},
        {"AT-ABI-03", {"-DPLUGIN_VERSION=\"1.0.1\""}},
        {"AT-ABI-04", {"-DSTATE_VERSION=3"}},
        {"AT-ABI-05",
         {"-DACTIVITY={ sizeof(attune_activity), STATE_VERSION, ACTIVITY_ID, open_, close_, init, reduce, 0, extension "
          "}"}},
        {"AT-ABI-06", {"-DEXTENSION=*id ? known_extension(id) : (const void *)weathers"}},
        {"AT-ABI-07",
         {"-DEXTENSION=!strncmp(id, ATTUNE_EXT_MIGRATE, 16) ? known_extension(ATTUNE_EXT_MIGRATE) : "
          "known_extension(id)"}},
        {"AT-ABI-08",
         {"-DHEAD=static int opened;", "-DON_OPEN=opened = 1;", "-DEXTENSION=opened ? known_extension(id) : 0"}},
        {"AT-ABI-09", {}, [](const Bundle &bundle) { bundle.replace("plugin.toml", ", \"attune.invariants/1\"", ""); }},
        {"AT-ABI-10",
         {"-DHEAD=static const attune_migrate_v1 hollow = {sizeof hollow, 0};",
          "-DEXTENSION=strcmp(id, ATTUNE_EXT_MIGRATE) ? known_extension(id) : &hollow"}},
    };
    return mutants;
}

const std::vector<Mutant> &lifeMutants() {
    static const std::vector<Mutant> mutants{
        {"AT-LIFE-01", {"-DON_CLOSE=return;"}},
        {"AT-LIFE-02", {"-DHEAD=static void *volatile kept;", "-DON_VIEW=kept = malloc(48);"}},
        {"AT-LIFE-03", {"-DON_OPEN=if (content.size == 0) return *self = calloc(1, sizeof *me), ATTUNE_OK;"}},
        {"AT-LIFE-04",
         {"-DHEAD=static int instances;", "-DON_OPEN=if (instances > 0) return ATTUNE_INTERNAL;",
          "-DON_OPENED=++instances;", "-DON_CLOSE=--instances;"}},
        {"AT-LIFE-05", {"-DHEAD=static int begun;", "-DON_INIT=begun = 1;", "-DON_CLOSE=if (!begun) abort();"}},
        {"AT-LIFE-06",
         {"-DHEAD=static int closed;", "-DON_OPEN=if (closed) return ATTUNE_INTERNAL;", "-DON_CLOSE=closed = 1;"}},
        {"AT-LIFE-07", {"-DPUT(sink, text)=((sink)->write((sink)->ctx, text, strlen(text)), 0)"}},
        {"AT-LIFE-08", {"-DON_REDUCE=if (event->size != sizeof *event) return ATTUNE_BAD_INPUT;"}},
        {"AT-LIFE-09", {"-Wl,-z,nodelete"}},
        {"AT-LIFE-10",
         {"-DHEAD=__attribute__((constructor)) static void count(void) { for (volatile long i = 0; i < 20000000; ++i) "
          "; }"}},
    };
    return mutants;
}

} // namespace attune::check::test
