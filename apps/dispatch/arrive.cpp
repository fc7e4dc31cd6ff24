#include "apps/dispatch/arrive.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

/// `CODE=ok` or `CODE=no`, taken apart; the code as it was typed.
std::optional<CheckAnswer> read_check(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || trim(text.substr(0, equals)).empty()) {
        return std::nullopt;
    }
    const auto result = match<CheckResult>(text.substr(equals + 1));
    return result ? std::optional(CheckAnswer{std::string(trim(text.substr(0, equals))), *result})
                  : std::nullopt;
}

std::string check_check(std::string_view value) {
    return read_check(value) ? std::string()
                             : std::string(tr("what was looked at, =, and ok or no: floor-drain=ok"));
}

/// The answers by the checklists of such a ticket. Throws Error{fact} for a check that they do not have, and
/// for one that is answered twice.
std::vector<CheckAnswer> checks_of(const TicketAct& act, const Request& request) {
    const auto known = checks_of(act.writer.policy(), act.ticket.kind, act.ticket.element);
    std::vector<CheckAnswer> answers;
    for (const auto& text : request.values("check")) {
        const auto typed = *read_check(text);
        if (known.empty()) {
            throw Error(ErrorKind::fact, tr("--check: the policy has no checklist for such a ticket"), {},
                        tr("say it in words with -m"));
        }
        const auto code = policy_code(known, "--check", typed.code);
        const bool is_twice = std::any_of(answers.begin(), answers.end(),
                                          [&](const CheckAnswer& each) { return each.code == code; });
        if (is_twice) {
            throw Error(ErrorKind::fact,
                        form(tr("--check: {code} is answered twice"), fmt::arg("code", code)));
        }
        answers.push_back({code, typed.result});
    }
    return answers;
}

bool prepare(const Request& request, Session&) {
    if (request.has("no-show") && request.has("check")) {
        throw Error(ErrorKind::usage, tr("--check is given beside --no-show"), {},
                    tr("nothing was looked at on a visit that did not happen"));
    }
    return false;
}

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.value("no-show", "WHO", tr_later("who was not there: owner or contractor"), Need::optional,
                  check_code<NoShow>);
    options.values("check", "CODE=ok|no", tr_later("what was looked at, by the policy's checklist"),
                   Need::optional, check_check);
    options.main_text("words", tr_later("what else there is to say"));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Arrived said;
        said.k = act.subject.order_k;
        said.no_show = code_of_option<NoShow>(request, "no-show");
        said.checks = checks_of(act, request);
        said.words = request.text("words");
        const auto& arrived = act.record(decide(std::move(said), act.facts()));
        return order_number(act.subject, *arrived.k);
    });
}

}  // namespace

const Command k_dispatch_arrive = {
    .name = "arrive",
    .summary = tr_later("the party came, or somebody did not"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
