#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct VerifyRequest {
    std::vector<std::string> ids;
    std::optional<std::string> from;
    std::optional<Means> how;
    std::optional<std::string> person;
    bool no_objection = false;
};

void describe_verify(Options& options, VerifyRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.from, "from", "WHO", tr_later("who accepts it: owner, inspector or a name"),
                 Need::optional, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
    options.text(request.person, "person", "NAME", tr_later("the name of whoever accepted it"),
                 Need::optional, check_person_name);
    options.flag(request.no_objection, "no-objection",
                 tr_later("the owner was told and said nothing in time"));
}

/// Either somebody accepts it, by some means, or nobody objected.
bool prepare_verify(const VerifyRequest& request, Session&) {
    if (request.no_objection) {
        if (request.from || request.how || request.person) {
            throw Error(ErrorKind::usage, tr("both --from and --no-objection are given"), {},
                        tr("either somebody accepted it, or nobody objected"));
        }
        return false;
    }
    const bool somebody = request.from.has_value();
    if (!somebody || !request.how) {
        throw Error(ErrorKind::usage,
                    somebody ? form(tr("missing: {options}"), fmt::arg("options", "--how"))
                             : std::string(tr("nobody is named who accepts it")),
                    {}, tr("give --from WHO and --how MEANS, or --no-objection"));
    }
    return false;
}

int run_verify(const VerifyRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Verified said;
        said.from = who_named(act.writer, act.ticket, request.from);
        said.how = request.how;
        if (request.person) {
            said.person = person_named(act.writer, *request.person);
        }
        said.no_objection = request.no_objection;
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
    .bind = bound<describe_verify, run_verify, prepare_verify>,
};

}  // namespace aftercare
