#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/bundle.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/exit_codes.hpp"

namespace aftercare {

namespace {

struct ArchiveCheckRequest {
    std::vector<std::string> ids;
    std::optional<std::int64_t> sample;
};

void describe_archive_check(Options& options, ArchiveCheckRequest& request) {
    options.words(request.ids, "ID", Arity::any,
                  tr_later("archived tickets; those longest unchecked if not given"), check_ticket_id);
    options.value(request.sample, "sample", "N",
                  tr_later("as many of them; archive_sample of the policy if not given"));
}

/// Those named; throws the refusals of what is not archived.
std::vector<FiledBundle> named_archives(const ArchiveCheckRequest& request, Writer& writer) {
    std::vector<FiledBundle> found;
    on_each_named(expand_ids(request.ids), [&](const std::string& id) {
        const auto& said = writer.act();
        const auto subject = find_subject(writer.db(), writer.ledger(), id, said.when.at, said.by);
        const auto ticket = load_ticket(writer.db(), subject.id);
        if (!ticket->archived_at) {
            auto no = refused(Refusal::not_archived, *ticket);
            no.number = subject.number;
            no.helps.clear();
            throw RefusedBatch{{sentence(no)}};
        }
        found.push_back({subject.number, ticket->archive_path, ticket->archive_digest});
    });
    return found;
}

/// Adds what it finds; false, adding nothing, when the bundle is there and cannot be read: that is no finding
/// about the bundle, it is said and not journalled.
bool check_one(Session& session, const FiledBundle& archive, ArchiveChecked& checked) {
    const auto place = bundle_place(session.settings().ledger(), archive.number, archive.path);
    std::vector<std::string> findings;
    try {
        findings = check_bundle(place, archive.digest);
    } catch (const Error& error) {
        session.warn(form(tr("{number} was not checked: {what}"), fmt::arg("number", archive.number),
                          fmt::arg("what", error_line(error))));
        return false;
    }
    checked.tickets.push_back(archive.number);
    for (const auto& finding : findings) {
        checked.findings.push_back(archive.number + " " + harmless(finding, true));
    }
    return true;
}

int run_archive_check(const ArchiveCheckRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    if (auto no = refuse_actor(writer.actor())) {
        throw RefusedBatch{{sentence(*no)}};
    }
    const auto archives =
        request.ids.empty()
            ? sampled_archives(writer.db(), request.sample.value_or(writer.policy().archive_sample))
            : named_archives(request, writer);
    ArchiveChecked checked;
    std::size_t unread = 0;
    for (const auto& archive : archives) {
        unread += check_one(session, archive, checked) ? 0 : 1;
    }
    auto lines = checked.findings;
    lines.push_back("checked=" + std::to_string(checked.tickets.size()) +
                    " findings=" + std::to_string(checked.findings.size()));
    const bool is_good = checked.findings.empty() && unread == 0;
    if (!checked.tickets.empty() || archives.empty()) {
        writer.record(LedgerEvent(std::move(checked)));
    }
    finish_write(session, writer, lines);
    return is_good ? k_exit_done : k_exit_system;
}

}  // namespace

const Command k_close_archive_check = {
    .name = "archive-check",
    .summary = tr_later("read archived records again and compare them with their manifests"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_archive_check, run_archive_check>,
};

}  // namespace aftercare
