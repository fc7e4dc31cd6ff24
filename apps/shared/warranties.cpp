#include "apps/shared/warranties.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unistd.h>

#include "aftercare/core/liability.hpp"
#include "aftercare/render/warranty_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/warranty.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/policy_words.hpp"

namespace aftercare {

namespace {

constexpr const char* k_decoration = "owner-decoration";
constexpr std::array k_builders = {LiabilityRole::contractor, LiabilityRole::designer,
                                   LiabilityRole::supplier, LiabilityRole::developer};

bool names(const std::string& liability, LiabilityRole role) {
    const auto shares = read_liability(liability);
    return std::any_of(shares.begin(), shares.end(),
                       [&](const LiabilityShare& share) { return share.role == role; });
}

}  // namespace

bool names_builder(const std::string& liability) {
    return std::any_of(k_builders.begin(), k_builders.end(),
                       [&](LiabilityRole role) { return names(liability, role); });
}

std::optional<Warranty> warranty_question(TicketAct& act, const WarrantyChange& change) {
    auto& db = act.writer.db();
    const auto& ticket = change.changed;
    const auto last = frozen_warranty(db, ticket.id);
    const auto unit = ticket.unit_id ? load_unit(db, *ticket.unit_id) : std::nullopt;
    Warranty question;
    question.inputs = {
        .element = ticket.element,
        .defect = ticket.defect,
        .use = unit ? std::optional(unit->use) : std::nullopt,
        .completion_on = unit ? unit->completion_on : std::nullopt,
        .handover_on = unit ? unit->handover_on : std::nullopt,
        .tested_on = day_of(first_receipt(db, ticket)),
        .noticed_on = ticket.noticed_at ? std::optional(day_of(*ticket.noticed_at)) : std::nullopt,
        .building_defect = change.building_defect.value_or(last && last->inputs.building_defect),
        .owner_altered =
            names(ticket.liability, LiabilityRole::owner) || was_declined_for(db, ticket.id, k_decoration)};
    const bool is_new = act.ticket.state == State::registered;
    return !is_new && last && last->inputs == question.inputs ? std::nullopt : std::optional(question);
}

std::string shown_warranty(Database& db, const Warranty& warranty, const Screen& screen) {
    return warranty_text(warranty, words_with_policy(&db)("warranty_class", warranty.warranty_class), screen);
}

std::vector<std::string> unit_warranty(Database& db, const Unit& unit, const std::string& project,
                                       Day today) {
    const auto policy = load_policy_in_force(db);
    const auto word = words_with_policy(&db);
    std::map<std::string, std::vector<std::string>> covered;
    std::vector<std::string> unknown;
    bool any = false;
    for (const auto& of : policy.warranty_classes) {
        WarrantyInputs inputs;
        inputs.use = unit.use;
        inputs.completion_on = unit.completion_on;
        inputs.handover_on = unit.handover_on;
        inputs.tested_on = today;
        const auto warranty = compute_warranty(policy, project, of, inputs);
        any = any || !warranty.terms.empty();
        auto name = word("warranty_class", of.code);
        if (warranty.gap) {
            name = form(tr_in("warranty", "{class} (gap)"), fmt::arg("class", name));
        }
        if (warranty.owner_cover == Cover::covered) {
            covered[format_day(*warranty.owner_until)].push_back(std::move(name));
        } else if (warranty.owner_cover == Cover::unknown) {
            unknown.push_back(std::move(name));
        }
    }
    std::vector<std::string> lines;
    for (const auto& [day, classes] : covered) {
        lines.push_back(form(tr_in("warranty", "until {day}: {classes}"), fmt::arg("day", day),
                             fmt::arg("classes", join_words(classes))));
    }
    if (!unknown.empty()) {
        lines.push_back(form(tr_in("warranty", "unknown, a date is missing: {classes}"),
                             fmt::arg("classes", join_words(unknown))));
    }
    if (lines.empty() && any) {
        lines.emplace_back(tr_in("warranty", "all terms have ended"));
    }
    return lines;
}

void tell_warranty(Session& session, const std::string& number, const Warranty& warranty) {
    // Before reading the policy again: a script has nobody to tell.
    if (session.quiet() || !is_terminal(STDERR_FILENO)) {
        return;
    }
    const auto options = session.write_options();
    const auto text = shown_warranty(session.ledger().db(), warranty, {options.terminal_columns, false});
    session.tell(number);
    for (const auto line : split(trim(text), '\n')) {
        session.tell(std::string(line));
    }
}

}  // namespace aftercare
