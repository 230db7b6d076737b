// SPDX-License-Identifier: Apache-2.0
#include "packed/choices.hpp"

#include "catalog/file.hpp"
#include "core/json.hpp"
#include "store/file_access.hpp"

namespace attune::packed {

Result<Choices> readChoices(const std::filesystem::path &file) {
    std::error_code failed;
    if (!std::filesystem::exists(file, failed) && !failed) {
        return Choices{};
    }
    return catalog::readFile(file).and_then([&](const std::string &text) -> Result<Choices> {
        try {
            const json found = parseCanonical(text).value();
            return Choices{found.at("trusted"), found.at("off")};
        } catch (const std::exception &) {
            return fail(
                "packed.choices",
                "The file with what you decided about added plugins is damaged, so none of them runs. Delete it to "
                "decide anew.",
                {.file = file.string()});
        }
    });
}

Result<void> changeChoices(const std::filesystem::path &file, const std::function<void(Choices &)> &change) {
    return store::makeFolder(file.parent_path())
        .and_then([&] { return store::awaitWriting(lockBeside(file)); })
        .and_then([&](const store::Descriptor &) {
            return readChoices(file).and_then([&](Choices choices) {
                change(choices);
                return store::replaceFile(file, canonical({{"trusted", choices.trusted}, {"off", choices.off}}));
            });
        });
}

std::filesystem::path lockBeside(const std::filesystem::path &file) {
    return file.parent_path() / ".lock";
}

} // namespace attune::packed
