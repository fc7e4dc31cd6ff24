// The papers of the trade, made from the facts of a ticket: 派工单, 保修通知书, 维修方案, 业主确认单,
// 不受理告知书, 验收单, 施工告知书.
//
// Pure: the facts come as texts and instants, whoever has the ledger gathers them. A paper is made only when
// the facts that it is about are there.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/render/sheet.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

enum class Paper { order, notice, plan, consent, decline, acceptance, works_notice };
constexpr auto k_paper_codes = enum_table<Paper, std::string_view>({
    {Paper::order, "order"},
    {Paper::notice, "notice"},
    {Paper::plan, "plan"},
    {Paper::consent, "consent"},
    {Paper::decline, "decline"},
    {Paper::acceptance, "acceptance"},
    {Paper::works_notice, "works-notice"},
});

/// The paper of a code.
std::optional<Paper> paper_of(std::string_view code);

/// Somebody with a phone, as the paper shows them.
struct SheetPerson {
    std::string name;
    std::string phone;
    std::string role;
};

struct OrderFacts {
    std::string number;  ///< `AC-2026-000123/1`
    OrderState state = OrderState::issued;
    OrderKind kind = OrderKind::repair;
    SheetPerson party;
    std::optional<SheetPerson> worker;
    std::optional<SheetPerson> contact;  ///< whom to ask for, when one was named
    std::string task;
    Instant due_at;
    Instant issued_at;
    std::string issued_by;
    std::string replaces;  ///< number of the order that it replaces
    std::optional<Instant> from_at;
    std::optional<Instant> until_at;   ///< of the visit agreed
    std::optional<Instant> formal_at;  ///< the notice of defect was formally served
    std::optional<Means> formal_how;
    std::optional<Instant> cure_by;  ///< until when the party may mend it itself
    std::int64_t cure_days = 0;      ///< as many days from the service, while there was none; 0: at once
    std::string retention;           ///< what is left of the party's, in words
};

/// The newest warning of noise, dust or a cut.
struct WorksFacts {
    std::string what;
    Instant from_at;
    std::optional<Instant> until_at;
    std::vector<std::string> units;
};

struct SurveyFacts {
    std::string finding;
    std::string scope;
};

struct PlanFacts {
    int version = 1;
    std::string work;
    std::optional<int> days;
    std::string effect;
    bool consent_needed = true;
};

struct ConsentFacts {
    std::string name;
    Means how = Means::signed_paper;
    Instant at;
    bool was_refused = false;
    bool by_owner = true;
};

struct DeclineFacts {
    std::string reason;
    std::string words;
    std::string told_by;
    std::string told_to;
    std::optional<Means> how;
    Instant told_at;
    std::optional<Instant> appeal_until;  ///< the last instant of an appeal
};

struct AcceptanceFacts {
    std::string result;
    std::string cause;
    std::vector<std::string> materials;
    Instant done_at;
    std::optional<Instant> verified_at;
    std::string verified_by;
    std::optional<Means> how;
};

/// What the ledger knows of a ticket that papers are about.
struct SheetFacts {
    std::string number;
    std::string project;
    std::string place;
    std::string work_place;  ///< the unit worked in
    std::string location;
    std::string element;
    std::string defect;
    std::string category;
    std::optional<Urgency> urgency;
    std::string symptom;
    std::string expected;
    std::optional<Instant> noticed_at;
    Instant received_at;
    std::string received_by;
    std::string handler;
    std::vector<SheetPerson> contacts;
    bool works_elsewhere = false;  ///< in another unit than the one that reported
    /// Who lives there then: a paper about the work names them, and not the neighbour who reported.
    std::vector<SheetPerson> work_contacts;
    std::optional<OrderFacts> order;
    std::optional<SurveyFacts> survey;
    std::optional<PlanFacts> plan;
    std::optional<ConsentFacts> consent;
    std::optional<DeclineFacts> decline;
    std::optional<AcceptanceFacts> acceptance;
    std::optional<WorksFacts> works;
    Instant printed_at;
    std::string printed_by;
};

/// Whether the paper is about an order, rather than the ticket.
constexpr bool is_about_order(Paper paper) {
    return paper == Paper::order || paper == Paper::notice;
}

/// The paper, or nothing when the facts that it is about are missing.
std::optional<Sheet> make_paper(Paper paper, const SheetFacts& facts);

/// Why make_paper gives nothing: which facts are missing, and the command that records them.
struct MissingPaper {
    std::string found;
    std::string advice;
};
MissingPaper missing_facts(Paper paper, std::string_view number);

}  // namespace aftercare
