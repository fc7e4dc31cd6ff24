#include "aftercare/render/sheet_papers.hpp"

#include "aftercare/core/ticket.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

std::string label(const char* msgid) {
    return tr_in("sheet", msgid);
}

std::string shown(const SheetPerson& person) {
    auto text = person.name;
    if (!person.role.empty()) {
        text += form(tr(" ({role})"), fmt::arg("role", person.role));
    }
    return person.phone.empty() ? text : text + "  " + person.phone;
}

std::vector<std::string> shown_people(const std::vector<SheetPerson>& people) {
    std::vector<std::string> lines;
    for (const auto& contact : people) {
        lines.push_back(shown(contact));
    }
    return lines;
}

std::string words_of_means(const std::optional<Means>& how) {
    return how ? word(*how) : std::string();
}

/// A paper that is being put together; what is empty is left out.
class Draft {
  public:
    Draft(const char* title, const SheetFacts& facts, std::string number) : m_facts(facts) {
        m_sheet.title = label(title);
        m_sheet.issuer = facts.project;
        m_sheet.number = std::move(number);
        m_sheet.footer =
            form(tr("printed {at} by {by}; the ledger's record is what counts"),
                 fmt::arg("at", format_minute(facts.printed_at)), fmt::arg("by", facts.printed_by));
    }

    void field(const char* name, const std::string& value, bool wide = false) {
        if (!value.empty()) {
            m_sheet.fields.push_back({label(name), lines_on_sheet({value}), wide});
        }
    }
    void field(const char* name, const std::optional<Instant>& at) {
        field(name, at ? format_minute(*at) : std::string());
    }
    void text(const char* name, const std::string& value) {
        if (!value.empty()) {
            m_sheet.texts.push_back({label(name), lines_on_sheet({value})});
        }
    }
    void blank(const char* name) { m_sheet.blanks.push_back(label(name)); }
    void choice(const char* name) { m_sheet.choices.push_back(label(name)); }
    void signature(const char* name) { m_sheet.signatures.push_back(label(name)); }

    void contacts_of(const std::vector<SheetPerson>& people) {
        m_sheet.fields.push_back({label("contacts"), lines_on_sheet(shown_people(people)), true});
    }

    /// Where the work is done and who lives there: for a paper that a neighbour of who reported gets.
    void work_alone() {
        field("project", m_facts.project);
        field("place", m_facts.work_place);
        contacts_of(m_facts.work_contacts);
    }

    /// What was reported, where, and whom to ask for: `contacts`.
    void report(const std::vector<SheetPerson>& contacts) {
        field("project", m_facts.project);
        field("place", m_facts.location.empty() ? m_facts.place : m_facts.place + "  " + m_facts.location);
        if (m_facts.works_elsewhere) {
            field("work is done in", m_facts.work_place);
        }
        contacts_of(contacts);
        field("element, defect", join({m_facts.element, m_facts.defect}));
        field("category, urgency",
              join({m_facts.category, m_facts.urgency ? word(*m_facts.urgency) : std::string()}));
        field("received", format_minute(m_facts.received_at));
        field("noticed", m_facts.noticed_at);
    }

    Sheet& sheet() { return m_sheet; }
    Sheet finish() { return std::move(m_sheet); }

  private:
    static std::string join(const std::vector<std::string>& words) {
        std::vector<std::string> known;
        for (const auto& one : words) {
            if (!one.empty()) {
                known.push_back(one);
            }
        }
        return join_words(known);
    }

    const SheetFacts& m_facts;
    Sheet m_sheet;
};

void add_survey(Draft& draft, const SheetFacts& facts) {
    if (facts.survey) {
        draft.text("what the survey found", facts.survey->finding);
        draft.text("what it affects", facts.survey->scope);
    }
}

void add_plan(Draft& draft, const PlanFacts& plan) {
    draft.text("plan", plan.work);
    draft.text("effect on the household", plan.effect);
    draft.field("plan no.", std::to_string(plan.version));
    draft.field("working days", plan.days ? std::to_string(*plan.days) : std::string());
}

void add_party(Draft& draft, const OrderFacts& order, const std::optional<Instant>& deadline) {
    draft.field("party", shown(order.party));
    draft.field("who comes", order.worker ? shown(*order.worker) : std::string());
    draft.field("deadline", deadline);
    draft.field("issued", format_minute(order.issued_at) + "  " + order.issued_by);
    draft.field("replaces order", order.replaces);
}

