/* SPDX-License-Identifier: Apache-2.0 */
#include "probe.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

static int ends[2];
static int number;
static socklen_t size = sizeof number;
static char space[256];
static struct msghdr message;
static struct sockaddr_in anywhere = {.sin_family = AF_INET};

static int triedWith(int type, int (*reach)(int, const struct sockaddr *, socklen_t), const void *to,
                     socklen_t length) {
    const int end = (int)syscall(SYS_socket, ((const struct sockaddr *)to)->sa_family, type, 0);
    if (end < 0)
        return errno;
    const int error = reach(end, to, length) < 0 ? errno : 0;
    syscall(SYS_close, end);
    return error;
}

static int sendWord(int end, const struct sockaddr *to, socklen_t length) {
    return (int)syscall(SYS_sendto, end, "secret", 6, 0, to, length);
}

static struct sockaddr_in host(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)outside.port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static int reachByTcp(void) {
    const struct sockaddr_in address = host();
    return triedWith(SOCK_STREAM, connect, &address, sizeof address);
}

static int reachByUdp(void) {
    const struct sockaddr_in address = host();
    return triedWith(SOCK_DGRAM, sendWord, &address, sizeof address);
}

static int reachByUnix(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, outside.socket, sizeof address.sun_path - 1);
    return triedWith(SOCK_STREAM, connect, &address, sizeof address);
}

static int reachAbstractUnix(void) {
    const struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "\0attune-nobody"};
    return triedWith(SOCK_STREAM, connect, &address, sizeof address);
}

static int listenOnTcp(void) {
    return triedWith(SOCK_STREAM, bind, &anywhere, sizeof anywhere);
}

#define SOCKET(name, family, type, protocol) {"socket " name, 0, SYS_socket, {family, type, protocol}, 0, 0}

