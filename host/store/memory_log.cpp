// SPDX-License-Identifier: Apache-2.0
#include "store/errors.hpp"

namespace attune::store {
namespace {

class MemoryLog final : public Log {
public:
    Result<Position> append(std::span<const Row> rows) override {
        if (auto error = tooLarge(rows))
            return tl::unexpected(std::move(*error));
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        return m_rows.size();
    }

    Result<Position> replace(std::span<const Replacement> replaced, std::span<const Row> rows) override {
        for (const Replacement &one : replaced)
            if (one.position < 1 || one.position > m_rows.size() || m_rows[one.position - 1].size() != one.row.size())
                return tl::unexpected(errorFor("store.form", {}));
        if (auto error = tooLarge(rows))
            return tl::unexpected(std::move(*error));
        for (const Replacement &one : replaced)
            m_rows[one.position - 1] = one.row;
        return append(rows);
    }

    Result<std::vector<Damage>> scan(Position from,
                                     const std::function<void(Position, std::span<const std::byte>)> &each) override {
        // by index: `each` may append
        for (Position position = std::max<Position>(from, 1); position <= m_rows.size(); ++position)
            each(position, m_rows[position - 1]);
        return std::vector<Damage>{};
    }

    [[nodiscard]] bool readOnly() const override { return false; }

private:
    std::vector<Row> m_rows;
};

} // namespace

std::unique_ptr<Log> openMemoryLog() {
    return std::make_unique<MemoryLog>();
}

} // namespace attune::store
