// SPDX-License-Identifier: Apache-2.0
#include "core/json.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace attune {
namespace {

tl::unexpected<Error> malformedAt(std::size_t byte) {
    return fail("json.malformed",
                "This is not valid JSON in UTF-8: the mistake is at byte " + std::to_string(byte) + ".");
}

// Builds the value while it checks. Messages of the parser are not passed on: they quote the text, which may be an
// answer.
class Builder : public nlohmann::json_sax<json> {
public:
    explicit Builder(JsonLimits limits) : m_limits(limits) {}

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool string(string_t &value) override { return add(std::move(value)); }
    bool binary(binary_t &) override { return refuse("json.binary", "Binary values are not allowed here."); }
    bool number_float(number_float_t, const string_t &) override {
        return refuse("json.float", "A number is not a whole number of at most 64 bits. Use whole numbers, "
                                    "such as thousandths, or a string.");
    }

    bool start_object(std::size_t) override { return open(json::object()); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t &name) override {
        auto [slot, fresh] = m_open.back()->get_ref<json::object_t &>().try_emplace(std::move(name));
        m_member = &slot->second;
        return fresh || refuse("json.duplicate_key", "An object has the same key twice. Remove one of them.");
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override {
        m_error = malformedAt(position).value();
        return false;
    }

    Result<json> take() {
        if (m_error)
            return tl::unexpected(*m_error);
        return std::move(m_root);
    }

private:
    bool refuse(std::string code, std::string sentence) {
        m_error = Error{std::move(code), std::move(sentence), {}};
        return false;
    }

    json *place(json value) {
        if (m_open.empty())
            return &(m_root = std::move(value));
        if (m_open.back()->is_array())
            return &m_open.back()->get_ref<json::array_t &>().emplace_back(std::move(value));
        return &(*m_member = std::move(value));
    }

    bool add(json value) {
        place(std::move(value));
        return true;
    }

    bool open(json container) {
        if (m_open.size() >= static_cast<std::size_t>(m_limits.depth))
            return refuse("json.depth",
                          "The JSON is nested deeper than " + std::to_string(m_limits.depth) + " levels.");
        m_open.push_back(place(std::move(container)));
        return true;
    }

    bool close() {
        m_open.pop_back();
        return true;
    }

    JsonLimits m_limits;
    json m_root;
    std::vector<json *> m_open; // containers not yet closed; none of them moves while it is open
    json *m_member = nullptr;   // where the value of the last key goes
    std::optional<Error> m_error;
};

} // namespace

Result<json> parseCanonical(std::string_view text, JsonLimits limits) {
    if (text.size() > limits.bytes)
        return fail("json.too_large", "The JSON has " + std::to_string(text.size()) + " bytes; at most " +
                                          std::to_string(limits.bytes) + " are allowed.");
    if (const auto zero = text.find('\0'); zero != std::string_view::npos)
        return malformedAt(zero); // the parser would take it for the end
    Builder builder(limits);
    json::sax_parse(text, &builder);
    return builder.take();
}

std::string canonical(const json &value) {
    return value.dump();
}

std::optional<std::size_t> canonicalSize(const json &value) {
    try {
        return canonical(value).size();
    } catch (const json::type_error &) {
        return std::nullopt;
    }
}

int depth(const json &value) {
    if (!value.is_structured()) {
        return 0;
    }
    int deepest = 0;
    for (const json &part : value) {
        deepest = std::max(deepest, depth(part));
    }
    return deepest + 1;
}

bool isIntegerWithin(const json &value, std::int64_t min, std::int64_t max) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        return std::cmp_greater_equal(number, min) && std::cmp_less_equal(number, max);
    }
    return value.is_number_integer() && value.get<std::int64_t>() >= min && value.get<std::int64_t>() <= max;
}

} // namespace attune
