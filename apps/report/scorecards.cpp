// Reports that set the same figures side by side for each of a group: persons, parties, defects, batches.
//
// Each is a row of data: by what it groups and which figures it sets out. Programs get the long rows of all
// reports of figures; people a row a group, parties a row a figure with its interval and rank.
#include <algorithm>
#include <limits>
#include <map>

#include "aftercare/render/bars.hpp"
#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/figures.hpp"
#include "apps/report/page_answers.hpp"
#include "apps/report/program.hpp"
#include "apps/report/text_table.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

/// A table of a report.
struct CardTable {
    const char* title = "";  ///< a msgid; empty: the report's own
    std::span<const Dimension> per;
    std::span<const std::string_view> figures;
};

struct Scorecard {
    bool is_at_handover = false;  ///< of reports at handover alone; without a period of all time
    CardTable main;
    std::optional<CardTable> second = {};  ///< for people, beneath
    /// A row a figure, with its interval and its rank among those that rest on so many cases.
    std::optional<std::int64_t> ranked_from = {};
    const char* note = "";  ///< a msgid, beneath
};

constexpr Dimension k_by_person[] = {Dimension::person};
constexpr std::string_view k_of_persons[] = {"opened",   "accepted",       "dispatched",
                                             "closed",   "callbacks_done", "struck",
                                             "open_now", "overdue_now",    "resolution_time_p50"};
constexpr Scorecard k_workload = {
    .main = {.per = k_by_person, .figures = k_of_persons},
    .note = tr_later("What was received counts for who received it, an act for who "
                     "entered it, what is open and the median for the handler.")};

constexpr Dimension k_by_repairer[] = {Dimension::repairer};
constexpr std::string_view k_of_parties[] = {
    "orders",           "orders_served",   "acknowledged_on_time", "visit_on_time",
    "finished_on_time", "no_shows",        "orders_returned",      "orders_rejected",
    "first_time_fix",   "repeat_repair",   "satisfaction",         "qualified_visit",
    "charges",          "charges_claimed", "charges_recovered",    "recovery_rate"};
constexpr Scorecard k_parties = {
    .main = {.per = k_by_repairer, .figures = k_of_parties},
    .ranked_from = 20,
    .note =
        tr_later("A ticket of several parties counts for each of them: together they come to more than there "
                 "is.")};

constexpr Dimension k_by_defect[] = {Dimension::element, Dimension::defect};
constexpr std::string_view k_of_defects[] = {"opened_repair", "households", "reports_per_100_units",
                                             "households_reporting"};
constexpr Dimension k_by_leak[] = {Dimension::element, Dimension::builder, Dimension::building};
constexpr std::string_view k_of_leaks[] = {"leaks", "leak_households", "leak_cured", "leak_back",
                                           "leaks_open"};
constexpr Scorecard k_defects = {
    .main = {.per = k_by_defect, .figures = k_of_defects},
    .second = CardTable{.title = tr_later("Leaks"), .per = k_by_leak, .figures = k_of_leaks}};

constexpr Dimension k_by_batch[] = {Dimension::batch};
constexpr std::string_view k_of_batches[] = {"units_due",
                                             "units_handed",
                                             "units_without_defect",
                                             "opened_handover",
                                             "defects_per_unit",
                                             "closed_within_7_handover",
                                             "closed_within_15_handover",
                                             "closed_within_30_handover"};
constexpr Scorecard k_handover = {.is_at_handover = true,
                                  .main = {.per = k_by_batch, .figures = k_of_batches}};

constexpr Dimension k_by_project[] = {Dimension::project};
constexpr std::string_view k_of_delays[] = {"delay_life",  "delay_department", "delay_party",
                                            "delay_owner", "delay_third",      "delay_closed"};
constexpr Scorecard k_delays = {
    .main = {.per = k_by_project, .figures = k_of_delays},
    .note = tr_later(
        "Each hour of a ticket's life counts once: what the owner, others, a party and the department "
        "had and what was closed come to the whole. `--per repairer` and `--per ticket` take it "
        "apart.")};

std::vector<OfferedFigure> figures_of(std::span<const std::string_view> codes) {
    std::vector<OfferedFigure> figures;
    for (const auto code : codes) {
        figures.push_back({*asked_figure(code), false});
    }
    return figures;
}

/// The answer to one question, as a table for people.
class CardPrinter {
  public:
    CardPrinter(const Scorecard& card, const FigureRequest& request, const FigureQuestion& question,
                const std::vector<Figure>& figures, Session& session)
        : m_card(card), m_request(request), m_question(question), m_figures(figures), m_session(session) {
        for (const auto& figure : figures) {
            m_groups[{figure.period, figure.group}].push_back(&figure);
        }
    }

