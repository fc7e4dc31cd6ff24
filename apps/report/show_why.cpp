#include "apps/report/show_why.hpp"

#include "aftercare/render/event_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/clock_trace.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/list.hpp"
#include "apps/shared/names.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_indent = 4;
constexpr std::size_t k_deeper = 2;

std::string date_words(const std::optional<Instant>& at) {
    return at ? format_minute(*at) : std::string("-");
}

/// `due at: 2026-03-27 18:00 → 2026-03-20 18:00`; a date that did not move stands alone.
std::string moved_date(std::string_view field, const std::optional<Instant>& before,
                       const std::optional<Instant>& after, bool is_new) {
    const auto to = date_words(after);
    const bool moved = !is_new && before != after;
    return field_word(field) + ": " + (moved ? date_words(before) + " → " + to : to);
}

/// What is left of a suspended date.
std::string left_words(const DateWork& date) {
    if (const auto* time = std::get_if<Seconds>(&*date.left)) {
        return form(tr("{time} left ({pace})"), fmt::arg("time", format_duration(*time)),
                    fmt::arg("pace", word(date.pace)));
    }
    return std::holds_alternative<Duration>(*date.left) ? tr("the whole time left")
                                                        : tr("the date that was said meanwhile");
}

std::optional<std::int64_t> left_seconds(const DateWork& date) {
    const auto* time = date.left ? std::get_if<Seconds>(&*date.left) : nullptr;
    return time == nullptr ? std::nullopt : std::optional(time->count);
}

class WhyText {
  public:
    WhyText(const NameLookup& names, std::size_t columns, Instant now)
        : m_names(names), m_columns(columns), m_now(now) {}

    std::string of(const std::string& number, Clock clock, const ClockTrace& trace) {
        const std::string clock_word = word(clock);
        if (trace.runs.empty()) {
            return line(form(tr("{number}: the clock {clock} never ran"), fmt::arg("number", number),
                             fmt::arg("clock", clock_word)),
                        0);
        }
        auto text = line(form(tr("{number}: how the clock {clock} came by its dates"),
                              fmt::arg("number", number), fmt::arg("clock", clock_word)),
                         0);
        for (const auto& run : trace.runs) {
            text += of_run(number, run, trace.moves);
        }
        return text;
    }

  private:
    std::string line(const std::string& text, std::size_t indent) const {
        return std::string(indent, ' ') + wrap_to_width(text, m_columns, indent + k_deeper) + "\n";
    }

    std::string of_run(const std::string& number, const ClockRun& run,
                       const std::vector<TracedMove>& moves) const {
        std::string head = form(tr("run {n}, cycle {cycle}, policy {version}"), fmt::arg("n", run.n),
                                fmt::arg("cycle", run.cycle), fmt::arg("version", run.policy_version));
        if (run.order_k) {
            head += "  " + number + "/" + std::to_string(*run.order_k);
        }
        auto text = "\n" + line(head, 0);
        for (const auto& move : moves) {
            if (move.after.n == run.n) {
                text += of_move(move);
            }
        }
        const auto outcome = outcome_at(run, m_now);
        return text + line(form(tr("as of {at}: {outcome}"), fmt::arg("at", format_minute(m_now)),
                                fmt::arg("outcome", word(outcome))),
                           0);
    }

    std::string of_move(const TracedMove& move) const {
        std::string head = format_minute(move.at) + "  ";
        if (move.act) {
            head += move.act->stamp.actor + "  " + describe(move.act->event, m_names).head;
            if (move.act->stamp.recorded_at - move.act->stamp.at >= k_minute) {
                head +=
                    form(tr("  (entered {at})"), fmt::arg("at", format_minute(move.act->stamp.recorded_at)));
            }
        } else {
            head += tr("the time had come");
        }
        return line(head, 0) + line(word(move.why), k_indent) + line(dates_of(move), k_indent);
    }

    static std::string dates_of(const TracedMove& move) {
        const auto& after = move.after;
        const bool is_new = !move.before;
        const auto before = move.before.value_or(after);
        auto text = moved_date("due_at", before.due_at, after.due_at, is_new);
        const auto add = [&](const std::string& more) { text += "  " + more; };
        if (before.started_at != after.started_at || is_new) {
            text = moved_date("started_at", before.started_at, after.started_at, is_new) + "  " + text;
        }
        if (after.due_original_at != after.due_at || before.due_original_at != after.due_original_at) {
            add(moved_date("due_original_at", before.due_original_at, after.due_original_at, is_new));
        }
        if (after.standard_by) {
            add(moved_date("standard_by", before.standard_by, after.standard_by, is_new));
        }
        if (after.suspended_until) {
            add(field_word("suspended_until") + ": " + format_minute(*after.suspended_until) + ", " +
                left_words(after.work.current));
        }
        if (before.outcome != after.outcome) {
            add(word(before.outcome) + " → " + word(after.outcome));
        }
        return text;
    }

