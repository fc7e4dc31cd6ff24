#include "aftercare/store/policies.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/policy_files.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

struct PolicyShowRequest {
    std::optional<std::string> section;
};

/// With two of the options that reads take: a policy is one text, and names nobody.
void describe_policy_show(Options& options, PolicyShowRequest& request, CommonOptions& common) {
    options.word(request.section, "SECTION", tr_later("limits, hours, target, codes.category, …"));
    options.time(common.as_of, "as-of", tr_later("the policy that was in force then"), DateMeans::deadline);
    options.text(common.output, "output", "FILE", tr_later("write to FILE"));
    options.letter('o');
}

std::string text_in_force(Session& session) {
    auto text = policy_text_at(session.ledger().db(), session.at());
    if (!text) {
        throw Error(ErrorKind::fact, tr("no policy was in force then"));
    }
    return std::move(*text);
}

int run_policy_show(const PolicyShowRequest& request, Session& session) {
    auto text = text_in_force(session);
    if (request.section) {
        auto part = policy_section(text, *request.section);
        if (!part) {
            std::string known;
            for (const auto& each : policy_sections(text)) {
                known += (known.empty() ? "" : ", ") + each;
            }
            throw Error(
                ErrorKind::fact,
                form(tr("the policy has no section {section}"), fmt::arg("section", *request.section)),
                form(tr("one of {codes}"), fmt::arg("codes", known)));
        }
        text = std::move(*part);
    }
    session.page();
    session.out().write(text);
    return 0;
}

}  // namespace

const Command k_policy_show = {
    .name = "policy show",
    .summary = tr_later("the policy in force, whole or a section"),
    .need = LedgerNeed::read,
    .takes = k_takes_nothing,
    .bind = bound<describe_policy_show, run_policy_show>,
};

}  // namespace aftercare