    TextTable table() const { return m_card.ranked_from ? by_figure() : by_group(); }

  private:
    using Key = std::pair<std::size_t, std::vector<std::string>>;
    using Group = std::vector<const Figure*>;

    /// Whether a figure is told: something is behind it, and enough.
    bool is_told(const Figure& figure) const {
        const bool is_there = figure.value && (figure.n > 0 || *figure.value != 0);
        return is_there && (m_card.ranked_from || !m_request.min_n || figure.n >= *m_request.min_n);
    }

    /// Groups of which anything is told, those with the most of the first figure first.
    std::vector<const std::pair<const Key, Group>*> in_order() const {
        std::vector<const std::pair<const Key, Group>*> order;
        for (const auto& group : m_groups) {
            if (std::any_of(group.second.begin(), group.second.end(),
                            [&](const Figure* each) { return is_told(*each); })) {
                order.push_back(&group);
            }
        }
        std::stable_sort(order.begin(), order.end(), [](const auto* one, const auto* other) {
            const auto size = [](const auto* group) { return group->second.front()->value.value_or(0); };
            return one->first.first != other->first.first ? one->first.first < other->first.first
                                                          : size(one) > size(other);
        });
        return order;
    }

    void add_group_columns(TextTable& table) const {
        if (m_question.periods.size() > 1) {
            table.add_column(field_word("period_from"), ColumnKind::instant);
        }
        for (const auto& column : dimension_columns(m_question)) {
            table.add_column(field_word(column.key), column.kind);
        }
    }

    std::vector<std::string> group_cells(const Key& key) const {
        std::vector<std::string> cells;
        if (m_question.periods.size() > 1) {
            cells.push_back(format_minute(m_question.periods[key.first].from));
        }
        const auto columns = dimension_columns(m_question);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& value = key.second[i];
            cells.push_back(value.empty() ? std::string(tr("not known"))
                            : columns[i].code_list.empty()
                                ? value
                                : m_session.write_options().word(columns[i].code_list, value));
        }
        return cells;
    }

    /// Without the group of kinds where the report itself is of one.
    std::string heading_of(AskedFigure figure) const {
        if (m_request.figures.all.empty()) {
            figure.group.reset();
        }
        return figure_name(figure);
    }

    TextTable by_group() const {
        TextTable table;
        add_group_columns(table);
        for (const auto& offered : m_question.figures) {
            table.add_column(heading_of(offered.figure), ColumnKind::number);
        }
        double largest = 0;
        for (const auto& figure : m_figures) {
            const bool is_first = figure.figure == &m_question.figures.front().figure;
            largest = is_first ? std::max(largest, figure.value.value_or(0)) : largest;
        }
        if (m_request.chart) {
            table.add_column(field_word("chart"), ColumnKind::text);
        }
        for (const auto* group : in_order()) {
            auto& row = table.rows.emplace_back(group_cells(group->first));
            for (const auto* figure : group->second) {
                const auto unit = figure->figure->measure->unit;
                const bool is_count =
                    unit == FigureUnit::count || figure->figure->measure->combine == Combine::sum;
                row.push_back(!is_told(*figure) ? std::string()
                              : is_count        ? shown(*figure)
                                                : shown_with_cases(*figure));
            }
            if (m_request.chart) {
                constexpr std::size_t k_bar_width = 20;
                row.push_back(eighths_bar(group->second.front()->value.value_or(0), largest, k_bar_width));
            }
        }
        return table;
    }

    std::int64_t ranked_from() const { return m_request.min_n.value_or(*m_card.ranked_from); }

    /// `2 of 5` among the groups of its period with enough cases; why not, where it has not.
    std::string rank_of(const Figure& figure) const {
        if (figure.figure->measure->combine != Combine::share || figure.group.front().empty()) {
            return {};
        }
        if (figure.n < ranked_from()) {
            return form(tr("not ranked: fewer than {cases}"), fmt::arg("cases", ranked_from()));
        }
        int ahead = 0;
        int all = 0;
        for (const auto& other : m_figures) {
            if (other.figure != figure.figure || other.period != figure.period || !other.value ||
                other.n < ranked_from() || other.group.front().empty()) {
                continue;
            }
            ++all;
            const bool is_more = *other.value > *figure.value;
            const bool is_less = *other.value < *figure.value;
            ahead += (figure.figure->measure->better == Better::less ? is_less : is_more) ? 1 : 0;
        }
        return form(tr("{place} of {all}"), fmt::arg("place", ahead + 1), fmt::arg("all", all));
    }

    TextTable by_figure() const {
        TextTable table;
        add_group_columns(table);
        table.add_column(field_word("measure"), ColumnKind::code);
        for (const auto* key : {"value", "cases", "interval"}) {
            table.add_column(field_word(key), ColumnKind::number);
        }
        table.add_column(field_word("rank"), ColumnKind::code);
        for (const auto* group : in_order()) {
            for (const auto* figure : group->second) {
                if (is_told(*figure)) {
                    auto& row = table.rows.emplace_back(group_cells(group->first));
                    row.insert(row.end(), {figure_name(*figure->figure), shown(*figure), shown_cases(*figure),
                                           shown_interval(*figure), rank_of(*figure)});
                }
            }
        }
        return table;
    }

    const Scorecard& m_card;
    const FigureRequest& m_request;
    const FigureQuestion& m_question;
    const std::vector<Figure>& m_figures;
    Session& m_session;
    std::map<Key, Group> m_groups;
};