Sheet order_sheet(const SheetFacts& facts) {
    const auto& order = *facts.order;
    Draft draft(tr_later("Work order"), facts, order.number);
    if (!is_open(order.state)) {
        draft.sheet().remark = form(tr("This order is {state}."), fmt::arg("state", word(order.state)));
    }
    add_party(draft, order, order.due_at);
    if (order.from_at && order.until_at) {
        draft.field("visit agreed",
                    form(tr("{from} to {until}"), fmt::arg("from", format_minute(*order.from_at)),
                         fmt::arg("until", format_minute(*order.until_at))),
                    true);
    }
    draft.field("ask for", order.contact ? shown(*order.contact) : std::string(), true);
    draft.report(facts.works_elsewhere ? facts.work_contacts : facts.contacts);
    draft.text("reported", facts.symptom);
    draft.text("owner expects", facts.expected);
    draft.text("task", order.task);
    add_survey(draft, facts);
    if (facts.plan) {
        draft.text("plan", facts.plan->work);
        draft.text("effect on the household", facts.plan->effect);
    }
    for (const char* name : {"arrived, left", "materials used", "what was done"}) {
        draft.blank(name);
    }
    for (const char* name : {"who came", "owner", "issuer"}) {
        draft.signature(name);
    }
    return draft.finish();
}

/// Until when the party of a notice may mend the defect itself: no day that is past.
std::string cure_words(const OrderFacts& order, Instant printed_at) {
    if (order.cure_by && *order.cure_by > printed_at) {
        return form(tr("by {at}"), fmt::arg("at", format_minute(*order.cure_by)));
    }
    return order.formal_at || order.cure_days == 0
               ? std::string(tr("at once, on receiving this notice"))
               : form(tr("within {days} days of receiving this notice"), fmt::arg("days", order.cure_days));
}

/// The dates of a formal service; one that is past is told as past, not asked for.
void add_service(Draft& draft, const OrderFacts& order, Instant printed_at) {
    if (!order.formal_at) {
        return;
    }
    draft.field("formally served",
                join_words({format_minute(*order.formal_at), words_of_means(order.formal_how)}));
    draft.field(!order.cure_by || *order.cure_by > printed_at ? "to be mended by" : "time to mend it ended",
                order.cure_by ? format_minute(*order.cure_by) : std::string(tr_in("sheet", "at once")));
}

Sheet notice_sheet(const SheetFacts& facts) {
    const auto& order = *facts.order;
    Draft draft(tr_later("Notice of defect"), facts, order.number);
    draft.sheet().opening =
        form(tr("To {party}: the defect below was reported to us and falls under your duty of repair (Civil "
                "Code art. 801). Please inspect it and repair it without charge {deadline}."),
             fmt::arg("party", order.party.name), fmt::arg("deadline", cure_words(order, facts.printed_at)));
    const bool is_to_come = order.due_at > facts.printed_at;
    add_party(draft, order, is_to_come ? std::optional(order.due_at) : std::nullopt);
    add_service(draft, order, facts.printed_at);
    draft.field("retention", order.retention, true);
    draft.report(facts.works_elsewhere ? facts.work_contacts : facts.contacts);
    draft.text("reported", facts.symptom);
    draft.text("task", order.task);
    add_survey(draft, facts);
    draft.text(
        "if it is not mended",
        tr("We shall have it repaired by others. You then bear the cost of assessing and repairing it: "
           "it is deducted from the retention, and what the retention does not cover is claimed from "
           "you (Measures for the quality retention of construction projects art. 9)."));
    draft.blank("answer of the party");
    draft.signature("issuer (seal)");
    draft.signature("received by (seal)");
    return draft.finish();
}

Sheet works_sheet(const SheetFacts& facts) {
    const auto& works = *facts.works;
    Draft draft(tr_later("Notice of works"), facts, facts.number);
    draft.sheet().opening =
        tr("A repair in your neighbourhood brings what is said below. We ask for your understanding; please "
           "make ready for it, and call us if you cannot.");
    draft.field("project", facts.project);
    draft.field("work is done in", facts.work_place);
    draft.field("begins", format_minute(works.from_at));
    draft.field("ends", works.until_at);
    draft.field("homes affected", join_words(works.units), true);
    if (facts.order) {
        draft.field("party", shown(facts.order->party), true);
    }
    draft.text("what to expect", works.what);
    draft.signature("issuer (seal)");
    return draft.finish();
}

Sheet plan_sheet(const SheetFacts& facts) {
    Draft draft(tr_later("Repair plan"), facts, facts.number);
    draft.report(facts.contacts);
    draft.text("reported", facts.symptom);
    add_survey(draft, facts);
    add_plan(draft, *facts.plan);
    draft.field("owner's consent", facts.plan->consent_needed ? tr("needed") : tr("not needed"));
    draft.blank("remarks");
    draft.signature("planned by");
    draft.signature("approved by");
    return draft.finish();
}

