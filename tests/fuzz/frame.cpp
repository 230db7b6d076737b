// SPDX-License-Identifier: Apache-2.0
// A stream between host and worker, in either direction. The first byte says in what pieces it arrives.
#include "fuzz/fuzz.hpp"
#include "worker/answers.hpp"
#include "worker/printable.hpp"

using namespace attune;
using namespace attune::worker;

namespace {

std::vector<Frame> framesIn(std::string_view stream, std::size_t piece) {
    std::vector<Frame> frames;
    FrameReader reader;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        reader.feed(stream.substr(at, piece));
        for (;;) {
            auto frame = reader.next();
            if (!frame)
                return fuzz::mustBeTold(frame.error()), frames;
            if (!*frame)
                break;
            frames.push_back(std::move(**frame));
        }
    }
    return frames;
}

template <class Message> std::optional<Message> reads(const Frame &frame) {
    auto message = unpack<Message>(frame.body);
    fuzz::must(!message || pack(*message) == frame.body, "a message that is read is written back as it was");
    return message;
}

void believe(const Ready &ready) {
    static const Faults faults("org.example.fuzz", "libfuzz.so");
    if (const auto fine = checkReady(faults, ready, 1); !fine)
        fuzz::mustBeTold(fine.error().error);
}

void believe(const Answer &answer) {
    static const Faults faults("org.example.fuzz", "libfuzz.so");
    if (const auto fine = checkOpened(faults, answer); !fine)
        fuzz::mustBeTold(fine.error().error);
    if (const auto step = readStep(faults, Stage::reduce, answer); !step)
        fuzz::mustBeTold(step.error().error);
    if (const auto view = readView(faults, answer); !view)
        fuzz::mustBeTold(view.error().error);
}

void believe(const Log &log) {
    fuzz::must(canonicalSize(json(printable(log.text))).has_value(), "a plugin's log line is UTF-8");
}

void believe(const auto &) {}

// Whatever the type says: the other side may be asked anything at any time.
template <class... Messages> void readAll(const Frame &frame) {
    const auto one = [&](const auto &message) {
        if (message)
            believe(*message);
    };
    (one(reads<Messages>(frame)), ...);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    if (size == 0)
        return 0;
    const auto stream = fuzz::text(data + 1, size - 1);
    const auto frames = framesIn(stream, 1 + data[0]);
    fuzz::must(frames == framesIn(stream, size), "the pieces in which a stream arrives change nothing");
    std::string written;
    for (const Frame &frame : frames) {
        readAll<Hello, Ready, Open, Init, Reduce, View, Log, Answer, Bye, Check>(frame);
        written += encode(frame.type, frame.call, frame.body).value();
    }
    fuzz::must(stream.starts_with(written), "frames that are read are written back as they were");
    return 0;
}
