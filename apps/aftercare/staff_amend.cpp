#include "apps/aftercare/staff_amend.hpp"

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
    options.positional("NAME", Arity::one, tr_later("the member's name"), check_not_empty);
    options.value("role", "ROLE", tr_later("desk, engineer, supervisor or manager"), Need::optional,
                  check_code<StaffRole>);
    options.value("email", "ADDRESS", tr_later("where reminders go"), Need::optional, check_address_or_none);
    options.value("os-user", "U", tr_later("the account on this machine"));
}

bool prepare(const Request& request, Session&) {
    if (!request.has("role") && !request.has("email") && !request.has("os-user")) {
        throw Error(ErrorKind::usage, tr("nothing to change is named"), {}, tr("see --help"));
    }
    return false;
}

std::optional<std::string> change_of(const Request& request, std::string_view option,
                                     const std::string& known) {
    const auto text = request.value(option);
    return text && trim(*text) != known ? std::optional(std::string(trim(*text))) : std::nullopt;
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.act());
    require_listed(writer);
    const std::string name(trim(request.words().front()));
    auto member = find_staff(writer.db(), name);
    if (!member) {
        throw Error(ErrorKind::fact, form(tr("{name} is not registered"), fmt::arg("name", name)), {},
                    tr("see `aftercare staff list`"));
    }
    StaffAmended change;
    const auto role = code_of_option<StaffRole>(request, "role");
    if (role && *role != member->role) {
        change.role = role;
    }
    change.email = change_of(request, "email", member->email);
    change.os_user = change_of(request, "os-user", member->os_user);
    if (change == StaffAmended{}) {
        session.tell(tr("nothing has changed"));
    } else {
        writer.record(*member, StaffEvent(change));
    }
    return finish_write(session, writer, {name});
}

}  // namespace

const Command k_staff_amend = {
    .name = "staff amend",
    .summary = tr_later("change the role or address of a member"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
