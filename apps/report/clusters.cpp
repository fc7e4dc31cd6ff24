#include "aftercare/store/queries/clusters.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/cluster_rows.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"
#include "apps/shared/names.hpp"

namespace aftercare {

namespace {

/// The rows as the list's query reads them: a JSON array of objects.
class Rows {
  public:
    Rows(Session& session, const ClusterPolicy& policy)
        : m_session(session), m_policy(policy), m_names(names_of(session.view(), true)), m_json(m_text) {
        m_json.begin_array();
    }

    void add(const Cluster& cluster) {
        m_json.begin_object();
        std::optional<Group> group;
        if (cluster.group_id) {
            group = load_group(m_session.view(), *cluster.group_id);
        }
        member("state", group ? std::string(code_of(group_state(m_session.view(), *group))) : "suspected");
        member("scope", std::string(code_of(cluster.scope)));
        member("project", m_names.project(cluster.project_id));
        member("place", cluster.place);
        member("element", cluster.element);
        member("defect", cluster.defect);
        member("households", cluster.households);
        member("new_households", cluster.new_households);
        member("window_from", cluster.from_on.number);
        member("window_until", day_of(m_session.at()).number);
        if (cluster.chance) {
            member("usual", fmt::format("{:.4f}", cluster.chance->expected));
            member("p", fmt::format("{:.3g}", cluster.chance->p));
            member("tests", cluster.chance->tests);
        }
        member("reason", reason_of(cluster));
        member("tickets", numbers_of(cluster.tickets));
        if (group) {
            add_group_members(*group, tickets_of(m_session.view(), group->id));
        }
        m_json.end_object();
    }

    /// A group complaint; of what its tickets have in common the first one tells.
    void add(const Group& group) {
        const auto tickets = tickets_of(m_session.view(), group.id);
        const auto first = tickets.empty() ? std::nullopt : load_ticket(m_session.view(), tickets.front().id);
        m_json.begin_object();
        member("state", std::string(code_of(group_state(m_session.view(), group))));
        if (first) {
            member("project", m_names.project(first->project_id));
            member("element", first->element);
            member("defect", first->defect);
        }
        member("households", count_households(tickets));
        member("reason",
               form(tr("group complaint, {answered} of {members} answered"),
                    fmt::arg("answered", answered_in(tickets)), fmt::arg("members", tickets.size())));
        member("tickets", numbers_of(ids_of(tickets)));
        add_group_members(group, tickets);
        m_json.end_object();
    }

    std::string text() {
        m_json.end_array();
        return m_text;
    }

  private:
    void member(const char* name, const std::string& value) {
        if (!value.empty()) {
            m_json.key(name);
            m_json.string(value);
        }
    }
    void member(const char* name, std::int64_t value) {
        m_json.key(name);
        m_json.integer(value);
    }

    static std::int64_t answered_in(const std::vector<GroupTicket>& tickets) {
        return std::count_if(tickets.begin(), tickets.end(),
                             [](const GroupTicket& each) { return each.is_answered; });
    }

    static std::vector<TicketId> ids_of(const std::vector<GroupTicket>& tickets) {
        std::vector<TicketId> ids;
        for (const auto& each : tickets) {
            ids.push_back(each.id);
        }
        return ids;
    }

    void add_group_members(const Group& group, const std::vector<GroupTicket>& tickets) {
        member("group", written_subject(m_session.ledger().state().site, SubjectKind::group, group.id.value));
        member("lead", group.lead);
        if (group.spokesperson_id) {
            const auto person = load_person(m_session.view(), *group.spokesperson_id);
            member("spokesperson", person ? person->name : std::string());
        }
        member("answered_count", answered_in(tickets));
        member("statement", group.statement);
    }

    std::string numbers_of(const std::vector<TicketId>& tickets) const {
        std::string text;
        for (const auto id : tickets) {
            text += (text.empty() ? "" : " ") + m_names.ticket(id);
        }
        return text;
    }

    std::string reason_of(const Cluster& cluster) const {
        if (cluster.scope == ClusterScope::project) {
            return form(
                tr("{households} households of the project in {days} days, {usual} would be usual: chance "
                   "{p}, suspect under {limit}"),
                fmt::arg("households", cluster.households), fmt::arg("days", m_policy.days),
                fmt::arg("usual", fmt::format("{:.2f}", cluster.chance->expected)),
                fmt::arg("p", fmt::format("{:.2g}", cluster.chance->p)),
                fmt::arg("limit", fmt::format("{:.2g}", static_cast<double>(m_policy.p_per_mille) / 1000 /
                                                            cluster.chance->tests)));
        }
        return form(cluster.scope == ClusterScope::stack
                        ? tr("{households} households above each other in {days} days")
                        : tr("{households} households of one building in {days} days"),
                    fmt::arg("households", cluster.households), fmt::arg("days", m_policy.days));
    }

    Session& m_session;
    const ClusterPolicy& m_policy;
    NameLookup m_names;
    std::string m_text;
    JsonWriter m_json;
};

int run_clusters(const ListRequest& request, Session& session) {
    return run_list(k_cluster_list, request.filters, session,
                    {.parameters = {{":rows", cluster_rows(session)}}});
}

}  // namespace

std::string cluster_rows(Session& session) {
    auto& db = session.view();
    const auto policy = load_policy_in_force(db);
    Rows rows(session, policy.cluster);
    std::vector<GroupId> said;
    for (const auto& cluster : find_clusters(policy.cluster, load_cluster_inputs(db, session.at(), policy))) {
        rows.add(cluster);
        if (cluster.group_id) {
            said.push_back(*cluster.group_id);
        }
    }
    for (const auto& group : load_groups(db)) {
        if (std::find(said.begin(), said.end(), group.id) == said.end()) {
            rows.add(group);
        }
    }
    return rows.text();
}

const Command k_report_clusters = {
    .name = "clusters",
    .summary = tr_later("reports of many households that look like one cause, and group complaints"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound<describe_filters, run_clusters, prepare_list<k_cluster_list>>,
};

}  // namespace aftercare
