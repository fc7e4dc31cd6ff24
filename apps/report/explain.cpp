#include <algorithm>
#include <deque>

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/render/figure_policy.hpp"
#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "apps/report/figures.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

struct ExplainRequest {
    std::string code;
    FigureRequest figures;
};

std::string check_measure(std::string_view typed) {
    return asked_figure(typed) ? std::string() : tr("a figure's code; `aftercare report kpi` has them all");
}

void describe_explain(Options& options, ExplainRequest& request) {
    options.word(request.code, "KPI", tr_later("the figure"), check_measure);
    describe_figures(options, request.figures);
}

bool prepare_explain(const ExplainRequest& request, Session& session) {
    return prepare_figures(request.figures, session);
}

/// The cases of one figure, as rows; texts stay where they are while rows point at them.
class CaseRows {
  public:
    CaseRows(const FigureQuestion& question, const AskedFigure& asked)
        : m_question(question), m_asked(asked) {}

    void add(const TicketCase& told) {
        const auto& one = told.explained.one;
        const auto& said = told.explained.contribution;
        const auto wanted = m_asked.group.value_or(KindGroup::repair);
        const bool is_all = !m_asked.group && m_asked.measure->of_all_kinds;
        if (!is_all && told.explained.kinds != wanted) {
            return;
        }
        const auto& period = m_question.periods[told.explained.period];
        const auto combine = m_asked.measure->combine;
        const bool is_valued = combine == Combine::spread || combine == Combine::mean;
        const auto instant = [](std::optional<Instant> at) { return at ? Cell(at->seconds) : Cell(); };
        auto number = told.number;
        if (one.order != nullptr) {
            number += "/" + std::to_string(one.order->k);
        }
        auto& row = m_rows.emplace_back(std::vector<Cell>{
            end_cell(period.from), end_cell(period.until), keep(std::move(number)), one.at.seconds,
            is_valued ? Cell() : Cell(said.numerator),
            is_valued || combine == Combine::sum ? Cell() : Cell(said.denominator),
            is_valued && said.value ? Cell(m_asked.working ? said.working.value_or(*said.value) : *said.value)
                                    : Cell(),
            code_of(said.why), instant(said.limit), instant(said.happened), said.weight});
        for (const auto& value : told.explained.group) {
            row.push_back(value.empty() ? Cell() : keep(value));
        }
    }

    const std::vector<std::vector<Cell>>& rows() const { return m_rows; }

  private:
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }

    const FigureQuestion& m_question;
    const AskedFigure& m_asked;
    std::deque<std::string> m_texts;
    std::vector<std::vector<Cell>> m_rows;
};

/// The values of the policy on which the figure rests, by the versions in force in the periods: a line that
/// several have names them all.
std::vector<std::string> policy_lines(const FigureQuestion& question, const AskedFigure& asked,
                                      Database& db) {
    const auto until = std::min(question.periods.back().until, question.as_of + Seconds{1});
    std::vector<std::pair<std::string, std::vector<std::string>>> lines;  // with the versions
    for (const auto version : versions_in_force(db, question.periods.front().from, until)) {
        for (auto& line : figure_policy(*asked.measure, load_policy_version(db, version))) {
            auto known = std::find_if(lines.begin(), lines.end(),
                                      [&](const auto& each) { return each.first == line; });
            if (known == lines.end()) {
                known = lines.emplace(lines.end(), std::move(line), std::vector<std::string>());
            }
            known->second.push_back(std::to_string(version));
        }
    }
    std::vector<std::string> all;
    for (const auto& [line, versions] : lines) {
        all.push_back(form(tr("policy version {versions}: {line}"),
                           fmt::arg("versions", join_words(versions)), fmt::arg("line", line)));
    }
    return all;
}

/// What the figure is called, counts and rests on, for people, above its cases.
void print_definition(const FigureQuestion& question, const AskedFigure& asked, Session& session) {
    std::vector<std::string> lines = {figure_name(asked), figures_heading(question, session),
                                      figure_definition(*asked.measure)};
    if (auto source = figure_source(*asked.measure); !source.empty()) {
        lines.push_back(std::move(source));
    }
    const auto of_policy = policy_lines(question, asked, session.view());
    lines.insert(lines.end(), of_policy.begin(), of_policy.end());
    for (const auto& line : lines) {
        session.out().write(wrap_to_width(line, session.write_options().terminal_columns) + "\n");
    }
}

int run_explain(const ExplainRequest& request, Session& session) {
    if (!request.figures.figures.all.empty()) {
        throw Error(ErrorKind::usage, tr("explain names its figure itself"), {}, tr("leave --measure out"));
    }
    auto asking = request.figures;
    asking.figures.all = {*asked_figure(request.code)};
    const auto question = question_of(asking, "month", session);
    const auto& asked = question.figures.front().figure;
    CaseRows cases(question, asked);
    auto& db = session.view();
    auto asked_of = asking_of(asking, session);
    asked_of.explain = [&](const TicketCase& told) { cases.add(told); };
    ask_figures(db, question, asked_of);
    std::vector<Column> columns = {{"period_from", ColumnKind::instant, {}, question.periods.size() > 1},
                                   {"period_until", ColumnKind::instant, {}, false},
                                   {"number", ColumnKind::id},
                                   {"at", ColumnKind::instant},
                                   {"in_numerator", ColumnKind::number},
                                   {"in_denominator", ColumnKind::number},
                                   {"value", ColumnKind::number},
                                   {"why", ColumnKind::code, "figure_why"},
                                   {"limit_at", ColumnKind::instant},
                                   {"happened_at", ColumnKind::instant},
                                   {"weight", ColumnKind::number, {}, false}};
    const auto more = dimension_columns(question);
    columns.insert(columns.end(), more.begin(), more.end());
    session.page();
    if (session.format() == Format::table) {
        print_definition(question, asked, session);
    }
    print_rows(session, columns, cases.rows());
    return 0;
}

}  // namespace

const Command k_report_explain = {
    .name = "explain",
    .summary = tr_later("what a figure is made of: a row for each of its cases"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_explain, run_explain, prepare_explain>,
};

}  // namespace aftercare
