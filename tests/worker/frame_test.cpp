// SPDX-License-Identifier: Apache-2.0
#include "worker/messages.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>
#include <vector>

namespace attune::worker {
namespace {

std::string noise(std::mt19937 &random, std::size_t size) {
    std::string bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random() & 0xff);
    return bytes;
}

std::string encoded(FrameType type, std::uint64_t call, std::string_view body) {
    const auto bytes = encode(type, call, body);
    REQUIRE(bytes);
    return *bytes;
}

const Reduce example{"{\"count\":1}", {2, 7, 6, -5, 0xffff'ffff'ffff'ffffu, "intent", "{}"}};

} // namespace

TEST_CASE("A frame has the bytes that the protocol says") {
    using namespace std::string_literals;
    CHECK(encoded(FrameType::View, 0x0102, "ab") == "\x02\0\0\0\x06\0\0\0\x02\x01\0\0\0\0\0\0ab"s);
}

TEST_CASE("Frames come out of a stream as they went in, however it was cut") {
    std::mt19937 random(1);
    std::vector<Frame> sent;
    std::string stream;
    for (std::uint64_t call = 0; call < 50; ++call) {
        sent.push_back({FrameType::Log, call, noise(random, random() % 3000)});
        stream += encoded(sent.back().type, call, sent.back().body);
    }
    std::vector<Frame> received;
    FrameReader reader;
    for (std::size_t at = 0; at < stream.size();) {
        const std::size_t size = 1 + random() % 500;
        reader.feed(std::string_view(stream).substr(at, size));
        at += size;
        for (auto frame = reader.next(); frame && *frame; frame = reader.next())
            received.push_back(**frame);
    }
    CHECK(received == sent);
}

TEST_CASE("A body of 1 MiB travels, and not a byte more") {
    FrameReader reader;
    reader.feed(encoded(FrameType::Result, 1, std::string(maxBodyBytes, 'x')));
    const auto frame = reader.next();
    REQUIRE(frame);
    REQUIRE(*frame);
    CHECK((*frame)->body.size() == maxBodyBytes);
    CHECK_FALSE(encode(FrameType::Result, 1, std::string(maxBodyBytes + 1, 'x')));
}

TEST_CASE("A header that claims too much is refused before its body is waited for") {
    using namespace std::string_literals;
    FrameReader tooLong, unknownType, flagged;
    tooLong.feed("\x01\0\x10\0\x06\0\0\0\0\0\0\0\0\0\0\0"s);
    CHECK_FALSE(tooLong.next());
    unknownType.feed("\0\0\0\0\x0b\0\0\0\0\0\0\0\0\0\0\0"s);
    CHECK_FALSE(unknownType.next());
    flagged.feed("\0\0\0\0\x06\0\x01\0\0\0\0\0\0\0\0\0"s);
    CHECK_FALSE(flagged.next());
}

TEST_CASE("A message comes back as it was packed") {
    const auto back = unpack<Reduce>(pack(example));
    REQUIRE(back);
    CHECK(back->state == example.state);
    CHECK(back->event.actor == example.event.actor);
    CHECK(back->event.atMs == example.event.atMs);
    CHECK(back->event.entropy == example.event.entropy);
    CHECK(back->event.payload == example.event.payload);
}

TEST_CASE("A message that is cut, or longer than it should be, is none") {
    const std::string whole = pack(example);
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(unpack<Reduce>(whole.substr(0, size)));
    CHECK_FALSE(unpack<Reduce>(whole + "x"));
}

TEST_CASE("A number of the wrong width is none") {
    FieldWriter wide;
    wide.put(std::uint64_t{1}); // status has four bytes
    wide.put(std::string_view{});
    CHECK_FALSE(unpack<Ready>(wide.take()));
}

TEST_CASE("Random bytes give frames, errors or nothing, and never harm") {
    std::mt19937 random(2);
    int refused = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string bytes = noise(random, random() % 200);
        if (round % 2 == 0 && bytes.size() >= headerBytes) // half of them look like a frame
            bytes.replace(
                0, 8,
                encoded(FrameType{static_cast<std::uint16_t>(1 + random() % 9)}, 0, std::string(random() % 100, 'x'))
                    .substr(0, 8));
        FrameReader reader;
        reader.feed(bytes);
        auto frame = reader.next();
        for (; frame && *frame; frame = reader.next()) {
            CHECK((*frame)->body.size() <= bytes.size());
            static_cast<void>(unpack<Reduce>((*frame)->body));
            static_cast<void>(unpack<Answer>((*frame)->body));
        }
        refused += !frame;
    }
    CHECK(refused > 5000);
}

} // namespace attune::worker
