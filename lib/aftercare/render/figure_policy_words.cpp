#include "aftercare/render/figure_policy_words.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

/// What rows of the policy say, one behind the other.
std::string in_a_row(const std::vector<std::string>& said) {
    std::string all;
    for (const auto& each : said) {
        all = all.empty()
                  ? each
                  : form(tr("{heading}; {remark}"), fmt::arg("heading", all), fmt::arg("remark", each));
    }
    return all;
}

std::string listed(const std::vector<std::string>& words) {
    return words.empty() ? std::string(tr("none")) : join_words(words);
}

std::string named(const char* what, const std::string& values) {
    return form(tr("{what}: {values}"), fmt::arg("what", tr(what)), fmt::arg("values", values));
}

template <class E>
void add_words(std::vector<std::string>& whom, const std::vector<E>& codes) {
    std::vector<std::string> words;
    for (const auto code : codes) {
        words.push_back(word(code));
    }
    if (!words.empty()) {
        whom.push_back(join_words(words));
    }
}
void add_categories(std::vector<std::string>& whom, const Policy& policy,
                    const std::vector<std::string>& codes) {
    std::vector<std::string> words;
    for (const auto& code : codes) {
        words.push_back(policy_word(policy.categories, code));
    }
    if (!words.empty()) {
        whom.push_back(join_words(words));
    }
}

/// `7 working days (repair · leak)`; for whom is left out where it is all.
std::string amount_for(const std::string& amount, const std::vector<std::string>& whom) {
    std::string text;
    for (const auto& each : whom) {
        text += (text.empty() ? "" : " · ") + each;
    }
    return text.empty() ? amount
                        : form(tr("{name} ({asked})"), fmt::arg("name", amount), fmt::arg("asked", text));
}

std::string amount_words(const Duration& amount) {
    const bool is_working = amount.pace == Pace::working;
    if (amount.days > 0) {
        return form(is_working ? tr("{days} working days") : tr("{days} days of service"),
                    fmt::arg("days", amount.days));
    }
    const auto length = format_duration({amount.seconds});
    return amount.pace == Pace::wall
               ? length
               : form(is_working ? tr("{length} of working time") : tr("{length} of service hours"),
                      fmt::arg("length", length));
}

std::string days_words(std::int64_t days) {
    return form(tr("{days} days"), fmt::arg("days", days));
}

void add_targets(std::vector<std::string>& lines, const Policy& policy, Clock clock) {
    std::vector<std::string> rows;
    for (const auto& target : policy.targets) {
        if (target.clock != clock) {
            continue;
        }
        std::vector<std::string> whom;
        add_words(whom, target.kinds);
        add_categories(whom, policy, target.categories);
        add_words(whom, target.urgencies);
        if (!target.projects.empty()) {
            whom.push_back(join_words(target.projects));
        }
        rows.push_back(
            amount_for(target.duration ? amount_words(*target.duration) : std::string(tr("none")), whom));
    }
    if (!rows.empty()) {
        lines.push_back(form(tr("target of {clock}: {targets}"), fmt::arg("clock", word(clock)),
                             fmt::arg("targets", in_a_row(rows))));
    }
}

std::string span_words(const std::vector<DaySpan>& spans) {
    constexpr std::int32_t k_minute = 60;
    constexpr std::int32_t k_hour = 3600;
    std::string text;
    for (const auto& span : spans) {
        text +=
            fmt::format("{}{:02}:{:02}-{:02}:{:02}", text.empty() ? "" : " ", span.from / k_hour,
                        span.from % k_hour / k_minute, span.until / k_hour, span.until % k_hour / k_minute);
    }
    return text;
}

/// `Mon–Fri 09:00-12:00 13:30-18:00`; days off are left out.
std::string week_words(const Calendar& calendar) {
    static constexpr const char* k_days[] = {tr_later("Mon"), tr_later("Tue"), tr_later("Wed"),
                                             tr_later("Thu"), tr_later("Fri"), tr_later("Sat"),
                                             tr_later("Sun")};
    std::vector<std::string> rows;
    for (std::size_t first = 0; first < std::size(k_days);) {
        const auto& spans = calendar.weekday_spans[first];
        auto last = first;
        while (last + 1 < std::size(k_days) && calendar.weekday_spans[last + 1] == spans) {
            ++last;
        }
        if (!spans.empty()) {
            const auto days = first == last ? std::string(tr(k_days[first]))
                                            : form(tr("{first}–{last}"), fmt::arg("first", tr(k_days[first])),
                                                   fmt::arg("last", tr(k_days[last])));
            rows.push_back(days + " " + span_words(spans));
        }
        first = last + 1;
    }
    return in_a_row(rows);
}

void add_hours(std::vector<std::string>& lines, const Policy& policy, Calendar ProjectHours::*which,
               const char* name) {
    std::vector<std::string> rows;
    for (const auto& hours : policy.hours) {
        rows.push_back(amount_for(week_words(hours.*which), hours.project.empty()
                                                                ? std::vector<std::string>()
                                                                : std::vector{hours.project}));
    }
    lines.push_back(named(name, in_a_row(rows)));
}

