#include "aftercare/render/charge_statement.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

void add_field(Sheet& sheet, const char* name, const std::string& value, bool wide = false) {
    if (!value.empty()) {
        sheet.fields.push_back({tr_in("sheet", name), lines_on_sheet({value}), wide});
    }
}

void add_lines(Sheet& sheet, const char* name, const std::vector<std::string>& lines) {
    if (auto text = lines_on_sheet(lines); !text.empty()) {
        sheet.texts.push_back({tr_in("sheet", name), std::move(text)});
    }
}

void add_money(Sheet& sheet, const StatementFacts& facts) {
    const auto& charge = facts.charge;
    add_field(sheet, "claimed", format_yuan(charge.claimed));
    add_field(sheet, "agreed", charge.agreed ? format_yuan(*charge.agreed) : std::string());
    add_field(sheet, "deducted", format_yuan(charge.deducted));
    add_field(sheet, "invoiced", format_yuan(charge.invoiced));
    add_field(sheet, "money received", format_yuan(charge.received));
    add_field(sheet, "retention", facts.retention, true);
    add_field(sheet, "claim lapses after", format_day(charge.limitation_on));
}

}  // namespace

Sheet charge_statement(const StatementFacts& facts) {
    const auto& charge = facts.charge;
    Sheet sheet;
    sheet.title = tr_in("sheet", tr_later("Statement of a back-charge"));
    sheet.issuer = facts.project;
    sheet.number = facts.number;
    sheet.footer = facts.footer;
    sheet.remark = charge.weak.empty() ? std::string()
                                       : form(tr("The proof chain is weak: {what}."),
                                              fmt::arg("what", word_of("weak", charge.weak)));
    sheet.opening = form(
        tr("{party} did not fulfil order {order}. Others did its repair; what that cost is claimed here."),
        fmt::arg("party", facts.party), fmt::arg("order", facts.order));
    add_field(sheet, "party", facts.party);
    add_field(sheet, "place", facts.place);
    add_field(sheet, "state", word(charge.state) + "  " + format_minute(charge.state_since));
    add_field(sheet, "opened", format_minute(charge.opened_at) + "  " + charge.opened_by);
    add_money(sheet, facts);
    add_lines(sheet, "reported", {facts.symptom});
    add_lines(sheet, "task", {facts.task});
    add_lines(sheet, "proof chain", facts.chain);
    add_lines(sheet, "costs", facts.costs);
    add_lines(sheet, "costs not claimed here", facts.costs_left_out);
    add_lines(sheet, "files (SHA-256)", facts.files);
    add_lines(sheet, "back-charge", facts.steps);
    sheet.signatures = {tr_in("sheet", "issuer (seal)"), tr_in("sheet", "party")};
    return sheet;
}

}  // namespace aftercare
