// SPDX-License-Identifier: Apache-2.0
#include "home/places.hpp"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace attune::home {
namespace fs = std::filesystem;
namespace {

// XDG Base Directory Specification: a relative path counts as not set.
fs::path base(const std::function<std::string(const char *)> &env, const char *variable, const char *underHome) {
    const fs::path given = env(variable);
    return given.is_absolute() ? given : fs::path(env("HOME")) / underHome;
}

} // namespace

Places findPlaces(const fs::path &program, const std::function<std::string(const char *)> &env,
                  const std::optional<fs::path> &home) {
    const fs::path prefix = program.parent_path().parent_path();
    const fs::path share = prefix / "share" / "attune";
    const fs::path user = base(env, "XDG_DATA_HOME", ".local/share") / "attune";
    Places places;
    places.home = home.value_or(user);
    places.logs = home ? *home / "logs" : base(env, "XDG_STATE_HOME", ".local/state") / "attune";
    places.logsAll = env("ATTUNE_LOG") == "all";
    places.worker = prefix / "libexec" / "attune" / "attune-worker";
    places.words = share / "words";
    places.share = share;
    places.folders.plugins = {prefix / "lib" / "attune" / "plugins", user / "plugins"};
    places.folders.exercises = {share / "exercises", user / "exercises"};
    places.folders.ours = 1;
    return places;
}

Places findPlaces(const std::optional<fs::path> &home) {
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    const auto env = [](const char *name) {
        // NOLINTBEGIN(concurrency-mt-unsafe): asked once, before any thread starts
        const char *value = std::getenv(name);
        if (std::string_view(name) == "HOME" && (value == nullptr || *value != '/')) {
            const passwd *user = ::getpwuid(::getuid()); // else all would lie in whatever folder this was started in
            value = user == nullptr ? nullptr : user->pw_dir;
        }
        // NOLINTEND(concurrency-mt-unsafe)
        return std::string(value == nullptr ? "" : value);
    };
    return findPlaces(program, env, home);
}

} // namespace attune::home
