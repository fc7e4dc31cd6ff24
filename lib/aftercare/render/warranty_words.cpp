#include "aftercare/render/warranty_words.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// What one side of the summary says, with its last day and without.
struct SideWords {
    const char* with_day;
    const char* without;
};

std::string side_words(const SideWords& words, Cover cover, std::optional<Day> until) {
    return form(tr_in("warranty", until ? words.with_day : words.without), fmt::arg("cover", word(cover)),
                fmt::arg("day", until ? format_day(*until) : std::string()));
}

/// One side of a warranty.
struct Side {
    const Warranty& warranty;
    Cover cover;
    bool AppliedTerm::*is_of_side;
    bool AppliedTerm::*decides;
};

Side owner_of(const Warranty& warranty) {
    return {warranty, warranty.owner_cover, &AppliedTerm::for_owner, &AppliedTerm::decides_owner};
}

Side contractor_of(const Warranty& warranty) {
    return {warranty, warranty.contractor_cover, &AppliedTerm::for_contractor,
            &AppliedTerm::decides_contractor};
}

const AppliedTerm* deciding(const Side& side) {
    const auto found = std::find_if(side.warranty.terms.begin(), side.warranty.terms.end(),
                                    [&](const AppliedTerm& term) { return term.*side.decides; });
    return found == side.warranty.terms.end() ? nullptr : &*found;
}

/// `the handover date is missing`, `the handover date and the completion date are missing`.
std::string missing_dates(const Side& side) {
    bool handover = false;
    bool completion = false;
    for (const auto& term : side.warranty.terms) {
        if (term.*side.is_of_side && !term.until) {
            (term.base == TermBase::handover ? handover : completion) = true;
        }
    }
    return tr_in("warranty", handover && completion ? "the handover and completion dates are missing"
                             : handover             ? "the handover date is missing"
                                                    : "the completion date is missing");
}

/// What a side comes to, with its reason.
std::string reason(const Side& side) {
    const auto* term = deciding(side);
    const auto day = term != nullptr ? format_day(*term->until) : std::string();
    const auto rolled = term != nullptr && term->rolled_to ? format_day(*term->rolled_to) : std::string();
    const char* text = "not covered: no term applies";
    if (side.cover == Cover::unknown) {
        text = term == nullptr ? "unknown: {missing}" : "unknown: {missing}; covered until {day} at least";
    } else if (term != nullptr && side.cover == Cover::not_covered) {
        text = "not covered: the last day was {day}";
    } else if (term != nullptr && side.warranty.inputs.tested_on > *term->until) {
        text = "covered, decide: the last day {day} was a day off, the next working day is {rolled}";
    } else if (term != nullptr) {
        text = rolled.empty()
                   ? "covered, last day {day}"
                   : "covered, last day {day}; that is a day off, the next working day is {rolled}";
    }
    return form(tr_in("warranty", text), fmt::arg("day", day), fmt::arg("rolled", rolled),
                fmt::arg("missing", missing_dates(side)));
}

std::string joined_sides(const AppliedTerm& term, bool AppliedTerm::*owner, bool AppliedTerm::*contractor) {
    std::vector<std::string> sides;
    if (term.*owner) {
        sides.push_back(word(LiabilityRole::owner));
    }
    if (term.*contractor) {
        sides.push_back(word(LiabilityRole::contractor));
    }
    return join_words(sides);
}

/// What one term says.
std::string term_words(const AppliedTerm& term) {
    const std::string mark = term.assumed ? "~" : "";
    const char* text = !term.until ? "{kind}, from {base}, which is missing; for {sides}"
                       : term.rolled_to
                           ? "{kind}, from {base}, last day {day}, next working day {rolled}; for {sides}"
                           : "{kind}, from {base}, last day {day}; for {sides}";
    auto words =
        form(tr_in("warranty", text), fmt::arg("kind", word(term.kind)), fmt::arg("base", word(term.base)),
             fmt::arg("day", term.until ? format_day(*term.until) + mark : mark),
             fmt::arg("rolled", term.rolled_to ? format_day(*term.rolled_to) + mark : mark),
             fmt::arg("sides", joined_sides(term, &AppliedTerm::for_owner, &AppliedTerm::for_contractor)));
    const auto decides = joined_sides(term, &AppliedTerm::decides_owner, &AppliedTerm::decides_contractor);
    if (!decides.empty()) {
        words += std::string(tr_in("list", "; ")) +
                 form(tr_in("warranty", "decides for {sides}"), fmt::arg("sides", decides));
    }
    return words;
}

std::vector<RecordField> record_of(const Warranty& warranty, const std::string& class_word) {
    const auto& inputs = warranty.inputs;
    std::vector<RecordField> record;
    const auto add = [&](std::string_view field, std::string value) {
        record.push_back({field_word(field), std::move(value)});
    };
    add("warranty_class", warranty.warranty_class.empty()
                              ? std::string(tr_in("warranty", "none has this element and defect"))
                              : class_word);
    add("tested_on", format_day(inputs.tested_on));
    if (inputs.noticed_on) {
        add("noticed_on", format_day(*inputs.noticed_on));
    }
    if (!warranty.warranty_class.empty()) {
        add("owner_cover", reason(owner_of(warranty)));
        add("contractor_cover", reason(contractor_of(warranty)));
    }
    if (warranty.gap) {
        record.push_back({field_word("gap"),
                          tr_in("warranty",
                                "the owner is covered, the contractor is free: the developer "
                                "pays"),
                          true});
    }
    if (inputs.building_defect) {
        add("building_defect", tr_in("warranty", "found by a survey"));
    }
    if (inputs.owner_altered) {
        add("owner_altered", tr_in("warranty",
                                   "the owner is named as liable, or it was declined as the "
                                   "owner's decoration; decides nothing"));
    }
    return record;
}

}  // namespace

std::string warranty_summary(const Warranty& warranty) {
    const std::string between = tr_in("list", "; ");
    std::string all = side_words({"owner: {cover}, last day {day}", "owner: {cover}"}, warranty.owner_cover,
                                 warranty.owner_until);
    all += between + side_words({"contractor: {cover}, last day {day}", "contractor: {cover}"},
                                warranty.contractor_cover, warranty.contractor_until);
    if (warranty.gap) {
        all += between + tr_in("warranty", "gap: the developer pays");
    }
    return all;
}

std::string warranty_text(const Warranty& warranty, const std::string& class_word, const Screen& screen) {
    auto record = record_of(warranty, class_word);
    for (const auto& term : warranty.terms) {
        // A line of its own for the source: a table would cut it on a narrow screen.
        const auto source = term.source + (term.version.empty() ? "" : " " + term.version);
        record.push_back({term.id, term_words(term), false, {source}});
    }
    return lay_out(record, screen);
}

}  // namespace aftercare