/// The codes of a list that are such.
std::vector<std::string> codes_with(const std::vector<PolicyCode>& list, CodeTrait trait) {
    std::vector<std::string> words;
    for (const auto& each : list) {
        if (std::find(each.traits.begin(), each.traits.end(), trait) != each.traits.end()) {
            words.push_back(policy_word(list, each.code));
        }
    }
    return words;
}

std::string repeat_words(const Policy& policy) {
    std::vector<std::string> rows;
    for (const auto& window : policy.repeat_windows) {
        std::vector<std::string> whom;
        add_categories(whom, policy, window.categories);
        rows.push_back(amount_for(days_words(window.days), whom));
    }
    return named(tr_later("what comes back within"), in_a_row(rows));
}

std::string ending_word(Ending ending) {
    switch (ending) {
        case Ending::verified:
            return word(ClosedHow::verified);
        case Ending::no_objection:
            return word(ClosedHow::no_objection);
        case Ending::answered:
            return word(ClosedHow::answered);
        case Ending::forced:
            return word(ClosedHow::forced);
        case Ending::declined:
            return word(State::declined);
        case Ending::withdrawn:
            return word(State::withdrawn);
    }
    return {};
}

std::string callback_words(const Policy& policy) {
    std::vector<std::string> rows;
    for (const auto& rule : policy.callbacks) {
        std::vector<std::string> whom;
        add_words(whom, rule.kinds);
        add_categories(whom, policy, rule.categories);
        std::vector<std::string> endings;
        for (const auto ending : rule.endings) {
            endings.push_back(ending_word(ending));
        }
        whom.push_back(join_words(endings));
        rows.push_back(amount_for(fmt::format("{} %", rule.due ? rule.sample_percent : 0), whom));
    }
    return named(tr_later("called back"), in_a_row(rows));
}

std::vector<std::string> leak_codes(const Policy& policy) {
    auto words = codes_with(policy.categories, CodeTrait::is_leak);
    const auto defects = codes_with(policy.defects, CodeTrait::is_leak);
    for (const auto& defect : defects) {
        if (std::find(words.begin(), words.end(), defect) == words.end()) {
            words.push_back(defect);
        }
    }
    return words;
}

std::string owner_closings(const Policy& policy) {
    std::vector<std::string> words;
    for (const auto& reason : policy.force_reasons) {
        words.push_back(policy_word(policy.force_reasons, reason.code));
    }
    return form(tr("forced closings that count as the owner's: {reasons}, after {offers} offers"),
                fmt::arg("reasons", join_words(words)), fmt::arg("offers", policy.offers_min));
}

}  // namespace

std::vector<std::string> policy_part_lines(const Policy& policy, const PolicyBasis& basis) {
    std::vector<std::string> lines;
    switch (basis.part) {
        case PolicyPart::target:
            add_targets(lines, policy, basis.clock);
            return lines;
        case PolicyPart::all_targets:
            for (std::size_t i = 0; i < k_clock_codes.size(); ++i) {
                add_targets(lines, policy, static_cast<Clock>(i));
            }
            return lines;
        case PolicyPart::working_hours:
            add_hours(lines, policy, &ProjectHours::working, tr_later("working hours"));
            return lines;
        case PolicyPart::service_hours:
            add_hours(lines, policy, &ProjectHours::service, tr_later("service hours"));
            return lines;
        case PolicyPart::stopping_holds:
            return {named(tr_later("holds that stop clocks"),
                          listed(codes_with(policy.hold_reasons, CodeTrait::stops_clocks)))};
        case PolicyPart::owner_holds:
            return {named(tr_later("holds for the owner's reasons"),
                          listed(codes_with(policy.hold_reasons, CodeTrait::by_owner)))};
        case PolicyPart::third_holds:
            return {named(tr_later("holds for others' reasons"),
                          listed(codes_with(policy.hold_reasons, CodeTrait::by_third)))};
        case PolicyPart::owner_closings:
            return {owner_closings(policy)};
        case PolicyPart::repeat_windows:
            return {repeat_words(policy)};
        case PolicyPart::leaks:
            return {named(tr_later("what is a leak"), listed(leak_codes(policy)))};
        case PolicyPart::callbacks:
            return {callback_words(policy)};
        case PolicyPart::tries:
            return {form(tr("unreachable after: {tries} tries on {days} days"),
                         fmt::arg("tries", policy.callback_attempts_min),
                         fmt::arg("days", policy.callback_attempt_days_min))};
        case PolicyPart::leak_callback:
            return {form(tr("leaks are called about again {days} days after closing"),
                         fmt::arg("days", policy.leak_callback_days))};
        case PolicyPart::due_soon:
            return {named(tr_later("due soon within"), amount_words(policy.due_soon))};
        case PolicyPart::no_objection:
            return {form(tr("silence closes after {days} days"), fmt::arg("days", policy.no_objection_days))};
        case PolicyPart::outside_channels:
            return {named(tr_later("channels of somebody else"),
                          listed(codes_with(policy.channels, CodeTrait::outside)))};
        case PolicyPart::warranty:
            return {form(tr("warranty: {terms} terms of {classes} classes, `aftercare policy show warranty`"),
                         fmt::arg("terms", policy.warranty_terms.size()),
                         fmt::arg("classes", policy.warranty_classes.size()))};
    }
    return lines;
}

}  // namespace aftercare
