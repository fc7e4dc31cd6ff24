#include "apps/report/figures.hpp"

#include <algorithm>
#include <cmath>

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/nearest.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/figures_page.hpp"
#include "apps/shared/list.hpp"
#include "apps/shared/list_filters.hpp"

namespace aftercare {

namespace {

/// What is right for a word of a comma list, when it is none of `codes`; and which it is nearest to.
std::string one_of(std::span<const std::string_view> codes, std::string_view typed) {
    std::string all;
    for (const auto code : codes) {
        all += (all.empty() ? "" : " ") + std::string(code);
    }
    const auto expected = form(tr("one of {values}"), fmt::arg("values", all));
    const auto near = nearest(typed, {codes.begin(), codes.end()});
    return near ? expected + "; " + form(tr("did you mean {name}?"), fmt::arg("name", *near)) : expected;
}

/// Reads `A,B` word by word; `take` gives what would have been right, or nothing.
template <class Take>
std::string read_words(std::string_view typed, const Take& take) {
    for (const auto word : split(typed, ',')) {
        if (auto expected = take(trim(word)); !expected.empty()) {
            return expected;
        }
    }
    return {};
}

/// A dimension by its code, its word, or what lists call its column.
std::optional<Dimension> dimension_named(std::string_view typed) {
    const auto party = field_words("party");
    const bool is_party = typed == "party" || std::find(party.begin(), party.end(), typed) != party.end();
    return is_party ? Dimension::repairer : match<Dimension>(typed);
}

std::string read_dimensions(std::string_view typed, CommaList<Dimension>& into) {
    return read_words(typed, [&](std::string_view word) {
        const auto found = dimension_named(word);
        if (!found) {
            return one_of(k_dimension_codes, word);
        }
        into.all.push_back(*found);
        return std::string();
    });
}

std::string read_measures(std::string_view typed, CommaList<AskedFigure>& into) {
    return read_words(typed, [&](std::string_view word) {
        auto found = asked_figure(word);
        if (!found) {
            std::vector<std::string_view> codes;
            for (const auto* each : measures()) {
                codes.push_back(each->code);
            }
            return one_of(codes, word);
        }
        into.all.push_back(std::move(*found));
        return std::string();
    });
}

std::string read_every(std::string_view typed, PeriodUnit& into) {
    const auto found = period_unit_named(typed);
    if (!found) {
        return tr("day, week, month, quarter or year");
    }
    into = *found;
    return {};
}

/// Whether a filter of tickets lets the unit count: those on what units have too, as far as they compare
/// whole values.
bool fits_unit(const BoundFilter& filter, const Unit& unit, Database& db) {
    const auto key = k_ticket_list.columns[filter.column].column.key;
    const std::string* value = key == "phase"      ? &unit.phase
                               : key == "section"  ? &unit.section
                               : key == "building" ? &unit.building
                               : key == "batch"    ? &unit.batch
                               : key == "layout"   ? &unit.layout
                                                   : nullptr;
    const auto project = key == "project" ? name_of(db, unit.project_id) : std::string();
    value = key == "project" ? &project : value;
    if (value == nullptr || (filter.op != FilterOp::equals && filter.op != FilterOp::differs)) {
        return true;
    }
    const bool is_equal =
        (filter.empty && value->empty()) ||
        std::find(filter.values.begin(), filter.values.end(), SqlValue(*value)) != filter.values.end();
    return is_equal == (filter.op == FilterOp::equals);
}

/// The calendar's steps of a period, the first and last cut to it.
std::vector<Period> steps_of(const Period& period, PeriodUnit every) {
    std::vector<Period> steps;
    for (auto from = period.from; from < period.until;) {
        const auto end = start_of(first_day_behind(every, first_day_of(every, day_of(from))));
        const auto until = std::min(end, period.until);
        steps.push_back({from, until});
        from = until;
    }
    return steps;
}

/// A period in words; it may have no beginning or no end.
std::string span_text(const Period& period) {
    const bool begins = is_in_range(period.from);
    const bool ends = is_in_range(period.until);
    return form(begins && ends ? tr("{from} to {until}")
                : begins       ? tr("from {from} on")
                : ends         ? tr("all until {until}")
                               : tr("all time"),
                fmt::arg("from", format_minute(period.from)), fmt::arg("until", format_minute(period.until)));
}

}  // namespace

std::string read_codes(std::string_view code_list, std::string_view typed, CommaList<std::string>& into) {
    return read_words(typed, [&](std::string_view word) {
        const auto found = match_code(code_list, word);
        if (!found.found()) {
            return one_of(codes_in(code_list), word);
        }
        into.all.push_back(found.code());
        return std::string();
    });
}

void describe_groups(Options& options, FigureRequest& request) {
    options.words(request.filters, "FILTER", Arity::any, tr_later("tickets that fit, such as kind=repair"));
    options.value(request.filters, "where", "FILTER", tr_later("rows that fit; several are joined by and"));
    options.value(request.dimensions, "per", "DIM,…", tr_later("grouped by project, building, category, …"),
                  Need::optional, read_dimensions);
    options.value(request.every, "every", "PERIOD", tr_later("one row a day, week, month, quarter or year"),
                  Need::optional, read_every);
    options.flag(request.with_imported, "with-imported", tr_later("imported history too"));
    options.value(request.min_n, "min-n", "N", tr_later("only figures that rest on N cases and more"));
    options.flag(request.chart, "chart", tr_later("bars beside the numbers"));
}

void describe_figures(Options& options, FigureRequest& request) {
    describe_groups(options, request);
    options.value(request.figures, "measure", "M,…", tr_later("these figures"), Need::optional,
                  read_measures);
}

void describe_page(Options& options, FigureRequest& request) {
    describe_figures(options, request);
    options.text(request.remarks, "remarks", "FILE", tr_later("what the page says of causes and measures"));
    options.reads_file();
}

bool prepare_figures(const FigureRequest& request, Session& session) {
    if (request.remarks && !is_page(request, session)) {
        throw Error(ErrorKind::usage, tr("--remarks is for the page"), {},
                    tr("give --format html, and none of --per, --measure, --every"));
    }
    check_filters(k_ticket_list, request.filters);
    return false;
}

FigureQuestion question_of(const FigureRequest& request, std::string_view otherwise, Session& session) {
    FigureQuestion question;
    const auto& given = session.common().period;
    const auto period = period_of(given, session).value_or(*parse_period(otherwise, session.at()));
    if (request.every && !(is_in_range(period.from) && is_in_range(period.until))) {
        throw Error(ErrorKind::usage, tr("--every needs a period with both ends"), {},
                    tr("give -p, or -b and -e"));
    }
    question.periods = request.every ? steps_of(period, *request.every) : std::vector{period};
    question.dimensions = request.dimensions.all;
    question.as_of = session.at();
    question.with_imported = request.with_imported;
    for (const auto& figure : request.figures.all) {
        question.figures.push_back({figure, false});
    }
    return question;
}

FigureAsking asking_of(const FigureRequest& request, Session& session) {
    if (request.filters.empty()) {
        return {};
    }
    ListQuery query;
    query.filters = bind_filters(k_ticket_list, request.filters, session);
    query.parameters.emplace_back(":now", session.at().seconds);
    FigureAsking asking;
    asking.only = ticket_keys(session.view(), k_ticket_list, query);
    auto& db = session.view();
    asking.units = [&db, filters = std::move(query.filters)](const Unit& unit) {
        return std::all_of(filters.begin(), filters.end(),
                           [&](const BoundFilter& filter) { return fits_unit(filter, unit, db); });
    };
    return asking;
}

std::string figures_heading(const FigureQuestion& question, const Session& session) {
    const Period whole{question.periods.front().from, question.periods.back().until};
    auto text = span_text(whole);
    const auto add = [&](const std::string& remark) {
        text = form(tr("{heading}; {remark}"), fmt::arg("heading", text), fmt::arg("remark", remark));
    };
    if (whole.from > session.at()) {
        add(form(tr("not begun at {at}"), fmt::arg("at", format_minute(session.at()))));
    } else if (whole.until > session.at() && is_in_range(whole.until)) {
        add(form(tr("still running at {at}"), fmt::arg("at", format_minute(session.at()))));
    }
    if (question.with_imported) {
        add(tr("with imported history"));
    }
    return text;
}

Cell end_cell(Instant at) {
    return is_in_range(at) ? Cell(at.seconds) : Cell();
}

std::vector<Column> dimension_columns(const FigureQuestion& question) {
    std::vector<Column> columns;
    for (const auto dimension : question.dimensions) {
        const auto key = code_of(dimension);
        switch (dimension) {
            case Dimension::kind:
            case Dimension::category:
            case Dimension::element:
            case Dimension::defect:
            case Dimension::cause:
            case Dimension::urgency:
            case Dimension::channel:
            case Dimension::warranty_class:
            case Dimension::liability:
            case Dimension::state:
            case Dimension::next_action:
                columns.push_back({key, ColumnKind::code, key});
                break;
            case Dimension::ticket:
                columns.push_back({key, ColumnKind::id});
                break;
            default:
                columns.push_back({key, ColumnKind::text});
        }
    }
    return columns;
}

Trend trend_of(double value, double previous, Better better) {
    if (value == previous) {
        return {};
    }
    const bool is_up = value > previous;
    const bool is_good = is_up == (better == Better::more);
    return {.movement = is_up ? Movement::up : Movement::down,
            .verdict = better == Better::neither ? Verdict::neither
                       : is_good                 ? Verdict::better
                                                 : Verdict::worse};
}

std::string figure_text(FigureUnit unit, std::optional<double> value) {
    if (!value) {
        return {};
    }
    switch (unit) {
        case FigureUnit::count:
            return fmt::format("{}", std::llround(*value));
        case FigureUnit::ratio:
            return fmt::format("{:.1f} %", *value * 100);
        case FigureUnit::seconds:
            return format_duration({std::llround(*value)});
        case FigureUnit::fen:
            return format_yuan({std::llround(*value)});
        case FigureUnit::score:
        case FigureUnit::number:
            return fmt::format("{:.2f}", *value);
    }
    return {};
}

}  // namespace aftercare
