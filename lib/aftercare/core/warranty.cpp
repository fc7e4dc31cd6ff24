#include "aftercare/core/warranty.hpp"

#include <algorithm>

#include "aftercare/core/fields_json.hpp"

namespace aftercare {

namespace {

constexpr int k_roll_days_max = 366;  ///< a calendar without a working day rolls nothing

template <class T>
bool holds(const std::vector<T>& list, const T& value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

bool fits(const std::vector<std::string>& list, std::string_view value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

/// The row of a season for a project; the reader makes sure that there is one.
const Season* season_of(const Policy& policy, const std::string& name, std::string_view project) {
    for (auto row = policy.seasons.rbegin(); row != policy.seasons.rend(); ++row) {
        if (row->name == name && fits(row->projects, project)) {
            return &*row;
        }
    }
    return nullptr;
}

/// A month's day in a year; 29 February is the 28th of a common one.
Day day_in(int year, std::int64_t month, std::int64_t day) {
    Date date{year, static_cast<int>(month), static_cast<int>(day)};
    while (!is_valid(date) && date.day > 1) {
        --date.day;
    }
    return to_day(date);
}

/// The last day of the n-th season that begins on or after `base`.
Day season_end(const Season& season, Day base, std::int64_t n) {
    int year = to_date(base).year;
    if (day_in(year, season.from_month, season.from_day) < base) {
        ++year;
    }
    year += static_cast<int>(n) - 1;
    const Day begin = day_in(year, season.from_month, season.from_day);
    const Day end = day_in(year, season.until_month, season.until_day);
    return end < begin ? day_in(year + 1, season.until_month, season.until_day) : end;
}

/// What a place is, as far as terms ask.
struct Place {
    const Policy& policy;
    std::string_view project;
    const WarrantyClass& of;
    const WarrantyInputs& inputs;
};

/// Whether a term is one of the place's: a use that is not known may be any.
bool applies(const Place& place, const WarrantyTerm& term) {
    const bool only_floor = place.of.of_use && !place.inputs.building_defect;
    return fits(term.classes, place.of.code) && fits(term.projects, place.project) &&
           (!place.inputs.use || holds(term.uses, *place.inputs.use)) &&
           (!only_floor || term.kind == TermKind::floor);
}

std::optional<Day> last_day(const Place& place, const WarrantyTerm& term) {
    const auto& base =
        term.base == TermBase::handover ? place.inputs.handover_on : place.inputs.completion_on;
    if (!base) {
        return std::nullopt;
    }
    if (term.seasons > 0) {
        const auto* season = season_of(place.policy, term.season, place.project);
        return season == nullptr ? std::nullopt : std::optional(season_end(*season, *base, term.seasons));
    }
    return term.years > 0 ? add_years(*base, static_cast<int>(term.years))
                          : add_months(*base, static_cast<int>(term.months));
}

/// The day to which a last day that is a day off is moved (Civil Code art. 203).
void roll(const Calendar& calendar, AppliedTerm& term) {
    Day day = *term.until;
    for (int i = 0; i < k_roll_days_max && !is_working_day(calendar, day); ++i) {
        ++day.number;
    }
    if (day != *term.until && is_working_day(calendar, day)) {
        term.rolled_to = day;
    }
    term.assumed =
        !std::binary_search(calendar.years.begin(), calendar.years.end(), to_date(*term.until).year) ||
        !std::binary_search(calendar.years.begin(), calendar.years.end(), to_date(day).year);
}

/// The contractor answers to the developer for what counts from completion: the statute, a longer bond, a
/// local rule. What the developer promised its buyers binds the developer alone.
bool binds_contractor(const WarrantyTerm& term) {
    return term.base == TermBase::completion && term.kind != TermKind::contract;
}

AppliedTerm apply_term(const Place& place, const WarrantyTerm& term) {
    AppliedTerm applied;
    applied.id = term.id;
    applied.kind = term.kind;
    applied.base = term.base;
    applied.until = last_day(place, term);
    if (applied.until) {
        roll(hours_of(place.policy, place.project).working, applied);
    }
    // The owner has every term, the contractor's too: 商品房销售管理办法 art. 33, the developer's warranty
    // does not end before what is left of the contractor's bond.
    applied.for_owner = true;
    applied.for_contractor = binds_contractor(term);
    applied.source = term.source;
    applied.version = term.version;
    return applied;
}

/// What the terms of one side come to.
struct Side {
    std::optional<Day> until;
    Cover cover = Cover::not_covered;
    bool between_days = false;
};

Side decide_side(std::vector<AppliedTerm>& terms, bool AppliedTerm::*is_of_side, bool AppliedTerm::*decides,
                 Day tested) {
    Side side;
    AppliedTerm* latest = nullptr;
    bool open = false;
    for (auto& term : terms) {
        if (!(term.*is_of_side)) {
            continue;
        }
        open = open || !term.until;
        if (term.until && (latest == nullptr || *term.until > *latest->until)) {
            latest = &term;
        }
    }
    if (latest != nullptr) {
        latest->*decides = true;
        side.until = latest->until;
        side.between_days = tested > *latest->until && latest->rolled_to && tested <= *latest->rolled_to;
        if (tested <= *latest->until || side.between_days) {
            side.cover = Cover::covered;
            return side;
        }
    }
    side.cover = open ? Cover::unknown : Cover::not_covered;
    return side;
}

}  // namespace

const WarrantyClass* warranty_class_of(const Policy& policy, std::string_view element,
                                       std::string_view defect) {
    for (auto row = policy.warranty_classes.rbegin(); row != policy.warranty_classes.rend(); ++row) {
        if (fits(row->elements, element) && fits(row->defects, defect)) {
            return &*row;
        }
    }
    return nullptr;
}

const WarrantyClass* find_warranty_class(const Policy& policy, std::string_view code) {
    const auto found = std::find_if(policy.warranty_classes.begin(), policy.warranty_classes.end(),
                                    [&](const WarrantyClass& row) { return row.code == code; });
    return found == policy.warranty_classes.end() ? nullptr : &*found;
}

Warranty compute_warranty(const Policy& policy, std::string_view project, const WarrantyClass& of,
                          WarrantyInputs inputs) {
    Warranty warranty;
    warranty.inputs = std::move(inputs);
    warranty.warranty_class = of.code;
    warranty.policy = policy.version;
    const Place place{policy, project, of, warranty.inputs};
    for (const auto& term : policy.warranty_terms) {
        if (applies(place, term)) {
            warranty.terms.push_back(apply_term(place, term));
        }
    }
    const auto tested = warranty.inputs.tested_on;
    const auto owner =
        decide_side(warranty.terms, &AppliedTerm::for_owner, &AppliedTerm::decides_owner, tested);
    const auto contractor =
        decide_side(warranty.terms, &AppliedTerm::for_contractor, &AppliedTerm::decides_contractor, tested);
    warranty.owner_until = owner.until;
    warranty.contractor_until = contractor.until;
    warranty.owner_cover = owner.cover;
    warranty.contractor_cover = contractor.cover;
    warranty.gap = owner.cover == Cover::covered && contractor.cover == Cover::not_covered;
    warranty.between_days = owner.between_days || contractor.between_days;
    return warranty;
}

Warranty compute_warranty(const Policy& policy, std::string_view project, WarrantyInputs inputs) {
    if (const auto* of = warranty_class_of(policy, inputs.element, inputs.defect)) {
        return compute_warranty(policy, project, *of, std::move(inputs));
    }
    Warranty unknown;
    unknown.inputs = std::move(inputs);
    unknown.policy = policy.version;
    return unknown;
}

bool has_warranty(const Policy& policy, const Ticket& ticket) {
    return ticket.kind == Kind::repair ||
           (ticket.kind == Kind::complaint &&
            has_trait(policy, CodeTable::category, ticket.category, CodeTrait::is_quality));
}

std::optional<Warranty> decide_warranty(const Policy& policy, std::string_view project, const Ticket& ticket,
                                        std::optional<Warranty> asked) {
    if (!asked || !has_warranty(policy, ticket)) {
        return std::nullopt;
    }
    asked->inputs.element = ticket.element;
    asked->inputs.defect = ticket.defect;
    return compute_warranty(policy, project, std::move(asked->inputs));
}

void apply_warranty(Ticket& ticket, const Warranty& warranty) {
    const bool known = !warranty.warranty_class.empty();
    ticket.warranty_class = warranty.warranty_class;
    ticket.owner_until = warranty.owner_until;
    ticket.contractor_until = warranty.contractor_until;
    ticket.owner_cover = known ? std::optional(warranty.owner_cover) : std::nullopt;
    ticket.contractor_cover = known ? std::optional(warranty.contractor_cover) : std::nullopt;
    ticket.warranty_gap = warranty.gap;
}

std::optional<Warranty> thaw_warranty(std::string_view json) {
    JsonDocument document;
    Warranty warranty;
    if (!document.parse(json) || !fields_json::read(document.root(), warranty)) {
        return std::nullopt;
    }
    return warranty;
}

}  // namespace aftercare
