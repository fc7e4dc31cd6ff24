#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/staff_left.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct StaffAmendRequest {
    std::string name;
    std::optional<StaffRole> role;
    std::optional<std::string> email;
    std::optional<std::string> os_user;
    std::optional<TypedDay> left;
};

void describe_staff_amend(Options& options, StaffAmendRequest& request) {
    options.word(request.name, "NAME", tr_later("the member's name"), check_not_empty);
    options.value(request.role, "role", "ROLE", tr_later("desk, engineer, supervisor or manager"));
    options.text(request.email, "email", "ADDRESS", tr_later("where reminders go"), Need::optional,
                 check_address_or_none);
    options.text(request.os_user, "os-user", "U", tr_later("the account on this machine"));
    options.value(request.left, "left", "DATE",
                  tr_later("they have left from 00:00 of that day on; empty: they are back"));
}

bool prepare_staff_amend(const StaffAmendRequest& request, Session&) {
    if (!request.role && !request.email && !request.os_user && !request.left) {
        throw Error(ErrorKind::usage, tr("nothing to change is named"), {}, tr("see --help"));
    }
    return false;
}

std::optional<std::string> trimmed(const std::optional<std::string>& text) {
    return text ? std::optional(std::string(trim(*text))) : std::nullopt;
}

StaffAmended change_of(const StaffAmendRequest& request, const Session& session) {
    StaffAmended change;
    change.role = request.role;
    change.email = trimmed(request.email);
    change.os_user = trimmed(request.os_user);
    if (request.left) {
        change.left_on = session.day(*request.left, "--left");
        change.came_back = !change.left_on;
    }
    return change;
}

int run_staff_amend(const StaffAmendRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const std::string name(trim(request.name));
    auto member = find_staff(writer.db(), name);
    if (!member) {
        require_listed(writer);
        throw Error(ErrorKind::fact, form(tr("{name} is not registered"), fmt::arg("name", name)), {},
                    tr("see `aftercare staff list`"));
    }
    const auto change =
        decide(change_of(request, session), *member, load_staff_register(writer.db()), writer.actor());
    if (!change) {
        throw RefusedBatch{{sentence(change.reason())}};
    }
    if (*change == StaffAmended{}) {
        session.tell(tr("nothing has changed"));
    } else {
        writer.record(*member, StaffEvent(*change));
    }
    const auto left = member->left_on ? in_charge(writer.db(), name) : InCharge{};
    const int code = finish_write(session, writer, {name});
    for (const auto& line : in_charge_lines(session.ledger().state().site, name, left)) {
        session.warn(line);
    }
    return code;
}

}  // namespace

const Command k_staff_amend = {
    .name = "staff amend",
    .summary = tr_later("change the role or address of a member, or say that they left"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_staff_amend, run_staff_amend, prepare_staff_amend>,
};

}  // namespace aftercare
