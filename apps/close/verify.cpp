#include "apps/close/verify.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("from", "WHO", tr_later("who accepts it: owner, inspector or a name"), Need::optional,
                  check_person_name);
    options.value("how", "MEANS", tr_later("by which means"), Need::optional, check_code<Means>);
    options.value("person", "NAME", tr_later("the name of whoever accepted it"), Need::optional,
                  check_person_name);
    options.flag("no-objection", tr_later("the owner was told and said nothing in time"));
}

/// Either somebody accepts it, by some means, or nobody objected.
bool prepare(const Request& request, Session&) {
    if (request.flag("no-objection")) {
        for (const char* option : {"from", "how", "person"}) {
            if (request.has(option)) {
                throw Error(ErrorKind::usage, tr("both --from and --no-objection are given"), {},
                            tr("either somebody accepted it, or nobody objected"));
            }
        }
        return false;
    }
    const bool somebody = request.has("from");
    if (!somebody || !request.has("how")) {
        throw Error(ErrorKind::usage,
                    somebody ? form(tr("missing: {options}"), fmt::arg("options", "--how"))
                             : std::string(tr("nobody is named who accepts it")),
                    {}, tr("give --from WHO and --how MEANS, or --no-objection"));
    }
    return false;
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Verified said;
        said.from = who_of(act.writer, act.ticket, request, "from");
        said.how = code_of_option<Means>(request, "how");
        if (const auto name = request.value("person")) {
            said.person = person_named(act.writer, *name);
        }
        said.no_objection = request.flag("no-objection");
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_close_verify = {
    .name = "verify",
    .summary = tr_later("the repair is accepted; closes"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
