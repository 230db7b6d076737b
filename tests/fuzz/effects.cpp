// SPDX-License-Identifier: Apache-2.0
// What a plugin answers to an event: {"state": …, "effects": …, "code": …}, folded into a session as the host does it.
#include "core/session.hpp"
#include "fuzz/fuzz.hpp"
#include "worker/answers.hpp"

#include <attune/attune.h>

using namespace attune;

namespace {

core::Session session() {
    core::Opening opening{.session = "s", .relationship = "r", .activity = "match"};
    opening.seats = {{"a", "mother", "adult", "en"}, {"b", "son", "child", "es"}};
    return core::Session(opening);
}

// Twice, so that the second finds what the first left.
void play(const core::Advanced &step) {
    core::Session before = session();
    for (std::uint64_t seq = 1; seq <= 2; ++seq) {
        const core::Event event{.seq = seq, .type = seq == 1 ? "start" : "intent"};
        if (const auto fine = core::checkEffects(step.effects, before, event); !fine)
            return fuzz::mustBeTold(fine.error());
        const core::SharedRecord record{event, true, step.state, step.effects};
        const auto again = core::sharedRecordFrom(core::toJson(record));
        fuzz::must(again && *again == record, "a record comes back as it was written");
        before.fold(record);
        static_cast<void>(core::followUp(before, {1'000'000, 1}));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const worker::Faults faults("org.example.fuzz", "libfuzz.so");
    const auto said = parseCanonical(fuzz::text(data, size));
    if (!said || !said->is_object())
        return 0;
    const auto part = [&](const char *key) { return said->contains(key) ? canonical((*said)[key]) : std::string(); };
    const std::int32_t code = said->contains("refused") ? ATTUNE_REJECTED : ATTUNE_OK;
    const auto step = worker::readStep(faults, worker::Stage::reduce,
                                       {0, code, part("state"), part(code == ATTUNE_OK ? "effects" : "refused")});
    if (!step)
        return fuzz::mustBeTold(step.error().error), 0;
    if (const auto *advanced = std::get_if<core::Advanced>(&*step))
        play(*advanced);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
    return fuzz::mutateJson(data, size, most, seed);
}
