// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <string_view>

namespace attune::log {

// All that a log line can say. Nothing that a person does or is belongs here: no answer, reveal, decline, screening or
// unlock. A new one: here and in codes.cpp; names are stable, because scripts look for them.
enum class Code {
    started,
    stopped,
    storeOpened,
    storeBusy,
    storeReadOnly,
    storeDiskFull,
    storeDamaged,
    storeNewer,
    storeIo,
    storeForeign,
    storeFolder,
    storeTooLarge,
    storeMissing,
    storeMemory,
    vaultDamaged,
    vaultUnknown,
    catalogRead,
    catalogFault,
    workerStarted,
    workerCrashed,
    workerHung,
    workerBadAnswer,
    workerInternal,
    workerQuarantined,
    workerAbsent,
    workerNotConfined,
    pluginNote,
    sessionOpened,
    sessionResumed,
    sessionClosed, // ended or left: which is nobody's business
    qtMessage,
    qmlWarning,
    otherError,
};

[[nodiscard]] std::string_view nameOf(Code code);

// The code with the error's name, or otherError. The sentence and the place of an error are never logged.
[[nodiscard]] Code codeOf(const Error &error);

} // namespace attune::log
