// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/temp_folder.hpp"
#include "worker/unique_fd.hpp"

#include <string>
#include <vector>

namespace attune::worker::test {

using attune::test::TempFolder;

// What a plugin must not reach: a file, and somebody who listens on TCP, UDP and a unix socket.
class Outside {
public:
    Outside();

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder.path(); }
    [[nodiscard]] int port() const { return m_port; }

    // What was changed or heard; empty: nothing.
    [[nodiscard]] std::vector<std::string> traces() const;

private:
    TempFolder m_folder;
    int m_port = 0;
    UniqueFd m_tcp, m_udp, m_unix;
};

// No process is left of all that this one, or one that it started, has started. Call ownOrphans() before.
void ownOrphans();
[[nodiscard]] bool hasOrphans();

} // namespace attune::worker::test
