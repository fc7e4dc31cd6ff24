#include "aftercare/core/ids.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/policy_files.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/session.hpp"
#include "schemas/embedded.hpp"

namespace aftercare {

namespace {

struct InitRequest {
    std::string site;
    std::string project;
    std::string zone = "Asia/Shanghai";
    std::optional<std::string> policy;
    bool shared = false;
};

std::string check_site(std::string_view value) {
    return is_site_code(value) ? std::string()
                               : std::string(tr("1 to 8 capital letters or digits, a letter first: AC"));
}

void describe_init(Options& options, InitRequest& request) {
    options.text(request.site, "site", "CODE", tr_later("first part of every number"), Need::required,
                 check_site);
    options.text(request.project, "project", "NAME", tr_later("the first project"), Need::required,
                 check_not_empty);
    options.text(request.zone, "zone", "IANA",
                 tr_later("time zone of days and hours; Asia/Shanghai if not given"));
    options.text(request.policy, "policy", "FILE", tr_later("the policy, if not the one that ships"));
    options.reads_file();
    options.flag(request.shared, "shared", tr_later("writable for the file's group"));
}

void fill(Database& database, const std::string& project, Session& session, const Initialised& first,
          const std::string& policy) {
    insert_row(database, LedgerState{.id = 1,
                                     .site = first.site,
                                     .zone = first.zone,
                                     .language = first.language,
                                     .shared = first.shared});
    Ledger ledger{std::move(database)};
    Writer writer(ledger, session.acting());
    writer.journal().begin_epoch(first.site);
    writer.record(first);
    writer.apply_policy(policy);
    writer.add(ProjectAdded{project});
    writer.commit();
    database = std::move(ledger.db());
}

int run_init(const InitRequest& request, Session& session) {
    const auto path = session.settings().ledger();
    session.by();
    Initialised first;
    first.site = request.site;
    first.zone = request.zone;
    first.language = session.common().lang.value_or("zh");
    first.shared = request.shared;
    if (!use_zone(first.zone)) {
        throw Error(ErrorKind::usage, form(tr("no time zone {zone}"), fmt::arg("zone", first.zone)),
                    tr("an IANA name such as Asia/Shanghai"));
    }
    const auto policy =
        request.policy ? read_policy_file(*request.policy, session).text : std::string(default_policy());
    require_free_place(path);
    NewLedger made(path_of_new_ledger(session), first.shared);
    fill(made.db(), request.project, session, first, policy);
    const auto lacking = lacking_projects_line(made.db(), load_policy_in_force(made.db()));
    if (made.finish() == Synced::no) {
        session.warn(form(tr("the directory of {path} could not be synced"), fmt::arg("path", path)));
    }
    if (first.shared && !passes_group_on(path)) {
        session.warn(group_not_passed_on(path));
    }
    if (!lacking.empty()) {
        session.warn(lacking);
    }
    session.print(path);
    return 0;
}

}  // namespace

const Command k_init = {
    .name = "init",
    .summary = tr_later("make a new ledger"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_init, run_init>,
};

}  // namespace aftercare
