// SPDX-License-Identifier: Apache-2.0
#include "vault/row_format.hpp"
#include "vault/row_frame.hpp"
#include "vault/vault.hpp"

namespace attune::vault {
namespace {

constexpr JsonLimits limits{.bytes = store::maxRowBytes, .depth = format::maxDepth};

// Canonical text that is certain to be read back as the same value.
Result<std::string> textOf(const json &body) {
    const auto unfit = [] {
        return fail("vault.form",
                    "This cannot be kept: it holds a fraction, text that is not UTF-8, or too many levels. "
                    "This is a mistake in the program; please report it.");
    };
    try {
        std::string text = canonical(body);
        const auto again = parseCanonical(text, limits);
        if (!again && again.error().code == "json.too_large")
            return fail("vault.too_large",
                        "This is too long to be kept (more than 4 MiB). Shorten it, then try again.");
        if (!again || *again != body)
            return unfit();
        return text;
    } catch (const json::exception &) {
        return unfit();
    }
}

class PlainSealer final : public Sealer {
public:
    Result<store::Row> seal(const Entry &entry) override {
        return textOf(entry.body).and_then([&](const std::string &text) { return writeFrame({entry.vault, text}); });
    }

    Result<std::optional<Entry>> open(std::span<const std::byte> row) override {
        const auto frame = readFrame(row);
        if (!frame)
            return tl::unexpected(frame.error());
        if (!*frame)
            return std::nullopt;
        auto body = parseCanonical((*frame)->body, limits);
        if (!body)
            return fail("vault.damaged", "A record is whole, but was written wrongly and cannot be read. "
                                         "The others are not touched by it; please report this.");
        return Entry{std::string((*frame)->vault), std::move(*body)};
    }
};

} // namespace

std::unique_ptr<Sealer> plainSealer() {
    return std::make_unique<PlainSealer>();
}

} // namespace attune::vault