    const NameLookup& m_names;
    std::size_t m_columns;
    Instant m_now;
};

Cell cell_of(const std::optional<Instant>& at) {
    return at ? Cell(at->seconds) : Cell();
}
Cell cell_of(const std::optional<std::int64_t>& number) {
    return number ? Cell(*number) : Cell();
}

std::vector<Cell> row_of(std::string_view number, const TracedMove& move) {
    const auto& after = move.after;
    const auto* before = move.before ? &*move.before : nullptr;
    const auto instant_before = [&](std::optional<Instant> at) {
        return before == nullptr ? Cell() : cell_of(at);
    };
    return {number,
            code_of(after.clock),
            std::int64_t{after.n},
            std::int64_t{after.cycle},
            after.order_k ? Cell(std::int64_t{*after.order_k}) : Cell(),
            move.at.seconds,
            move.act ? Cell(move.act->stamp.entry) : Cell(),
            move.act ? Cell(code_of(verb_of(move.act->event))) : Cell(),
            move.act ? Cell(std::string_view(move.act->stamp.actor)) : Cell(),
            move.act ? Cell(move.act->stamp.recorded_at.seconds) : Cell(),
            code_of(move.why),
            after.started_at.seconds,
            instant_before(before == nullptr ? std::nullopt : std::optional(before->due_at)),
            after.due_at.seconds,
            instant_before(before == nullptr ? std::nullopt : std::optional(before->due_original_at)),
            after.due_original_at.seconds,
            instant_before(before == nullptr ? std::nullopt : before->standard_by),
            cell_of(after.standard_by),
            cell_of(after.suspended_until),
            cell_of(left_seconds(after.work.current)),
            code_of(after.outcome),
            after.policy_version};
}

const std::vector<Column>& columns() {
    static const std::vector<Column> k_columns = {{"number"},
                                                  {"clock", ColumnKind::code, "clock"},
                                                  {"run", ColumnKind::number},
                                                  {"cycle", ColumnKind::number},
                                                  {"order", ColumnKind::number},
                                                  {"at", ColumnKind::instant},
                                                  {"entry", ColumnKind::number},
                                                  {"verb", ColumnKind::code, "verb"},
                                                  {"actor"},
                                                  {"recorded_at", ColumnKind::instant},
                                                  {"rule", ColumnKind::code, "clock_move"},
                                                  {"started_at", ColumnKind::instant},
                                                  {"due_before", ColumnKind::instant},
                                                  {"due_at", ColumnKind::instant},
                                                  {"due_original_before", ColumnKind::instant},
                                                  {"due_original_at", ColumnKind::instant},
                                                  {"standard_before", ColumnKind::instant},
                                                  {"standard_by", ColumnKind::instant},
                                                  {"suspended_until", ColumnKind::instant},
                                                  {"left_seconds", ColumnKind::duration},
                                                  {"outcome", ColumnKind::code, "run_outcome"},
                                                  {"policy_version", ColumnKind::number}};
    return k_columns;
}

}  // namespace

void show_why(Session& session, const std::vector<History>& tickets, Clock clock) {
    auto& db = session.view();
    std::vector<ClockTrace> traces;
    for (const auto& one : tickets) {
        traces.push_back(trace_clock(db, one.ticket.id, clock, session.at()));
    }
    if (session.named_format().value_or(Format::table) != Format::table) {
        std::vector<std::vector<Cell>> rows;
        for (std::size_t i = 0; i < tickets.size(); ++i) {
            for (const auto& move : traces[i].moves) {
                rows.push_back(row_of(tickets[i].number, move));
            }
        }
        return print_rows(session, columns(), rows);
    }
    session.page();
    const auto names = names_of(db, session.revealed());
    WhyText text(names, session.write_options().terminal_columns, session.at());
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        session.out().write((i == 0 ? "" : "\n") + text.of(tickets[i].number, clock, traces[i]));
    }
}

}  // namespace aftercare
