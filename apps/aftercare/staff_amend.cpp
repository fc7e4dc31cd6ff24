#include "apps/aftercare/staff_amend.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/staff_left.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/subject.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("NAME", Arity::one, tr_later("the member's name"), check_not_empty);
    options.value("role", "ROLE", tr_later("desk, engineer, supervisor or manager"), Need::optional,
                  check_code<StaffRole>);
    options.value("email", "ADDRESS", tr_later("where reminders go"), Need::optional, check_address_or_none);
    options.value("os-user", "U", tr_later("the account on this machine"));
    options.value("left", "DATE", tr_later("they have left from 00:00 of that day on; empty: they are back"),
                  Need::optional, check_date_or_none);
}

bool prepare(const Request& request, Session&) {
    for (const char* option : {"role", "email", "os-user", "left"}) {
        if (request.has(option)) {
            return false;
        }
    }
    throw Error(ErrorKind::usage, tr("nothing to change is named"), {}, tr("see --help"));
}

std::optional<std::string> trimmed(const Request& request, std::string_view option) {
    const auto text = request.value(option);
    return text ? std::optional(std::string(trim(*text))) : std::nullopt;
}

StaffAmended change_of(const Request& request, const Session& session) {
    StaffAmended change;
    change.role = code_of_option<StaffRole>(request, "role");
    change.email = trimmed(request, "email");
    change.os_user = trimmed(request, "os-user");
    if (const auto left = trimmed(request, "left")) {
        change.came_back = left->empty();
        if (!left->empty()) {
            change.left_on = day_of(read_typed_span("--left", *left, session.at()).from);
        }
    }
    return change;
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const std::string name(trim(request.words().front()));
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
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
