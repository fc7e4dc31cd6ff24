#include "apps/aftercare/policy_show.hpp"

#include "aftercare/store/policies.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/policy_files.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("SECTION", Arity::optional, tr_later("limits, hours, target, codes.category, …"));
    options.value("as-of", "TIME", tr_later("the policy that was in force then"), Need::optional, check_time);
    options.value("output", "FILE", tr_later("write to FILE"));
    options.letter('o');
}

std::string text_in_force(Session& session, const Request& request) {
    auto text = policy_text_at(session.ledger().db(),
                               session.time(request, "as-of", DateMeans::deadline).value_or(session.now()));
    if (!text) {
        throw Error(ErrorKind::fact, tr("no policy was in force then"));
    }
    return std::move(*text);
}

int run(const Request& request, Session& session) {
    auto text = text_in_force(session, request);
    if (!request.words().empty()) {
        const auto& section = request.words().front();
        auto part = policy_section(text, section);
        if (!part) {
            std::string known;
            for (const auto& each : policy_sections(text)) {
                known += (known.empty() ? "" : ", ") + each;
            }
            throw Error(ErrorKind::fact,
                        form(tr("the policy has no section {section}"), fmt::arg("section", section)),
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
