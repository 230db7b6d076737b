// SPDX-License-Identifier: Apache-2.0
#include "support/power_cut.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace attune::test {
namespace {

using Kind = DiskStep::Kind;
constexpr std::size_t sector = 512;

void put(std::string &content, std::size_t at, std::string_view bytes) {
    if (content.size() < at + bytes.size())
        content.resize(at + bytes.size());
    content.replace(at, bytes.size(), bytes);
}

void apply(DiskImage &image, const DiskStep &step) {
    if (step.kind == Kind::write)
        put(image[step.file], static_cast<std::size_t>(step.offset), step.bytes);
    else if (step.kind == Kind::truncate)
        image[step.file].resize(static_cast<std::size_t>(step.offset));
    else if (step.kind == Kind::remove)
        image.erase(step.file);
}

void applyInPart(DiskImage &image, const DiskStep &step, std::mt19937 &random) {
    if (step.kind != Kind::write) {
        if (random() % 2 == 0)
            apply(image, step);
        return;
    }
    const std::string_view bytes = step.bytes;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = static_cast<std::size_t>(step.offset) + at;
        const std::string_view piece = bytes.substr(at, sector - start % sector);
        const auto luck = random() % 16;
        if (luck < 8)
            put(image[step.file], start, piece);
        else if (luck == 8)
            put(image[step.file], start, std::string(piece.size(), static_cast<char>(random())));
        at += piece.size();
    }
}

class Disk {
public:
    void take(const DiskStep &step) {
        if (step.kind == Kind::sync)
            sync(step.file);
        else
            m_pending[step.file].push_back(&step);
    }
    DiskImage cut(std::mt19937 &random) {
        for (const auto &[file, steps] : m_pending)
            for (const DiskStep *step : steps)
                applyInPart(m_image, *step, random);
        return m_image;
    }

private:
    // As SQLite's unix VFS does: the first sync of a journal or a write-ahead log also syncs the folder.
    void sync(const std::string &file) {
        if (file.find('-') != std::string::npos && m_named.insert(file).second)
            syncFolder();
        for (const DiskStep *step : std::exchange(m_pending[file], {}))
            apply(m_image, *step);
    }
    void syncFolder() {
        for (auto &[file, steps] : m_pending)
            while (std::ranges::any_of(steps, [](const DiskStep *step) { return step->kind == Kind::remove; })) {
                apply(m_image, *steps.front());
                m_named.erase(steps.front()->kind == Kind::remove ? file : "");
                steps.erase(steps.begin());
            }
    }
    DiskImage m_image;
    std::map<std::string, std::vector<const DiskStep *>> m_pending;
    std::set<std::string> m_named; // whose names are durable
};

} // namespace

DiskImage afterPowerCut(std::span<const DiskStep> steps, std::mt19937 &random) {
    Disk disk;
    for (const DiskStep &step : steps)
        disk.take(step);
    return disk.cut(random);
}

} // namespace attune::test