/// What the report is about, of the tickets asked for.
FigureAsking card_asking(const Scorecard& card, FigureRequest request, Session& session) {
    if (card.is_at_handover) {
        Filter at_handover{.field = "channel", .op = FilterOp::equals, .values = {}};
        const auto policy = load_policy_in_force(session.view());
        for (const auto& channel : policy.channels) {
            if (has_trait(policy, CodeTable::channel, channel.code, CodeTrait::is_batch)) {
                at_handover.values.push_back(channel.code);
            }
        }
        request.filters.push_back(std::move(at_handover));
    }
    return asking_of(request, session);
}

/// The period asked for; of a report of all time the whole of it.
FigureQuestion card_question(const Scorecard& card, const FigureRequest& request, Session& session) {
    auto question = question_of(request, "month", session);
    if (card.is_at_handover && !period_of(session.common().period, session) && !request.every) {
        question.periods = {{.from = {std::numeric_limits<std::int64_t>::min() / 4},
                             .until = {std::numeric_limits<std::int64_t>::max() / 4}}};
    }
    question.credits_every_repairer = card.ranked_from.has_value();
    return question;
}

void print_table(const Scorecard& card, const CardTable& part, const FigureRequest& request,
                 FigureQuestion question, const FigureAsking& asking, Session& session) {
    if (request.dimensions.all.empty()) {
        question.dimensions.assign(part.per.begin(), part.per.end());
    }
    if (request.figures.all.empty()) {
        question.figures = figures_of(part.figures);
    }
    const auto figures = ask_figures(session.view(), question, asking);
    if (!is_for_people(session.format())) {
        print_asked(request, question, FigureShow::asked, figures, session);
        return;
    }
    auto title = figures_heading(question, session);
    if (*part.title != '\0') {
        title = form(tr("{part}: {heading}"), fmt::arg("part", tr(part.title)), fmt::arg("heading", title));
    }
    print_text_table(session, CardPrinter(card, request, question, figures, session).table(),
                     session.write_options(), title);
}

/// Programs, and a page of its own, get one table: what stands beneath is asked for by `--measure`.
bool has_second(const Scorecard& card, const FigureRequest& request, const Session& session) {
    return card.second && request.figures.all.empty() && session.format() == Format::table;
}

template <const Scorecard& card>
int run_scorecard(const FigureRequest& request, Session& session) {
    const auto question = card_question(card, request, session);
    const auto asking = card_asking(card, request, session);
    session.page();
    print_table(card, card.main, request, question, asking, session);
    if (has_second(card, request, session)) {
        session.out().write("\n");
        print_table(card, *card.second, request, question, asking, session);
    }
    if (*card.note != '\0' && session.format() == Format::table) {
        session.out().write(wrap_to_width(tr(card.note), session.write_options().terminal_columns) + "\n");
    }
    return 0;
}

template <const Scorecard& card>
constexpr Command scorecard_command(std::string_view name, const char* summary) {
    return {.name = name,
            .summary = summary,
            .need = LedgerNeed::read,
            .takes = k_takes_reads | k_takes_periods,
            .bind = bound<describe_figures, run_scorecard<card>, prepare_figures>};
}

}  // namespace

const Command k_report_workload =
    scorecard_command<k_workload>("workload", tr_later("what each person did and has open"));
const Command k_report_parties = scorecard_command<k_parties>(
    "parties", tr_later("how well each party works: in time, at once, to the owner's liking"));
const Command k_report_defects =
    scorecard_command<k_defects>("defects", tr_later("what breaks, per 100 homes and month; leaks apart"));
const Command k_report_handover = scorecard_command<k_handover>(
    "handover", tr_later("handover batches: homes without a defect, what is cleared"));
const Command k_report_delays =
    scorecard_command<k_delays>("delays", tr_later("with whom each hour of the tickets' lives lay"));

}  // namespace aftercare
