#include <algorithm>

#include "aftercare/core/builder.hpp"
#include "aftercare/store/builders.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/units.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/retention.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct ContractRequest {
    std::string party;
    std::string project;
    Fen settlement;
    std::optional<Fen> retention;
    std::optional<Day> release_on;
    std::optional<std::vector<ScopeItem>> scope;
    std::optional<std::vector<std::string>> buildings;
};

/// `roof,wet-room:leak` as typed: what the codes are, the policy says. Nothing is all of the works.
std::string read_typed_scope(std::string_view typed, std::vector<ScopeItem>& into) {
    const auto text = fold_width(trim(typed));
    into = read_scope(text);
    const bool bad =
        (text + ",").find(":,") != std::string::npos ||
        std::any_of(into.begin(), into.end(), [](const ScopeItem& item) { return item.element.empty(); });
    return bad ? tr("elements, each with a defect or without: roof,wet-room:leak") : std::string();
}

/// `3,5`. Nothing is all of the project.
std::string read_typed_buildings(std::string_view typed, std::vector<std::string>& into) {
    into = read_buildings(fold_width(trim(typed)));
    for (auto& building : into) {
        const auto part = building;
        if (!read_room_part(part, building).empty() || building.empty()) {
            return tr("buildings such as 3,5");
        }
    }
    return {};
}

void describe_party_contract(Options& options, ContractRequest& request) {
    options.word(request.party, "PARTY", tr_later("the party"), check_not_empty);
    options.text(request.project, "project", "P", tr_later("the project"), Need::required, check_not_empty);
    options.value(request.settlement, "settlement", "YUAN", tr_later("the sum settled"), Need::required);
    options.value(request.retention, "retention", "YUAN",
                  tr_later("what is held back of it until its release"));
    options.value(request.release_on, "release-on", "DATE",
                  tr_later("the day on which the retention is released"));
    options.value(request.scope, "scope", "ELEMENT[:DEFECT],…",
                  tr_later("what the party built or answers for; none: all of the works"), Need::optional,
                  read_typed_scope);
    options.value(request.buildings, "building", "B,…",
                  tr_later("the buildings in which it did; none: all of the project"), Need::optional,
                  read_typed_buildings);
}

/// The scope in the codes of the policy.
std::string scope_of(const Policy& policy, std::vector<ScopeItem> items) {
    for (auto& item : items) {
        item.element = policy_code(policy, CodeTable::element, "scope", item.element);
        if (!item.defect.empty()) {
            item.defect = policy_code(policy, CodeTable::defect, "scope", item.defect);
        }
    }
    return written_scope(items);
}

/// A contract that cannot be.
void refuse_impossible(const Retention& retention) {
    if (retention.retained > retention.settlement) {
        throw Error(ErrorKind::fact,
                    form(tr("a retention of {retained} is more than the settlement of {sum}"),
                         fmt::arg("retained", format_yuan(retention.retained)),
                         fmt::arg("sum", format_yuan(retention.settlement))));
    }
    if (retention.left().count < 0) {
        throw Error(ErrorKind::fact, form(tr("{deducted} is deducted from the retention already"),
                                          fmt::arg("deducted", format_yuan(retention.deducted))));
    }
}

void warn_of_share(const Session& session, const Policy& policy, const Retention& retention) {
    if (retention.retained.count * 100 > retention.settlement.count * policy.retention_percent_max) {
        session.warn(form(tr("a retention of {retained} is more than {percent} % of the settlement"),
                          fmt::arg("retained", format_yuan(retention.retained)),
                          fmt::arg("percent", policy.retention_percent_max)));
    }
}

/// Units may be registered later than contracts, so a building without any is only said.
void warn_of_buildings(const Session& session, Database& db, const Project& project,
                       const std::vector<std::string>& buildings) {
    for (const auto& building : buildings) {
        if (!has_building(db, project.id, building)) {
            session.warn(form(tr("{project} has no unit in building {building}"),
                              fmt::arg("project", project.name), fmt::arg("building", building)));
        }
    }
}

int run_party_contract(const ContractRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    auto party = party_named(writer.db(), request.party);
    PartyContracted said;
    const auto project = project_of(writer.db(), request.project);
    said.project_id = project.id;
    said.settlement = request.settlement;
    said.retention = request.retention;
    said.release_on = request.release_on;
    if (request.scope) {
        said.scope = scope_of(writer.policy(), *request.scope);
    }
    if (request.buildings) {
        said.buildings = written_buildings(*request.buildings);
    }
    writer.record(party, PartyEvent(said));
    const auto retention = *load_retention(writer.db(), party.id, said.project_id);
    refuse_impossible(retention);
    const int code = finish_write(session, writer, {party.name});
    warn_of_share(session, writer.policy(), retention);
    warn_of_buildings(session, writer.db(), project, request.buildings.value_or(std::vector<std::string>()));
    tell_retention(session, party.name, retention);
    return code;
}

}  // namespace

const Command k_party_contract = {
    .name = "party contract",
    .summary = tr_later("what a party built and what was settled with it, and the retention held from it"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_party_contract, run_party_contract>,
};

}  // namespace aftercare
