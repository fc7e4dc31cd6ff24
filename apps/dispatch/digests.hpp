// One digest for each who is reminded: what there is to see to, as a mail or as JSON for a hook.
//
// It goes out of the house, so it says what a handler or a party needs and nothing of the owner: number,
// place, part and defect, clock, due, how late, handler. No name in it can begin a line or act on a screen.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/reminders.hpp"

namespace aftercare {

/// What one address is told in one message.
struct RemindDigest {
    std::string address;
    std::vector<std::string> names;  ///< those who have this address
    std::vector<const Reminder*> items;
    std::string message_id;
    std::string subject;
    std::string text;
};

/// What digests are written with.
struct DigestContext {
    const std::string& site;
    const Policy& policy;
    Instant now;
};

/// The reminders by address, addresses in the order in which they first come up; the texts in the current
/// language.
std::vector<RemindDigest> make_digests(const std::vector<Reminder>& reminders, const DigestContext& context);

/// Which of the digest's names the reminder is addressed to.
std::vector<std::string> names_of(const RemindDigest& digest, const Reminder& reminder);

/// The message for `sendmail -t`.
std::string as_mail(const RemindDigest& digest, const DigestContext& context);

/// One JSON object: recipient, address, subject, text, message_id, items.
std::string as_json(const RemindDigest& digest, const DigestContext& context);

}  // namespace aftercare
