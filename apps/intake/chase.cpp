#include "aftercare/core/coming_back.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/report_again.hpp"

namespace aftercare {

namespace {

struct ChaseRequest {
    std::vector<std::string> ids;
    std::optional<std::string> from;
    std::optional<Means> how;
    std::string words;
};

void describe_chase(Options& options, ChaseRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.from, "from", "WHO", tr_later("who asked again"), Need::optional, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
    options.main_text(request.words, "words", tr_later("what was said"));
}

/// An owner who asks again about what is over wants it taken up: the command that does so, or the line that
/// reports it again when it may not come back any more. Empty while the ticket is open.
std::string words_of_ended(const TicketAct& act, Instant at) {
    const auto helps = helping_command(act.ticket.state);
    if (is_open(act.ticket.state) || helps.empty()) {
        return {};
    }
    if (!may_come_back(act.ticket, at)) {
        return form(
            tr("{number} is {state} and could come back until {until}; to register it anew: aftercare "
               "{command}"),
            fmt::arg("number", act.subject.number), fmt::arg("state", word(act.ticket.state)),
            fmt::arg("until", format_minute(*act.ticket.return_until)),
            fmt::arg("command", report_again(act)));
    }
    return form(tr("{number} is {state}; to take it up again: aftercare {command} {number} -m TEXT"),
                fmt::arg("number", act.subject.number), fmt::arg("state", word(act.ticket.state)),
                fmt::arg("command", helps));
}

int run_chase(const ChaseRequest& request, Session& session) {
    std::vector<std::string> ended;
    const int code = act_on_tickets(
        session, request.ids,
        [&](TicketAct& act) {
            Chased said;
            said.from = who_named(act.writer, act.ticket, request.from);
            said.how = request.how;
            said.words = request.words;
            act.record(decide(std::move(said), act.facts()));
            if (auto words = words_of_ended(act, session.at()); !words.empty()) {
                ended.push_back(std::move(words));
            }
            return act.subject.number;
        },
        OfMerged::passed_on);
    for (const auto& words : ended) {
        session.warn(words);
    }
    return code;
}

}  // namespace

const Command k_intake_chase = {
    .name = "chase",
    .summary = tr_later("the owner asks again"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_chase, run_chase>,
};

}  // namespace aftercare
