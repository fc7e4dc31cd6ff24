#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct StaffAddRequest {
    std::string name;
    StaffRole role = StaffRole::desk;
    std::string email;
    std::string os_user;
};

void describe_staff_add(Options& options, StaffAddRequest& request) {
    options.word(request.name, "NAME", tr_later("the name that --by gives"), check_not_empty);
    options.value(request.role, "role", "ROLE",
                  tr_later("desk (if not given), engineer, supervisor or manager"));
    options.text(request.email, "email", "ADDRESS", tr_later("where reminders go"), Need::optional,
                 check_address);
    options.text(request.os_user, "os-user", "U", tr_later("the account on this machine"), Need::optional,
                 check_not_empty);
}

int run_staff_add(const StaffAddRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    StaffAdded added;
    added.name = trim(request.name);
    added.role = request.role;
    added.email = trim(request.email);
    added.os_user = trim(request.os_user);
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
    .bind = bound<describe_staff_add, run_staff_add>,
};

}  // namespace aftercare
