#include "apps/dispatch/digests.hpp"

#include <algorithm>

#include "aftercare/render/known_text.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/mail_message.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/time_words.hpp"

namespace aftercare {

namespace {

bool is_late(const RemindRow& row, Instant now) {
    return now > row.due_at;
}

const LadderStep& step_of(const Reminder& reminder, const DigestContext& context) {
    return context.policy.ladder[static_cast<std::size_t>(reminder.level)];
}

/// The clock and, of a promise or hold, what it is about.
std::string matter_of(const RemindRow& row, const Policy& policy) {
    if (row.hold_n) {
        return form(tr("review of the hold: {reason}"),
                    fmt::arg("reason", policy_word(policy.hold_reasons, row.what)));
    }
    return word(row.clock) + (row.what.empty() ? "" : ": " + row.what);
}

std::string line_of(std::size_t n, const Reminder& reminder, const DigestContext& context) {
    const auto& row = *reminder.row;
    const auto late = is_late(row, context.now);
    const auto length = format_duration(late ? context.now - row.due_at : row.due_at - context.now);
    std::string out =
        std::to_string(n) + ". " + row.number + "  " + harmless(row.project + " " + row.place, true);
    if (row.urgency && *row.urgency != Urgency::normal) {
        out += "  [" + word(*row.urgency) + "]";
    }
    std::vector<std::string> thing;
    if (!row.element.empty()) {
        thing.push_back(policy_word(context.policy.elements, row.element));
    }
    if (!row.defect.empty()) {
        thing.push_back(policy_word(context.policy.defects, row.defect));
    }
    if (!thing.empty()) {
        out += "  " + harmless(join_words(thing), true);
    }
    out += "\n   " + harmless(matter_of(row, context.policy), true) + "\n   ";
    out += form(late ? tr("due {due}, {length} late ({step})") : tr("due {due}, {length} left ({step})"),
                fmt::arg("due", format_minute(row.due_at)), fmt::arg("length", length),
                fmt::arg("step", harmless(step_of(reminder, context).name, true)));
    if (!row.handler.empty()) {
        out += form(tr("; handler {handler}"), fmt::arg("handler", harmless(row.handler, true)));
    }
    return out + "\n";
}

/// The same digest, recipient, steps and day give the same id, so a mail that comes twice is known for one.
std::string id_of(const RemindDigest& digest, const DigestContext& context) {
    std::string said = context.site + "\n" + digest.address;
    for (const auto* item : digest.items) {
        const auto& row = *item->row;
        said += "\n" + format_day(item->day_on) + " " + row.number +
                (row.run_n ? " run " + std::to_string(*row.run_n) : " hold " + std::to_string(*row.hold_n)) +
                " " + std::to_string(item->level);
    }
    const auto& from = context.policy.remind.from;
    const auto domain = from.empty() ? std::string("aftercare.invalid") : from.substr(from.find('@') + 1);
    return to_hex(sha256(said)).substr(0, 32) + "@" + domain;
}

void write_texts(RemindDigest& digest, const DigestContext& context) {
    // What is latest comes first.
    std::stable_sort(digest.items.begin(), digest.items.end(),
                     [](const Reminder* a, const Reminder* b) { return a->row->due_at < b->row->due_at; });
    const auto late = std::count_if(digest.items.begin(), digest.items.end(),
                                    [&](const Reminder* each) { return is_late(*each->row, context.now); });
    digest.message_id = id_of(digest, context);
    digest.subject =
        form(tr("[{site}] {count} to see to, {late} of them late"), fmt::arg("site", context.site),
             fmt::arg("count", digest.items.size()), fmt::arg("late", late));
    digest.text = form(tr("{names}: to see to as of {now}"),
                       fmt::arg("names", harmless(join_words(digest.names), true)),
                       fmt::arg("now", format_minute(context.now))) +
                  "\n\n";
    std::size_t n = 0;
    for (const auto* item : digest.items) {
        digest.text += line_of(++n, *item, context);
    }
    digest.text +=
        "\n" + std::string(tr("Written by aftercare dispatch remind; nobody reads answers.")) + "\n";
}

void write_item(JsonWriter& json, const Reminder& item, const DigestContext& context) {
    const auto& row = *item.row;
    json.begin_object();
    json.key("number");
    json.string(row.number);
    json.key("project");
    write_known(json, harmless(row.project, true));
    json.key("unit");
    write_known(json, harmless(row.place, true));
    json.key("clock");
    json.string(row.run_n ? code_of(row.clock) : "hold");
    json.key("what");
    write_known(json, harmless(row.what, true));
    json.key("step");
    json.string(harmless(step_of(item, context).name, true));
    json.key("due_at");
    json.string(format_rfc3339(row.due_at));
    json.key("overdue_seconds");
    json.integer(std::max<std::int64_t>(0, (context.now - row.due_at).count));
    json.key("handler");
    write_known(json, harmless(row.handler, true));
    json.end_object();
}

}  // namespace

std::vector<std::string> names_of(const RemindDigest& digest, const Reminder& reminder) {
    std::vector<std::string> names;
    for (const auto& who : reminder.to) {
        if (fold_ascii_case(who.address) == fold_ascii_case(digest.address)) {
            names.push_back(who.name);
        }
    }
    return names;
}

std::vector<RemindDigest> make_digests(const std::vector<Reminder>& reminders, const DigestContext& context) {
    std::vector<RemindDigest> digests;
    for (const auto& reminder : reminders) {
        for (const auto& who : reminder.to) {
            auto digest = std::find_if(digests.begin(), digests.end(), [&](const RemindDigest& each) {
                return fold_ascii_case(each.address) == fold_ascii_case(who.address);
            });
            if (digest == digests.end()) {
                digests.push_back({who.address, {}, {}, {}, {}, {}});
                digest = digests.end() - 1;
            }
            if (std::find(digest->names.begin(), digest->names.end(), who.name) == digest->names.end()) {
                digest->names.push_back(who.name);
            }
            if (digest->items.empty() || digest->items.back() != &reminder) {
                digest->items.push_back(&reminder);
            }
        }
    }
    for (auto& digest : digests) {
        write_texts(digest, context);
    }
    return digests;
}

std::string as_mail(const RemindDigest& digest, const DigestContext& context) {
    return mail_text({.from = context.policy.remind.from,
                      .to = digest.address,
                      .subject = digest.subject,
                      .text = digest.text,
                      .message_id = digest.message_id,
                      .sent_at = context.now});
}

std::string as_json(const RemindDigest& digest, const DigestContext& context) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.key("recipient");
    json.string(harmless(join_words(digest.names), true));
    json.key("address");
    json.string(digest.address);
    json.key("subject");
    json.string(digest.subject);
    json.key("text");
    json.string(digest.text);
    json.key("message_id");
    json.string(digest.message_id);
    json.key("items");
    json.begin_array();
    for (const auto* item : digest.items) {
        write_item(json, *item, context);
    }
    json.end_array();
    json.end_object();
    return out + "\n";
}

}  // namespace aftercare