static const struct probe rows[] = {
    {"reach a TCP port", reachByTcp, 0, {0}, 0, 0},
    {"send over UDP", reachByUdp, 0, {0}, 0, 0},
    {"reach a unix socket", reachByUnix, 0, {0}, 0, 0},
    {"reach an abstract unix socket", reachAbstractUnix, 0, {0}, 0, 0},
    {"listen on a TCP port", listenOnTcp, 0, {0}, 0, 0},
    SOCKET("unix stream", AF_UNIX, SOCK_STREAM, 0),
    SOCKET("unix datagram", AF_UNIX, SOCK_DGRAM, 0),
    SOCKET("unix seqpacket", AF_UNIX, SOCK_SEQPACKET, 0),
    SOCKET("TCP", AF_INET, SOCK_STREAM, 0),
    SOCKET("UDP", AF_INET, SOCK_DGRAM, 0),
    SOCKET("SCTP", AF_INET, SOCK_SEQPACKET, 132),
    SOCKET("ping", AF_INET, SOCK_DGRAM, 1),
    SOCKET("raw IP", AF_INET, SOCK_RAW, 255),
    SOCKET("raw ICMP", AF_INET, SOCK_RAW, 1),
    SOCKET("TCP 6", AF_INET6, SOCK_STREAM, 0),
    SOCKET("UDP 6", AF_INET6, SOCK_DGRAM, 0),
    SOCKET("raw IP 6", AF_INET6, SOCK_RAW, 255),
    SOCKET("MPTCP", AF_INET, SOCK_STREAM, 262),
    SOCKET("netlink route", AF_NETLINK, SOCK_RAW, 0),
    SOCKET("netlink audit", AF_NETLINK, SOCK_RAW, 9),
    SOCKET("netlink generic", AF_NETLINK, SOCK_DGRAM, 16),
    SOCKET("packet", AF_PACKET, SOCK_RAW, 0),
    SOCKET("packet datagram", AF_PACKET, SOCK_DGRAM, 0),
    SOCKET("vsock", AF_VSOCK, SOCK_STREAM, 0),
    SOCKET("alg", AF_ALG, SOCK_SEQPACKET, 0),
    SOCKET("bluetooth", AF_BLUETOOTH, SOCK_RAW, 1),
    SOCKET("can", AF_CAN, SOCK_RAW, 1),
    SOCKET("key", AF_KEY, SOCK_RAW, 2),
    SOCKET("xdp", AF_XDP, SOCK_RAW, 0),
    SOCKET("tipc", AF_TIPC, SOCK_STREAM, 0),
    SOCKET("rds", AF_RDS, SOCK_SEQPACKET, 0),
    SOCKET("kcm", AF_KCM, SOCK_DGRAM, 0),
    SOCKET("qipcrtr", 42, SOCK_DGRAM, 0),
    SOCKET("smc", 43, SOCK_STREAM, 0),
    SOCKET("mctp", 45, SOCK_DGRAM, 0),
    SOCKET("llc", AF_LLC, SOCK_DGRAM, 0),
    SOCKET("x25", AF_X25, SOCK_SEQPACKET, 0),
    SOCKET("ax25", AF_AX25, SOCK_DGRAM, 0),
    SOCKET("netrom", AF_NETROM, SOCK_SEQPACKET, 0),
    SOCKET("appletalk", AF_APPLETALK, SOCK_DGRAM, 0),
    SOCKET("ipx", AF_IPX, SOCK_DGRAM, 0),
    SOCKET("phonet", AF_PHONET, SOCK_DGRAM, 0),
    SOCKET("ieee802154", AF_IEEE802154, SOCK_DGRAM, 0),
    SOCKET("nfc", AF_NFC, SOCK_SEQPACKET, 0),
    SOCKET("rxrpc", AF_RXRPC, SOCK_DGRAM, 2),
    SOCKET("pppox", AF_PPPOX, SOCK_STREAM, 0),
    SOCKET("isdn", AF_ISDN, SOCK_RAW, 0),
    SOCKET("caif", AF_CAIF, SOCK_SEQPACKET, 0),
    {"socketpair stream", 0, SYS_socketpair, {AF_UNIX, SOCK_STREAM, 0, P(ends)}, 0, 0},
    {"socketpair datagram", 0, SYS_socketpair, {AF_UNIX, SOCK_DGRAM, 0, P(ends)}, 0, 0},
    {"connect the channel", 0, SYS_connect, {3, P(&anywhere), sizeof anywhere}, 0, 0},
    {"bind the channel", 0, SYS_bind, {3, P(&anywhere), sizeof anywhere}, 0, 0},
    {"listen on the channel", 0, SYS_listen, {3, 1}, 0, 0},
    {"accept on the channel", 0, SYS_accept, {3, 0, 0}, 0, 0},
    {"accept4 on the channel", 0, SYS_accept4, {3, 0, 0, 0}, 0, 0},
    {"shut half of the channel", 0, SYS_shutdown, {3, 99}, 0, 0},
    {"ask who the host is", 0, SYS_getsockopt, {3, SOL_SOCKET, SO_PEERCRED, P(space), P(&size)}, 0, 0},
    {"set an option of the channel", 0, SYS_setsockopt, {3, SOL_SOCKET, SO_PASSCRED, P(&number), sizeof number}, 0, 0},
    {"getsockname", 0, SYS_getsockname, {3, P(space), P(&size)}, 0, 0},
    {"getpeername", 0, SYS_getpeername, {3, P(space), P(&size)}, 0, 0},
    {"send to an address", 0, SYS_sendto, {3, P(space), 0, 0, P(&anywhere), sizeof anywhere}, 0, 0},
    {"hand over a descriptor", 0, SYS_sendmsg, {3, P(&message), MSG_NOSIGNAL}, 0, 0},
    {"take a descriptor", 0, SYS_recvmsg, {3, P(&message), MSG_DONTWAIT}, 0, 0},
    {"sendmmsg", 0, SYS_sendmmsg, {3, 0, 0, 0}, 0, 0},
    {"recvmmsg", 0, SYS_recvmmsg, {3, 0, 0, MSG_DONTWAIT, 0}, 0, 0},
    {"recvfrom", 0, SYS_recvfrom, {3, P(space), 0, MSG_DONTWAIT, 0, 0}, 0, 0},
};

const struct probes networkProbes = {rows, LENGTH(rows)};
