// SPDX-License-Identifier: Apache-2.0
#include "home/on_disk.hpp"

#include "home/logged.hpp"

namespace attune::home {

Result<std::unique_ptr<Home>> openOnDisk(const Places &places, Clock &clock, Random &random,
                                         const log::Logger &logger) {
    auto log = store::openSqliteLog(places.log());
    if (!log) {
        logger.error({.code = log::codeOf(log.error())});
        return tl::unexpected(log.error());
    }
    auto keys = vault::Keys::open(places.keys());
    if (!keys) {
        return tl::unexpected(keys.error());
    }
    return Home::open(logged(*std::move(log), logger), *std::move(keys), clock, random)
        .map([&](std::unique_ptr<Home> home) {
            home->keepCopiesIn(places.copies());
            return home;
        });
}

} // namespace attune::home
