// SPDX-License-Identifier: Apache-2.0
// attune-worker: runs one plugin for one session, away from everything else.
#include "worker/attune_worker/confine.hpp"
#include "worker/attune_worker/server.hpp"

#include <cstdio>

namespace {

int explain() {
    std::fputs("attune-worker runs one plugin of Attune in a process of its own.\n"
               "It is started by `attune` and `attunectl`, which talk to it over file descriptor 3;\n"
               "by hand there is nothing to do with it. To try a plugin: attunectl play <exercise> --trace\n",
               stderr);
    return 2;
}

} // namespace

int main() {
    using namespace attune::worker;
    if (!Channel::isOpen())
        return explain();
    dieWithHost();
    Channel channel;
    Server(channel).run();
    ::_exit(EXIT_SUCCESS); // not exit(): a plugin's destructors and handlers have had their chance in close()
}
