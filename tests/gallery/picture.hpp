// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickWindow>
#include <filesystem>

namespace attune::test {

// The nodes of the view that this window shows, and a little of what is around them; null if it shows none.
[[nodiscard]] QImage pictureOfNodes(QQuickWindow &window);

// Changes with the view, or with the texts beside it. A picture carries it, so that an old one is noticed.
[[nodiscard]] QString sourceOf(const std::filesystem::path &view);

} // namespace attune::test
