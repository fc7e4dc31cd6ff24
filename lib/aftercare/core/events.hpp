// All events, as one type a kind of subject, and their JSON.
//
// The body of a journal entry is the event's fields in their order, empty ones left out. The same field lists
// serve writing, reading, `show` and `export`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "aftercare/core/operations/ack.hpp"
#include "aftercare/core/operations/amend.hpp"
#include "aftercare/core/operations/answer.hpp"
#include "aftercare/core/operations/appeal.hpp"
#include "aftercare/core/operations/appoint.hpp"
#include "aftercare/core/operations/archive.hpp"
#include "aftercare/core/operations/arrive.hpp"
#include "aftercare/core/operations/assign.hpp"
#include "aftercare/core/operations/attach.hpp"
#include "aftercare/core/operations/attempt.hpp"
#include "aftercare/core/operations/cancel.hpp"
#include "aftercare/core/operations/charge.hpp"
#include "aftercare/core/operations/chase.hpp"
#include "aftercare/core/operations/close_at_source.hpp"
#include "aftercare/core/operations/confirm.hpp"
#include "aftercare/core/operations/consent.hpp"
#include "aftercare/core/operations/cost.hpp"
#include "aftercare/core/operations/decline.hpp"
#include "aftercare/core/operations/default_order.hpp"
#include "aftercare/core/operations/done.hpp"
#include "aftercare/core/operations/escalate.hpp"
#include "aftercare/core/operations/extend.hpp"
#include "aftercare/core/operations/force.hpp"
#include "aftercare/core/operations/forget.hpp"
#include "aftercare/core/operations/group.hpp"
#include "aftercare/core/operations/hold.hpp"
#include "aftercare/core/operations/import_closed.hpp"
#include "aftercare/core/operations/inform.hpp"
#include "aftercare/core/operations/keeping.hpp"
#include "aftercare/core/operations/merge.hpp"
#include "aftercare/core/operations/note.hpp"
#include "aftercare/core/operations/notice.hpp"
#include "aftercare/core/operations/open.hpp"
#include "aftercare/core/operations/order.hpp"
#include "aftercare/core/operations/plan.hpp"
#include "aftercare/core/operations/progress.hpp"
#include "aftercare/core/operations/promise.hpp"
#include "aftercare/core/operations/record.hpp"
#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/operations/reject.hpp"
#include "aftercare/core/operations/remind.hpp"
#include "aftercare/core/operations/reopen.hpp"
#include "aftercare/core/operations/resume.hpp"
#include "aftercare/core/operations/return_order.hpp"
#include "aftercare/core/operations/serve.hpp"
#include "aftercare/core/operations/split.hpp"
#include "aftercare/core/operations/start.hpp"
#include "aftercare/core/operations/strike.hpp"
#include "aftercare/core/operations/strike_cost.hpp"
#include "aftercare/core/operations/survey.hpp"
#include "aftercare/core/operations/transfer.hpp"
#include "aftercare/core/operations/triage.hpp"
#include "aftercare/core/operations/verify.hpp"
#include "aftercare/core/operations/void_ticket.hpp"
#include "aftercare/core/operations/waive.hpp"
#include "aftercare/core/operations/withdraw.hpp"
#include "aftercare/support/json.hpp"

namespace aftercare {

using TicketEvent =
    std::variant<Opened, Confirmed, Amended, Noted, Attached, Assigned, Triaged, Declined, Appealed, Answered,
                 Chased, Withdrawn, Voided, ImportedClosed, ClosedAtSource, Ordered, Served, Acked, Informed,
                 Appointed, Arrived, Surveyed, Planned, Consented, Started, Progressed, Held, Resumed,
                 Returned, Transferred, Cancelled, Done, Verified, Rejected, Reopened, Forced, Costed,
                 Attempted, Recorded, CallbackWaived, Promised, Merged, Split, NoticeGiven, Extended,
                 Defaulted, Escalated, Reminded, Archived, CostStruck, Struck>;
using ProjectEvent = std::variant<ProjectAdded>;
using UnitEvent = std::variant<UnitAdded, UnitAmended, Struck, OpeningVoided>;
using PartyEvent =
    std::variant<PartyAdded, PartyAmended, PartyContracted, ContractReminded, Struck, OpeningVoided>;
using StaffEvent = std::variant<StaffAdded, StaffAmended, Struck, OpeningVoided>;
using PolicyEvent = std::variant<PolicyApplied>;
using LedgerEvent = std::variant<Initialised, Restored, ClockSet, Revealed, Forgotten, ArchiveChecked>;
using GroupEvent = std::variant<GroupFormed, GroupJoined, GroupAmended, GroupStated, GroupAnswered,
                                GroupDismissed, Struck, OpeningVoided>;
using ChargeEvent =
    std::variant<ChargeOpened, ChargeNoticed, ChargeDisputed, ChargeLitigated, ChargeAgreed, ChargeDeducted,
                 ChargeInvoiced, ChargeSettled, ChargeWaived, Struck, OpeningVoided>;

/// A strike, which is written and read alike whatever it is said of.
using StrikeEvent = std::variant<Struck>;

template <class Events>
Verb verb_of(const Events& event) {
    return std::visit([](const auto& each) { return each.verb; }, event);
}

/// The fold: what the event means for its subject. A ticket's acts are folded by core/ticket_fold.hpp.
template <class Aggregate, class Events>
void apply_event(Aggregate& aggregate, const Stamp& stamp, const Events& event) {
    std::visit([&](const auto& each) { apply(aggregate, stamp, each); }, event);
}

/// Appends the event's body as canonical JSON.
template <class Events>
void append_body(std::string& out, const Events& event);

/// Reads a body back; nothing when `verb` is none of this variant's or the body is not its JSON.
template <class Events>
std::optional<Events> read_body(Verb verb, JsonValue body);

extern template void append_body(std::string&, const TicketEvent&);
extern template void append_body(std::string&, const ProjectEvent&);
extern template void append_body(std::string&, const UnitEvent&);
extern template void append_body(std::string&, const PartyEvent&);
extern template void append_body(std::string&, const StaffEvent&);
extern template void append_body(std::string&, const PolicyEvent&);
extern template void append_body(std::string&, const LedgerEvent&);
extern template void append_body(std::string&, const ChargeEvent&);
extern template void append_body(std::string&, const GroupEvent&);
extern template void append_body(std::string&, const StrikeEvent&);
extern template std::optional<TicketEvent> read_body(Verb, JsonValue);
extern template std::optional<ProjectEvent> read_body(Verb, JsonValue);
extern template std::optional<UnitEvent> read_body(Verb, JsonValue);
extern template std::optional<PartyEvent> read_body(Verb, JsonValue);
extern template std::optional<StaffEvent> read_body(Verb, JsonValue);
extern template std::optional<PolicyEvent> read_body(Verb, JsonValue);
extern template std::optional<LedgerEvent> read_body(Verb, JsonValue);
extern template std::optional<ChargeEvent> read_body(Verb, JsonValue);
extern template std::optional<GroupEvent> read_body(Verb, JsonValue);
extern template std::optional<StrikeEvent> read_body(Verb, JsonValue);

}  // namespace aftercare
