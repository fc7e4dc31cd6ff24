#include <unistd.h>

#include "aftercare/core/policy_examples.hpp"
#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/policy_files.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

constexpr const char* k_zone_without_ledger = "Asia/Shanghai";

const std::vector<Column>& example_columns() {
    static const std::vector<Column> k_columns = {
        {"clock", ColumnKind::code, "clock"},     {"kind", ColumnKind::code, "kind"},
        {"urgency", ColumnKind::code, "urgency"}, {"from_at", ColumnKind::instant},
        {"due_at", ColumnKind::instant},          {"calendar_assumed", ColumnKind::flag},
    };
    return k_columns;
}

struct PolicyCheckRequest {
    std::string file;
};

void describe_policy_check(Options& options, PolicyCheckRequest& request) {
    options.word(request.file, "FILE", tr_later("the policy; - is standard input"), check_not_empty);
    options.words_name_files();
}

/// The examples are in the zone of the ledger, when there is one; it knows also which projects there are.
void look_at_ledger(const Session& session, const Policy& policy) {
    try {
        const auto path = session.settings().ledger();
        if (::access(path.c_str(), F_OK) == 0) {
            auto ledger = Ledger::open_to_read(path, session.settings().busy_timeout_ms());
            const auto line = lacking_projects_line(ledger.db(), policy);
            if (!line.empty()) {
                session.warn(line);
            }
            return;
        }
    } catch (const Error&) {
        session.warn(tr("the ledger cannot be read; the examples are in the time of Asia/Shanghai"));
    }
    use_zone(k_zone_without_ledger);
}

int run_policy_check(const PolicyCheckRequest& request, Session& session) {
    const auto file = read_policy_file(request.file, session);
    look_at_ledger(session, file.policy);
    std::vector<std::vector<Cell>> rows;
    for (const auto& each : target_examples(file.policy, looks_ahead_from(session))) {
        rows.push_back({code_of(each.clock), code_of(each.kind), code_of(each.urgency), each.from.seconds,
                        each.due.at.seconds, std::int64_t{each.due.assumed ? 1 : 0}});
    }
    print_rows(session, example_columns(), rows);
    return 0;
}

}  // namespace

const Command k_policy_check = {
    .name = "policy check",
    .summary = tr_later("name every fault of a policy file, or show what its targets come to"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_reads,
    .bind = bound<describe_policy_check, run_policy_check>,
};

}  // namespace aftercare
