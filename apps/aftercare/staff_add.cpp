#include "apps/aftercare/staff_add.hpp"

#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("NAME", Arity::one, tr_later("the name that --by gives"), check_not_empty);
    options.value("role", "ROLE", tr_later("desk (if not given), engineer, supervisor or manager"),
                  Need::optional, check_code<StaffRole>);
    options.value("email", "ADDRESS", tr_later("where reminders go"), Need::optional, check_address);
    options.value("os-user", "U", tr_later("the account on this machine"), Need::optional, check_not_empty);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    StaffAdded added;
    added.name = trim(request.words().front());
    added.role = code_of_option<StaffRole>(request, "role").value_or(StaffRole::desk);
    added.email = trim(request.text("email"));
    added.os_user = trim(request.text("os-user"));
    if (find_staff(writer.db(), added.name)) {
        throw Error(ErrorKind::fact, form(tr("{name} is registered already"), fmt::arg("name", added.name)),
                    {}, tr("change it with `aftercare staff amend`"));
    }
    const bool is_first = writer.actor().register_empty;
    writer.add(added);
    const int code = finish_write(session, writer, {added.name});
    if (is_first && added.name != session.by()) {
        session.warn(form(tr("from now on only {name} can write, and whom {name} registers"),
                          fmt::arg("name", added.name)));
    }
    return code;
}

}  // namespace

const Command k_staff_add = {
    .name = "staff add",
    .summary = tr_later("register a member of the department"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
