#include "apps/shared/links.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/clusters.hpp"
#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/writer.hpp"

namespace aftercare {

namespace {

std::string numbers_of(const std::vector<NumberedTicket>& tickets) {
    std::string numbers;
    for (const auto& each : tickets) {
        numbers += (numbers.empty() ? "" : " ") + each.number;
    }
    return numbers;
}

std::string group_words(Session& session, const Group& group) {
    return written_subject(session.ledger().state().site, SubjectKind::group, group.id.value) + ", " +
           word_of("cluster_state", code_of(group_state(session.view(), group))) + ", " + group.lead;
}

}  // namespace

std::vector<LinkField> links_of(Session& session, const Ticket& ticket, const NameLookup& names) {
    auto& db = session.view();
    std::vector<LinkField> links;
    const auto add = [&](std::string_view field, std::string value) {
        if (!value.empty()) {
            links.push_back({field, std::move(value)});
        }
    };
    add("merged_into", ticket.merged_into ? names.ticket(*ticket.merged_into) : std::string());
    if (ticket.has_merged) {  // others were merged into it
        add("merged", numbers_of(merged_into(db, ticket.id)));
    }
    if (ticket.follows) {
        add("follows", names.ticket(*ticket.follows) +
                           (ticket.is_repeat ? ", " + field_word("is_repeat") : std::string()));
    }
    add("followed_by", numbers_of(followers_of(db, ticket.id)));
    if (const auto group = group_of(db, ticket.id)) {
        add("group", group_words(session, *group));
    }
    return links;
}

}  // namespace aftercare
