#include "aftercare/store/policies.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/policy_files.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct PolicyApplyRequest {
    std::string file;
};

void describe_policy_apply(Options& options, PolicyApplyRequest& request) {
    options.word(request.file, "FILE", tr_later("the policy"), check_not_empty);
    options.words_name_files();
}

bool prepare_policy_apply(const PolicyApplyRequest& request, Session&) {
    if (request.file != "-") {
        read_policy_file(request.file);
    }
    return false;
}

int run_policy_apply(const PolicyApplyRequest& request, Session& session) {
    const auto file = read_policy_file(request.file, session);
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    const auto known = newest_policy(writer.db());
    if (const auto line = lacking_projects_line(writer.db(), file.policy); !line.empty()) {
        session.warn(line);
    }
    if (known && known->text == file.text) {
        session.tell(tr("nothing has changed"));
        return finish_write(session, writer, {std::to_string(known->id)});
    }
    if (known && writer.act().when.at < known->applied_at) {
        throw Error(ErrorKind::fact, form(tr("version {version} of the policy was applied later than --at"),
                                          fmt::arg("version", known->id)));
    }
    const auto applied = writer.apply_policy(file.text);
    return finish_write(session, writer, {std::to_string(applied.id)});
}

}  // namespace

const Command k_policy_apply = {
    .name = "policy apply",
    .summary = tr_later("make a policy file the policy in force"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_policy_apply, run_policy_apply, prepare_policy_apply>,
};

}  // namespace aftercare
