// A mail message as RFC 5322 wants it, from texts of any kind: nothing that is written in a name or subject
// can become a header, no line is too long, and everything is ASCII.
//
// Subjects are encoded words (RFC 2047), bodies base64 of UTF-8 (RFC 2045). Addresses are plain
// `local@domain` and nothing else: what they are handed to may be a shell script.
#pragma once

#include <string>
#include <string_view>

#include "aftercare/support/instant.hpp"

namespace aftercare {

/// Whether `text` is an address of the form dot-atom@domain (RFC 5321, 5322) in ASCII, at most 254
/// characters, without comments, quotes or a leading hyphen.
bool is_plain_address(std::string_view text);

struct MailMessage {
    std::string from;        ///< plain address
    std::string to;          ///< plain address
    std::string subject;     ///< UTF-8, any characters
    std::string text;        ///< UTF-8, lines ended by LF
    std::string message_id;  ///< without angle brackets
    Instant sent_at;         ///< in the process's zone
};

/// The message with LF at the end of each line, as `sendmail -t -i` takes it; at most 76 characters a line.
std::string mail_text(const MailMessage& message);

/// `text` as the value of a header: as it is when it is short printable ASCII, else encoded words of at most
/// 75 characters, folded so that no line exceeds 76. Line breaks become spaces, other control characters
/// U+FFFD. `used` characters, at most 50, stand before it on its line.
std::string header_text(std::string_view text, std::size_t used);

/// `Sat, 21 Nov 2026 14:05:00 +0800`, in the process's zone whatever the locale.
std::string mail_date(Instant at);

}  // namespace aftercare
