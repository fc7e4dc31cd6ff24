#include "apps/aftercare/party_contract.hpp"

#include "aftercare/store/charges.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/retention.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("PARTY", Arity::one, tr_later("the party"), check_not_empty);
    options.value("project", "P", tr_later("the project"), Need::required, check_not_empty);
    options.value("settlement", "YUAN", tr_later("the sum settled"), Need::required, check_yuan);
    options.value("retention", "YUAN", tr_later("what is held back of it until its release"), Need::optional,
                  check_yuan);
    options.value("until", "DATE", tr_later("the day on which the retention is released"), Need::optional,
                  check_day);
}

std::optional<Fen> yuan_option(const Request& request, std::string_view option) {
    const auto text = request.value(option);
    return text ? parse_yuan(*text) : std::nullopt;
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

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    auto party = party_named(writer.db(), request.words().front());
    PartyContracted said;
    said.project_id = project_of(writer.db(), request).id;
    said.settlement = yuan_option(request, "settlement");
    said.retention = yuan_option(request, "retention");
    said.until_on = day_option(request, "until");
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
