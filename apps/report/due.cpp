#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/time_words.hpp"
#include "apps/report/list_extras.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

/// So long from now, or to the end of the day.
struct Within {
    std::optional<Duration> length;
};

std::string read_within(std::string_view typed, Within& into) {
    const auto word = trim(typed);
    if (fold_ascii_case(word) == "today" || word == "今天") {
        into = {};
        return {};
    }
    into.length = parse_duration(word);
    return into.length ? std::string() : tr("a duration such as 4h, 2d or 4h working, or today");
}

struct DueRequest {
    ListRequest list;
    std::optional<Within> within;
};

void describe_due(Options& options, DueRequest& request) {
    describe_filters(options, request.list);
    options.value(request.within, "within", "DUR",
                  tr_later("how soon, or today; the policy's due soon if not given"), Need::optional,
                  read_within);
}

bool prepare_due(const DueRequest& request, Session& session) {
    return prepare_list<k_due_list>(request.list, session);
}

int run_due(const DueRequest& request, Session& session) {
    return run_list(k_due_list, request.list.filters, session,
                    request.within ? due_extras(session, request.within->length) : due_soon_extras(session));
}

}  // namespace

const Command k_report_due = {
    .name = "due",
    .summary = tr_later("clocks that fall due soon"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound<describe_due, run_due, prepare_due>,
};

}  // namespace aftercare
