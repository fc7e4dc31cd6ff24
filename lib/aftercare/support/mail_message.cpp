#include "aftercare/support/mail_message.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

#include "aftercare/support/base64.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_address_max = 254;
constexpr std::size_t k_local_max = 64;
constexpr std::size_t k_label_max = 63;
constexpr std::size_t k_line_max = 76;
/// What an encoded word, `=?UTF-8?B?…?=`, has around its base64.
constexpr std::size_t k_word_frame = 12;
constexpr std::array<const char*, 7> k_weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 12> k_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_atom(std::string_view text, std::string_view also) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return is_letter_or_digit(c) || also.find(c) != std::string_view::npos;
    });
}

bool is_domain(std::string_view text) {
    const auto labels = split(text, '.');
    return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
        return is_atom(label, "-") && label.size() <= k_label_max && label.front() != '-' &&
               label.back() != '-';
    });
}

std::string base64_of(std::string_view bytes) {
    std::string out;
    append_base64(out, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    return out;
}

/// Whole characters from `pos` on, as many as an encoded word has room for behind `used` characters of its
/// line.
std::string_view next_piece(std::string_view text, std::size_t& pos, std::size_t used) {
    const auto bytes_max = (k_line_max - used - k_word_frame) / 4 * 3;
    const auto begin = pos;
    while (pos < text.size()) {
        auto end = pos;
        next_code_point(text, end);
        if (end - begin > bytes_max) {
            break;
        }
        pos = end;
    }
    return text.substr(begin, pos - begin);
}

/// `text` without anything that could end a line or act on a screen; well-formed.
std::string one_line(std::string_view text) {
    return std::string(trim(harmless(text, true)));
}

}  // namespace

bool is_plain_address(std::string_view text) {
    const auto at = text.find('@');  // npos is too far as well
    if (at > k_local_max || text.size() > k_address_max || text[0] == '-') {
        return false;
    }
    const auto atoms = split(text.substr(0, at), '.');
    return is_domain(text.substr(at + 1)) && std::all_of(atoms.begin(), atoms.end(), [](auto atom) {
               return is_atom(atom, "!#$%&'*+-/=?^_`{|}~");
           });
}

std::string header_text(std::string_view text, std::size_t used) {
    auto line = one_line(text);
    const bool plain = std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; }) &&
                       used + line.size() <= k_line_max && line.find("=?") == std::string::npos;
    if (plain) {
        return line;
    }
    std::string out;
    for (std::size_t pos = 0; pos < line.size();) {
        const bool first = out.empty();
        out += first ? "" : "\n ";
        out += "=?UTF-8?B?" + base64_of(next_piece(line, pos, first ? used : 1)) + "?=";
    }
    return out;
}

std::string mail_date(Instant at) {
    const auto civil = to_civil(at);
    const auto rfc3339 = format_rfc3339(at);
    const auto offset = rfc3339.substr(rfc3339.size() - 6);
    return form("{weekday}, {day} {month} {year} {time} {hours}{minutes}",
                fmt::arg("weekday", k_weekdays.at(static_cast<std::size_t>(weekday(to_day(civil.date))))),
                fmt::arg("day", civil.date.day),
                fmt::arg("month", k_months.at(static_cast<std::size_t>(civil.date.month - 1))),
                fmt::arg("year", civil.date.year), fmt::arg("time", rfc3339.substr(11, 8)),
                fmt::arg("hours", offset.substr(0, 3)), fmt::arg("minutes", offset.substr(4)));
}

std::string mail_text(const MailMessage& message) {
    assert(is_plain_address(message.from) && is_plain_address(message.to));
    std::string out = "From: " + message.from + "\nTo: " + message.to + "\n";
    out += "Subject: " + header_text(message.subject, std::string_view("Subject: ").size()) + "\n";
    out += "Date: " + mail_date(message.sent_at) + "\nMessage-ID: <" + message.message_id + ">\n";
    out +=
        "Auto-Submitted: auto-generated\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n";
    const auto text = harmless(message.text, false);
    std::string lines;
    for (const auto line : split(trim(text), '\n')) {
        lines += std::string(line) + "\r\n";
    }
    const auto encoded = base64_of(lines);
    for (std::size_t pos = 0; pos < encoded.size(); pos += k_line_max) {
        out += encoded.substr(pos, k_line_max) + "\n";
    }
    return out;
}

}  // namespace aftercare
