#include "apps/aftercare/staff_void.hpp"

#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_voiding(options, "NAME", tr_later("the member's name"), check_not_empty);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const std::string name(trim(request.words().front()));
    const auto member = find_staff(writer.db(), name);
    if (!member) {
        throw Error(ErrorKind::fact, form(tr("{name} is not registered"), fmt::arg("name", name)), {},
                    tr("see `aftercare staff list`"));
    }
    return void_subject(session, writer, request, SubjectKind::staff, member->id.value, member->name);
}

}  // namespace

const Command k_staff_void = {
    .name = "staff void",
    .summary = tr_later("take back somebody who was added by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
