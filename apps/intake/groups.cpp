#include "apps/intake/groups.hpp"

#include <algorithm>
#include <optional>

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/queries/clusters.hpp"
#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_digits_max = 9;

struct WrittenGroup {
    std::string site;  ///< empty when it is not named
    std::int64_t n = 0;
};

std::optional<WrittenGroup> read_group(std::string_view text) {
    WrittenGroup written;
    if (const auto hyphen = text.find('-'); hyphen != std::string_view::npos) {
        written.site = std::string(text.substr(0, hyphen));
        text.remove_prefix(hyphen + 1);
        if (!is_site_code(written.site) || !text.starts_with('G')) {
            return std::nullopt;
        }
    }
    if (text.starts_with('G')) {
        text.remove_prefix(1);
    }
    const auto n =
        text.empty() || text.size() > k_digits_max || text.front() == '0' ? std::nullopt : parse_digits(text);
    if (!n) {
        return std::nullopt;
    }
    written.n = *n;
    return written;
}

}  // namespace

std::string check_group(std::string_view value) {
    return read_group(value) ? std::string() : std::string(tr("a group complaint: AC-G1, G1 or 1"));
}

Group group_named(Writer& writer, const std::string& typed) {
    const auto written = *read_group(typed);
    const bool own = written.site.empty() || written.site == writer.ledger().site;
    auto group = own ? load_group(writer.db(), {written.n}) : std::nullopt;
    if (!group) {
        throw Error(ErrorKind::fact, form(tr("no such group complaint: {id}"), fmt::arg("id", typed)), {},
                    tr("see `aftercare report clusters`"));
    }
    return std::move(*group);
}

std::string number_of(const Writer& writer, GroupId id) {
    return written_subject(writer.ledger().site, SubjectKind::group, id.value);
}

GroupCandidate candidate(Writer& writer, const std::string& typed) {
    const auto subject =
        find_subject(writer.db(), writer.ledger(), typed, writer.act().when.at, writer.act().by);
    const auto ticket = *writer.ticket(subject.id);
    const auto live = live_group_of(writer.db(), subject.id);
    const auto target = goes_on(writer, ticket).id;
    return {.id = subject.id,
            .number = subject.number,
            .state = ticket.state,
            .received_at = ticket.received_at,
            .live_group = live ? number_of(writer, live->id) : std::string(),
            .archived_at = ticket.archived_at,
            .goes_on = target == ticket.id ? std::string() : writer.number_of(target),
            .stands_for = all_merged_into(writer.db(), subject.id)};
}

std::vector<GroupCandidate> candidates(Writer& writer, const std::vector<std::string>& typed) {
    std::vector<GroupCandidate> tickets;
    for (const auto& id : typed) {
        auto ticket = candidate(writer, id);
        const bool there = std::any_of(tickets.begin(), tickets.end(),
                                       [&](const GroupCandidate& each) { return each.id == ticket.id; });
        if (!there) {
            tickets.push_back(std::move(ticket));
        }
    }
    return tickets;
}

Person spokesperson_of(Writer& writer, const std::vector<TicketId>& tickets, const std::string& name) {
    for (const auto id : tickets) {
        const auto ticket = load_ticket(writer.db(), id);
        for (const auto& contact : ticket->contacts) {
            const auto person = load_person(writer.db(), contact.person_id);
            if (person && person->name == name) {
                return {.id = contact.person_id};
            }
        }
    }
    return person_named(writer, name);
}

void throw_refused(const Refused& refused) {
    throw RefusedBatch{{sentence(refused)}};
}

}  // namespace aftercare
