# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0
# The Debian packages that Attune stands on, how they get here, and how it is built. Read by scripts/run and
# scripts/test, which set $root.
# shellcheck disable=SC2034,SC2154 # the lists are for those who read this file; $root is theirs

build_packages='cmake g++ ninja-build pkgconf
    libcli11-dev libelf-dev libexpected-dev libicu-dev libseccomp-dev libsodium-dev libspdlog-dev libsqlite3-dev libsqlitecpp-dev
    libtomlplusplus-dev libvalijson-dev nlohmann-json3-dev
    qt6-base-dev qt6-declarative-dev qt6-declarative-dev-tools'
window_packages='fonts-lato libgl1-mesa-dri libqt6svg6
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript qml6-module-qtquick
    qml6-module-qtquick-controls qml6-module-qtquick-layouts qml6-module-qtquick-templates qml6-module-qtquick-window'
desktop_packages='qt6-wayland'
# One version of the clang tools, so that both Debian releases give the same verdict.
test_packages='clang-format-19 clang-tidy-19 shellcheck libbenchmark-dev libcatch2-dev
    at-spi2-core dbus gir1.2-atspi-2.0 imagemagick procps python3-gi xauth xclip xdotool xvfb'
fuzz_packages='clang-19 libclang-rt-19-dev'

# Bare machines have no locale, and Qt wants one in UTF-8.
export LANG="${LANG:-C.UTF-8}"

say() { printf '%s\n' "$*"; }
fail() {
    say "$@" >&2
    exit 1
}

# shellcheck source=/dev/null
release=$(. /etc/os-release 2>/dev/null && say "${VERSION_CODENAME:-}")
case $release in
bookworm) build_packages="$build_packages libboost1.81-dev" ;;
trixie)
    build_packages="$build_packages libboost-dev"
    window_packages="$window_packages qt6-svg-plugins"
    ;;
*) fail "This script sets up Debian 12 (bookworm) and 13 (trixie); this machine is something else. Install what" \
    "cmake/Dependencies.cmake names, then: cmake --preset release && cmake --build build/release" ;;
esac

missing_of() {
    here=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
    printf '%s\n' "$@" | grep -vxF "$here" || true
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Debian 12 itself has Catch2 2; Catch2 3 is in its backports, from which apt takes nothing unless it is asked for by name.
add_backports() {
    ! apt-cache show libcatch2-dev >/dev/null 2>&1 || return 0
    # shellcheck disable=SC2016 # apt-get fills them in
    mirror=$(apt-get indextargets --format '$(ORIGIN) $(RELEASE) $(COMPONENT) $(REPO_URI)' |
        sed -n "s|^Debian bookworm main \(https\{0,1\}://\)|\1|p" | head -n 1)
    source=/etc/apt/sources.list.d/attune-backports.sources
    say "Catch2 3 comes from bookworm-backports, which is added to the sources of apt: $source"
    printf '%s\n' 'Types: deb' "URIs: ${mirror:-http://deb.debian.org/debian}" 'Suites: bookworm-backports' \
        'Components: main' 'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg' | as_root tee "$source" >/dev/null
    as_root apt-get -qq update
}

# install_packages NAME…: says what is missing, then installs just that. Asks nothing of the network if all is there.
install_packages() {
    missing=$(missing_of "$@")
    [ -n "$missing" ] || return 0
    say 'Attune needs these Debian packages, which are not on this machine yet:'
    say "$missing" | paste -s -d ' ' | fold -s -w 100 | sed 's/^/    /'
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
        fail "Installing them takes root, and there is no sudo here. Run this once: su -c 'sh $0 --install-only'"
    say 'They are installed now by apt-get, from the mirrors this machine uses. Nothing is removed.'
    as_root apt-get -qq update || say 'apt-get update did not go through; trying with the lists that are here.'
    case $release-$missing in
    bookworm*libcatch2-dev*)
        add_backports
        missing="$missing catch2/bookworm-backports" # libspdlog-dev brings the older one, which would be in the way
        ;;
    esac
    # shellcheck disable=SC2086 # a list
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        -o Acquire::Retries=3 install --no-install-recommends --no-remove $missing </dev/null ||
        fail 'The packages could not be installed; the lines above say why. Nothing of Attune was built.'
}

# A compiler may take 1.5 GB, so a small machine runs fewer of them than it has processors.
jobs() {
    awk -v cpus="$(nproc)" '/^MemAvailable/ { n = int($2 / 1500000) } END { print n < 1 ? 1 : n < cpus ? n : cpus }' \
        /proc/meminfo
}

# build PRESET [TARGET]
build() {
    cmake -S "$root" --preset "$1" --log-level=WARNING >/dev/null &&
        cmake --build "$root/build/$1" --target "${2:-all}" -j "$(jobs)"
}
