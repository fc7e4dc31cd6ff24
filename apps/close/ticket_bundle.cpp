#include "apps/close/ticket_bundle.hpp"

#include <algorithm>

#include "aftercare/render/html_text.hpp"
#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/files.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/new_file.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/show_text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_style =
    "body{margin:2em;font-family:'Noto Sans Mono CJK SC',monospace;white-space:pre-wrap}";

std::string page_of(const std::string& number, const std::string& text) {
    std::string page;
    append_html_head(page, number, std::string(k_style) + std::string(k_html_line_style));
    append_html_lines(page, text);
    return page + "</body></html>\n";
}

void append_entries(std::string& out, const std::vector<Entry>& entries) {
    for (const auto& entry : entries) {
        JsonWriter json(out);
        json.begin_object();
        json.key("entry");
        json.integer(entry.id.value);
        json.key("act");
        json.integer(entry.act);
        if (entry.struck_by != 0) {
            json.key("struck_by");
            json.integer(entry.struck_by);
        }
        for (const auto& [key, value] : {std::pair<const char*, const std::string&>{"subject", entry.subject},
                                         {"verb", entry.verb},
                                         {"actor", entry.actor},
                                         {"os_user", entry.os_user}}) {
            json.key(key);
            json.string(value);
        }
        json.key("happened_at");
        json.string(format_rfc3339(entry.happened_at));
        json.key("recorded_at");
        json.string(format_rfc3339(entry.recorded_at));
        json.key("body");
        json.raw(entry.body);
        json.key("hash");
        json.string(to_hex(entry.hash));
        json.end_object();
        out += "\n";
    }
}

/// The file inside the ledger, when it is there and has its hash.
std::optional<std::string> embedded_file(Session& session, const std::string& number,
                                         const Attachment& attachment) {
    auto content =
        attachment.embedded
            ? embedded_content(session.view(), embedded_name(number, attachment.n, attachment.path))
            : std::nullopt;
    return content && to_hex(sha256(*content)) == attachment.sha256 ? std::move(content) : std::nullopt;
}

bool add_attachment(Session& session, Bundle& bundle, const std::string& number,
                    const Attachment& attachment) {
    const auto name = "files/" + std::to_string(attachment.n) + "-" + bundle_file_name(attachment.path);
    if (const auto embedded = embedded_file(session, number, attachment)) {
        bundle.add(name, *embedded);
        return true;
    }
    return bundle.add_copy(name, attachment.path, attachment.sha256);
}

/// Whether a bundle would have it, by reading it where it is.
bool is_there(Session& session, const std::string& number, const Attachment& attachment) {
    return embedded_file(session, number, attachment) || has_hash(attachment.path, attachment.sha256);
}

}  // namespace

std::string filed_as(const Session& session, const std::string& number) {
    const auto folder = archive_folder_of(session.settings().ledger());
    return folder.substr(folder_of(folder) == "./" ? 0 : folder_of(folder).size()) + "/" + number;
}

int missing_files(Session& session, const Ticket& ticket, const std::string& number) {
    return static_cast<int>(
        std::count_if(ticket.attachments.begin(), ticket.attachments.end(),
                      [&](const Attachment& attachment) { return !is_there(session, number, attachment); }));
}

BundleFolder bundle_folder(Session& session) {
    return {archive_folder_of(session.settings().ledger()), shared_group(session.ledger())};
}

TicketBundle make_bundle(Session& session, const BundleFolder& folder, TicketId id,
                         const std::string& number) {
    auto& db = session.view();
    const auto history = load_history(db, id, number);
    TicketBundle made{Bundle(folder, number), {}, 0};
    const auto text = show_text(session, history, Screen{});
    made.bundle.add("record.txt", text);
    made.bundle.add("record.html", page_of(number, text));
    const auto& site = session.ledger().state().site;
    std::string entries;
    append_entries(entries, history.entries);
    for (const auto& each : charges_of(db, id, site)) {
        append_entries(entries, load_charge_history(db, each.charge.id, site).entries);
    }
    made.bundle.add("events.jsonl", entries);
    std::string missing;
    for (const auto& attachment : history.ticket.attachments) {
        if (!add_attachment(session, made.bundle, number, attachment)) {
            missing += attachment.sha256 + "  " + harmless(attachment.path, true) + "\n";
            ++made.missing;
        }
    }
    if (made.missing > 0) {
        made.bundle.add("missing.txt", missing);
    }
    made.digest = made.bundle.finish();
    return made;
}

}  // namespace aftercare