Sheet consent_sheet(const SheetFacts& facts) {
    Draft draft(tr_later("Consent to the repair"), facts, facts.number);
    draft.sheet().opening =
        form(tr("The work below is to be done in {place}. Please read the plan and say whether you agree."),
             fmt::arg("place", facts.work_place));
    if (facts.works_elsewhere) {
        draft.work_alone();
        draft.text("what the survey found", facts.survey ? facts.survey->finding : std::string());
    } else {
        draft.report(facts.contacts);
        draft.text("reported", facts.symptom);
        add_survey(draft, facts);
    }
    add_plan(draft, *facts.plan);
    if (facts.consent) {
        const auto& consent = *facts.consent;
        auto said = form(
            consent.was_refused ? tr("{name} refused on {at} ({how})") : tr("{name} agreed on {at} ({how})"),
            fmt::arg("name", consent.name), fmt::arg("at", format_minute(consent.at)),
            fmt::arg("how", word(consent.how)));
        said += consent.by_owner ? "" : tr("; not the unit's registered owner");
        draft.field("recorded", said, true);
    }
    draft.choice("I agree to the plan and to the work in my home");
    draft.choice("I do not agree, because:");
    draft.blank("phone");
    draft.blank("remarks");
    draft.signature("owner");
    return draft.finish();
}

Sheet decline_sheet(const SheetFacts& facts) {
    const auto& decline = *facts.decline;
    Draft draft(tr_later("Notice of refusal"), facts, facts.number);
    draft.sheet().opening =
        tr("Your report below was examined and cannot be taken on, for the reason given. You may appeal with "
           "new facts until the date named.");
    draft.report(facts.contacts);
    draft.field("reason", decline.reason);
    draft.field("told", format_minute(decline.told_at));
    draft.field("told by", decline.told_by);
    draft.field("told to", decline.told_to);
    draft.field("by means of", words_of_means(decline.how));
    draft.field("appeal until", decline.appeal_until ? format_minute(*decline.appeal_until) : std::string());
    draft.text("reported", facts.symptom);
    draft.text("explanation", decline.words);
    draft.signature("issuer (seal)");
    draft.signature("owner");
    return draft.finish();
}

Sheet acceptance_sheet(const SheetFacts& facts) {
    const auto& acceptance = *facts.acceptance;
    Draft draft(tr_later("Acceptance of the repair"), facts, facts.number);
    draft.report(facts.contacts);
    draft.field("finished", format_minute(acceptance.done_at));
    draft.field("cause", acceptance.cause);
    draft.field("materials", join_words(acceptance.materials), true);
    if (facts.order) {
        draft.field("party", shown(facts.order->party));
    }
    if (acceptance.verified_at) {
        draft.field("accepted",
                    join_words({format_minute(*acceptance.verified_at), acceptance.verified_by,
                                words_of_means(acceptance.how)}),
                    true);
    }
    draft.text("reported", facts.symptom);
    draft.text("result", acceptance.result);
    draft.choice("The repair is accepted");
    draft.choice("The repair is not accepted, because:");
    draft.blank("remarks");
    for (const char* name : {"owner", "party", "issuer"}) {
        draft.signature(name);
    }
    return draft.finish();
}

}  // namespace

std::optional<Paper> paper_of(std::string_view code) {
    for (std::size_t i = 0; i < k_paper_codes.size(); ++i) {
        if (k_paper_codes[i] == code) {
            return static_cast<Paper>(i);
        }
    }
    return std::nullopt;
}

std::optional<Sheet> make_paper(Paper paper, const SheetFacts& facts) {
    switch (paper) {
        case Paper::order:
            return facts.order ? std::optional(order_sheet(facts)) : std::nullopt;
        case Paper::notice:
            return facts.order ? std::optional(notice_sheet(facts)) : std::nullopt;
        case Paper::plan:
            return facts.plan ? std::optional(plan_sheet(facts)) : std::nullopt;
        case Paper::consent:
            return facts.plan ? std::optional(consent_sheet(facts)) : std::nullopt;
        case Paper::decline:
            return facts.decline ? std::optional(decline_sheet(facts)) : std::nullopt;
        case Paper::acceptance:
            return facts.acceptance ? std::optional(acceptance_sheet(facts)) : std::nullopt;
        case Paper::works_notice:
            return facts.works ? std::optional(works_sheet(facts)) : std::nullopt;
    }
    return std::nullopt;
}

MissingPaper missing_facts(Paper paper, std::string_view number) {
    const auto helps = [&](const char* command) {
        return form(tr("what helps: {command}"),
                    fmt::arg("command", "aftercare " + std::string(command) + " " + std::string(number)));
    };
    switch (paper) {
        case Paper::order:
        case Paper::notice:
            return {form(tr("{number} has no order"), fmt::arg("number", number)), helps("dispatch order")};
        case Paper::plan:
        case Paper::consent:
            return {form(tr("{number} has no plan"), fmt::arg("number", number)), helps("dispatch plan")};
        case Paper::decline:
            return {form(tr("{number} was not declined"), fmt::arg("number", number)), {}};
        case Paper::acceptance:
            return {form(tr("the repair of {number} is not finished"), fmt::arg("number", number)),
                    helps("close done")};
        case Paper::works_notice:
            break;
    }
    return {form(tr("no works notice was given for {number}"), fmt::arg("number", number)),
            helps("dispatch notice")};
}

}  // namespace aftercare
