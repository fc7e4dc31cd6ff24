// Masks of the cli tests: `<hash>` and `<now>`, compared with what came out.
//
// A time is only taken for `<now>` when it lies between the start of the test and this moment, to the second
// or to the minute, so that a mask cannot hide a wrong time.
#pragma once

#include <cctype>
#include <ctime>
#include <optional>
#include <string>
#include <utility>

namespace aftercare {

inline bool is_digits(const std::string& text, std::size_t at, const char* form) {
    for (std::size_t i = 0; form[i] != '\0'; ++i) {
        if (at + i >= text.size()) {
            return false;
        }
        const char c = text[at + i];
        const bool digit = c >= '0' && c <= '9';
        if (form[i] == '9' ? !digit : c != form[i]) {
            return false;
        }
    }
    return true;
}

/// The instant of `2026-11-21T14:05:00+08:00`, or of `2026-11-21 14:05` in the ledger's zone (Shanghai),
/// and how many characters it takes.
inline std::optional<std::pair<std::time_t, std::size_t>> time_at(const std::string& text, std::size_t at,
                                                                  bool& to_minute) {
    std::tm civil{};
    const bool full = is_digits(text, at, "9999-99-99T99:99:99");
    if (!full && !is_digits(text, at, "9999-99-99 99:99")) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t offset, std::size_t length) {
        return std::stoi(text.substr(at + offset, length));
    };
    civil.tm_year = number(0, 4) - 1900;
    civil.tm_mon = number(5, 2) - 1;
    civil.tm_mday = number(8, 2);
    civil.tm_hour = number(11, 2);
    civil.tm_min = number(14, 2);
    civil.tm_sec = full ? number(17, 2) : 0;
    to_minute = !full;
    std::size_t length = full ? 19 : 16;
    std::time_t offset = 8 * 3600;
    if (full && is_digits(text, at + length + 1, "99:99") &&
        (text[at + length] == '+' || text[at + length] == '-')) {
        offset = number(length + 1, 2) * 3600 + number(length + 4, 2) * 60;
        offset = text[at + length] == '-' ? -offset : offset;
        length += 6;
    } else if (full && at + length < text.size() && text[at + length] == 'Z') {
        offset = 0;
        ++length;
    }
    return std::pair(::timegm(&civil) - offset, length);
}

/// How long the text at `at` that `mask` stands for is; nothing when there is none.
inline std::optional<std::size_t> masked_length(const std::string& mask, const std::string& text,
                                                std::size_t at, std::time_t started) {
    if (mask == "<hash>") {
        std::size_t end = at;
        while (end < text.size() && std::isxdigit(static_cast<unsigned char>(text[end])) != 0) {
            ++end;
        }
        return end - at == 64 ? std::optional<std::size_t>(64) : std::nullopt;
    }
    bool to_minute = false;
    const auto time = time_at(text, at, to_minute);
    const auto from = to_minute ? started - started % 60 : started;
    if (!time || time->first < from || time->first > std::time(nullptr)) {
        return std::nullopt;
    }
    return time->second;
}

/// Whether a line came out as expected; `started` is when the test began.
inline bool line_matches(const std::string& expected, const std::string& text, std::time_t started) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < expected.size();) {
        bool masked = false;
        for (const std::string mask : {"<hash>", "<now>"}) {
            if (expected.compare(i, mask.size(), mask) != 0) {
                continue;
            }
            if (const auto length = masked_length(mask, text, at, started)) {
                at += *length;
                i += mask.size();
                masked = true;
                break;
            }
        }
        if (masked) {
            continue;
        }
        if (at >= text.size() || text[at] != expected[i]) {
            return false;
        }
        ++at;
        ++i;
    }
    return at == text.size();
}

}  // namespace aftercare
