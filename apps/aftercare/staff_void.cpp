#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_staff_void(Options& options, VoidRequest& request) {
    describe_voiding(options, request, "NAME", tr_later("the member's name"), check_not_empty);
}

Opening find_staff_void(Writer& writer, const std::string& typed) {
    const std::string name(trim(typed));
    const auto member = find_staff(writer.db(), name);
    if (!member) {
        throw Error(ErrorKind::fact, form(tr("{name} is not registered"), fmt::arg("name", name)), {},
                    tr("see `aftercare staff list`"));
    }
    return {SubjectKind::staff, member->id.value, member->name};
}

}  // namespace

const Command k_staff_void = {
    .name = "staff void",
    .summary = tr_later("take back somebody who was added by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_staff_void, run_void<find_staff_void>>,
};

}  // namespace aftercare
