#include "aftercare/store/charges.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
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
    std::optional<Day> until;
};

void describe_options(Options& options, ContractRequest& request) {
    options.word(request.party, "PARTY", tr_later("the party"), check_not_empty);
    options.text(request.project, "project", "P", tr_later("the project"), Need::required, check_not_empty);
    options.value(request.settlement, "settlement", "YUAN", tr_later("the sum settled"), Need::required);
    options.value(request.retention, "retention", "YUAN",
                  tr_later("what is held back of it until its release"));
    options.value(request.until, "until", "DATE", tr_later("the day on which the retention is released"));
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

int run(const ContractRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    auto party = party_named(writer.db(), request.party);
    PartyContracted said;
    said.project_id = project_of(writer.db(), request.project).id;
    said.settlement = request.settlement;
    said.retention = request.retention;
    said.until_on = request.until;
    writer.record(party, PartyEvent(said));
    const auto retention = *load_retention(writer.db(), party.id, said.project_id);
    refuse_impossible(retention);
    const int code = finish_write(session, writer, {party.name});
    warn_of_share(session, writer.policy(), retention);
    tell_retention(session, party.name, retention);
    return code;
}

}  // namespace

const Command k_party_contract = {
    .name = "party contract",
    .summary = tr_later("what was settled with a party, and the retention held from it"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_options, run>,
};

}  // namespace aftercare
