// SPDX-License-Identifier: Apache-2.0
#include "mutants.hpp"

namespace attune::check::test {
namespace {

// A view of another step id, or a step with another timer: it differs, and nobody is the worse for it.
std::string oddIf(const std::string &condition) {
    return "-DODD=(" + condition + ") ? \"_odd\" : \"\"";
}
std::string timerIf(const std::string &condition) {
    const auto timer = [](const char *ms) {
        return R"("[{\"do\":\"timer\",\"id\":\"talk\",\"ms\":)" + std::string(ms) + R"(}]")";
    };
    return "-DTIMER_EFFECTS=((" + condition + ") ? " + timer("60000") + " : " + timer("61000") + ")";
}

} // namespace

const std::vector<Mutant> &pureMutants() {
    static const std::vector<Mutant> mutants{
        {"AT-PURE-01", {"-DHEAD=static int calls;", oddIf("++calls % 2")}},
        {"AT-PURE-02",
         {"-DHEAD=static char at[32]; static const char *where(void) { snprintf(at, sizeof at, \"_%lx\", (unsigned "
          "long)at >> 12); return at; }",
          "-DODD=where()"}},
        {"AT-PURE-03",
         {"-DHEAD=static char *last;", "-DON_STEP=((Self *)me)->question[31] = 1;",
          "-DON_DRAW=last = (char *)me->question;", oddIf("*stepId == 't' && !last[31]")}},
        {"AT-PURE-04", {"-DHEAD=static int sessions;", "-DON_INIT=++sessions;", timerIf("sessions != 2")}},
        {"AT-PURE-05", {"-DHEAD=static int steps;", "-DON_REDUCE=++steps;", timerIf("steps > 1")}},
        {"AT-PURE-06", {"-DHEAD=static int viewed;", "-DON_VIEW=viewed = 1;", timerIf("viewed")}},
        {"AT-PURE-07", {oddIf("MB_CUR_MAX > 1")}},
        {"AT-PURE-08", {"-DHEAD=extern long timezone;", oddIf("timezone != 0")}},
        {"AT-PURE-09",
         {"-DHEAD=extern char **environ;", oddIf("environ && *environ && strncmp(*environ, \"TZ=\", 3)")}},
        {"AT-PURE-10",
         {"-DHEAD=static int above(void) { char *volatile a = malloc(200), *volatile b = malloc(200); int is = a > b; "
          "free(b); free(a); return is; }",
          oddIf("above()")}},
        {"AT-PURE-11",
         {"-DHEAD=static int filled(void) { volatile unsigned char *a = malloc(3000); int is = a[1000] == 0xa5 && "
          "a[2000] == 0xa5; free((void *)a); return is; }",
          oddIf("filled()")}},
        {"AT-PURE-12",
         {"-DHEAD=__attribute__((noinline)) static int littered(void) { volatile unsigned char a[8000]; return a[100] "
          "== 0xa5 && a[4000] == 0xa5; }",
          oddIf("littered()")}},
        {"AT-PURE-13", {"-DON_VIEW=(void)getenv(\"DEBUG\");"}},
        {"AT-PURE-14", {"-DON_VIEW=(void)__builtin_ia32_rdtsc();"}},
        {"AT-PURE-15", {"-DON_REDUCE=((volatile char *)state.data)[0] = '{';"}},
        {"AT-PURE-16", {"-DON_REDUCE=(void)((const volatile char *)state.data)[state.size];"}},
    };
    return mutants;
}

} // namespace attune::check::test
