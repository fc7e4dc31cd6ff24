#include "apps/intake/new_request.hpp"

#include <algorithm>

#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

void describe_new(Options& options, NewRequest& request) {
    options.main_text(request.symptoms, "symptom",
                      tr_later("what is wrong, in the owner's words; several: a ticket each"));
    describe_report(options, request.report);
    options.text(request.report.words, "words", "TEXT", tr_later("why the contact is anonymous"));
    options.value(request.liability, "liability", "ROLE[=SHARE],…",
                  tr_later("who answers for it: with category and urgency, it is judged in the same act"));
    options.flag(request.anyway, "new-anyway", tr_later("register it though the same thing is open already"));
}

void check_new(const NewRequest& request) {
    check_report(request.report);
    const auto& symptoms = request.symptoms;
    for (auto each = symptoms.begin(); each != symptoms.end(); ++each) {
        if (std::find(symptoms.begin(), each, *each) != each) {
            throw Error(ErrorKind::usage, tr("the same symptom is given twice"), {},
                        tr("each --symptom is a ticket of its own"));
        }
    }
    if (request.report.ref_due && !request.report.ref) {
        throw Error(ErrorKind::usage, tr("--ref-due is given without --ref"), {},
                    tr("say with --ref under which number it was referred"));
    }
    if (request.liability && !(request.report.category && request.report.urgency)) {
        throw Error(ErrorKind::usage, tr("--liability is given without --category and --urgency"), {},
                    tr("give all three, or judge it later with aftercare intake triage"));
    }
}

std::string missing_options(const NewRequest& request) {
    std::string missing;
    const auto lacks = [&](const char* options) {
        missing += (missing.empty() ? "" : ", ") + std::string(options);
    };
    const auto& place = request.report.place;
    if (!place.unit && !place.area) {
        lacks("--unit / --area");
    }
    const auto& symptoms = request.symptoms;
    const auto is_blank = [](const std::string& symptom) { return trim(symptom).empty(); };
    if (symptoms.empty() || std::any_of(symptoms.begin(), symptoms.end(), is_blank)) {
        lacks("--symptom");
    }
    if (place.area && request.report.people.contacts.empty()) {
        lacks("--contact");
    }
    return missing;
}

std::string expected_by(std::string_view option, std::string_view typed) {
    NewRequest unused;
    Options options;
    describe_new(options, unused);
    return options.find(option)->take(typed);
}

}  // namespace aftercare
