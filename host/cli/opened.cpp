// SPDX-License-Identifier: Apache-2.0
#include "cli/opened.hpp"

namespace attune::cli {

Result<Shelf> openShelf(const Context &context) {
    Shelf shelf{context.places(), {}, {}};
    auto words = catalog::Texts::read(shelf.places.words);
    if (!words) {
        return tl::unexpected(words.error().front());
    }
    shelf.words = *std::move(words);
    shelf.catalog = catalog::discover(shelf.places.folders);
    return shelf;
}

Result<std::unique_ptr<home::Home>> openHome(const home::Places &places, Clock &clock, Random &random,
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
    return home::Home::open(home::logged(*std::move(log), logger), *std::move(keys), clock, random);
}

Result<std::unique_ptr<home::Home>> guestHome(Clock &clock, Random &random) {
    return home::Home::open(store::openMemoryLog(), vault::Keys::open(std::nullopt).value(), clock, random);
}

Result<home::Audit> verify(home::Home &home, const core::Session &session, const Shelf &shelf) {
    auto records = home.records(session.opening().session);
    if (!records) {
        return tl::unexpected(records.error());
    }
    auto activity = home::workerLauncher(shelf.catalog, shelf.places)(session.opening());
    if (!activity) {
        return tl::unexpected(activity.error());
    }
    return home::audit(*records, **activity);
}

} // namespace attune::cli
