// SPDX-License-Identifier: Apache-2.0
#include "sandbox/outside.hpp"

#include <arpa/inet.h>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <fstream>
#include <iterator>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

namespace attune::worker::test {
namespace {

namespace fs = std::filesystem;

constexpr const char *words = "nobody's business\n";

UniqueFd bound(const sockaddr *address, socklen_t size, int type) {
    UniqueFd end(::socket(address->sa_family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    REQUIRE(end);
    REQUIRE(::bind(end.get(), address, size) == 0);
    if (type == SOCK_STREAM)
        REQUIRE(::listen(end.get(), 5) == 0);
    return end;
}

sockaddr_in local(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

template <class Address> const sockaddr *general(const Address &address) {
    return reinterpret_cast<const sockaddr *>(&address);
}

int portOf(const UniqueFd &end) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(end.get(), reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

UniqueFd unixListener(const fs::path &path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    return bound(general(address), sizeof address, SOCK_STREAM);
}

bool isUntouched(const fs::path &file) {
    std::ifstream in(file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    struct stat found{};
    return ::stat(file.c_str(), &found) == 0 && text == words && (found.st_mode & 07777) == 0640;
}

} // namespace

Outside::Outside() {
    std::ofstream(folder() / "file") << words;
    fs::permissions(folder() / "file", static_cast<fs::perms>(0640));
    sockaddr_in address = local(0);
    m_tcp = bound(general(address), sizeof address, SOCK_STREAM);
    m_port = portOf(m_tcp);
    address = local(m_port);
    m_udp = bound(general(address), sizeof address, SOCK_DGRAM);
    m_unix = unixListener(folder() / "socket");
}

std::vector<std::string> Outside::traces() const {
    std::vector<std::string> traces;
    std::array<char, 64> heard{};
    if (!isUntouched(folder() / "file"))
        traces.emplace_back("the file was changed");
    if (std::distance(fs::directory_iterator(folder()), {}) != 2)
        traces.emplace_back("the folder was changed");
    if (UniqueFd(::accept(m_tcp.get(), nullptr, nullptr)))
        traces.emplace_back("somebody called over TCP");
    if (::recv(m_udp.get(), heard.data(), heard.size(), 0) >= 0)
        traces.emplace_back("somebody called over UDP");
    if (UniqueFd(::accept(m_unix.get(), nullptr, nullptr)))
        traces.emplace_back("somebody called over a unix socket");
    return traces;
}

void ownOrphans() {
    REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0);
    while (::waitpid(-1, nullptr, WNOHANG) > 0) { // of an earlier test
    }
}

bool hasOrphans() {
    return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD;
}

} // namespace attune::worker::test
