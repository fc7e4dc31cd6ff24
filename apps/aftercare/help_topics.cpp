// The texts; terms are what people type and are not translated.
#include "apps/aftercare/help_topics.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "apps/aftercare/help_kpi.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_columns = 80;
constexpr std::size_t k_term_columns = 30;

constexpr auto k_environment = std::to_array<TopicLine>({
    {"", tr_later("A setting comes from the first that has it: the option, the variable, the user's file, "
                  "the machine's file, what is built in.")},
    {"AFTERCARE_LEDGER", tr_later("the ledger file")},
    {"AFTERCARE_BY", tr_later("who acts: a name of the staff register")},
    {"AFTERCARE_LANG", tr_later("language of texts: zh or en")},
    {"AFTERCARE_EXEC_PATH",
     tr_later("folders, joined by colons, that are searched first for aftercare-NAME")},
    {"NO_COLOR", tr_later("when set and not empty: no colour")},
    {"CLICOLOR_FORCE", tr_later("when set and not 0: colour in a pipe too")},
    {"PAGER", tr_later("shows long output on a terminal")},
    {"COLUMNS", tr_later("the width of the terminal")},
    {"LC_ALL, LC_MESSAGES, LANG",
     tr_later("the language, where no setting names one; if they name none, the ledger's own")},
    {"XDG_CONFIG_HOME",
     tr_later("the user's file is aftercare/config.toml below it; if not set, below ~/.config")},
    {"XDG_DATA_HOME",
     tr_later(
         "the ledger is aftercare/ledger.db below it when none is named; if not set, below ~/.local/share")},
    {"", tr_later("The machine's file is /etc/aftercare/config.toml. Both files take ledger, by, lang, "
                  "color, busy_timeout, pager and channel; the table [alias] with name = \"words\"; and "
                  "tables [report.NAME] with filter, columns and sort, which make `aftercare report NAME`.")},
    {"", tr_later("`aftercare config --show-origin` shows what is in force and where it comes from.")},
});

constexpr auto k_formatting = std::to_array<TopicLine>({
    {"", tr_later("Standard output carries data only, messages go to standard error. Lists come as a table "
                  "on a terminal and as CSV in a pipe; --format or the ending of the -o file chooses "
                  "another. Rows are filtered, sorted, limited, then printed.")},
    {"table", tr_later("for people: words, local times, names masked")},
    {"csv, tsv", tr_later("codes, times as RFC 3339, amounts as 1234.56, durations in seconds")},
    {"json, jsonl", tr_later("the same with types; jsonl has an object a line")},
    {"html", tr_later("a page that can be printed or mailed")},
    {"--columns A,B", tr_later("these columns; as the last word without a value: a list of all")},
    {"--sort [-]A,B", tr_later("in this order; - for descending")},
    {"--limit N, -L N", tr_later("at most N rows")},
    {"--ids", tr_later("print each ticket's number once, nothing else")},
    {"--count", tr_later("print the number of rows")},
    {"--skip-empty", tr_later("print nothing at all when there are no rows")},
    {"--labels", tr_later("words instead of codes in machine formats")},
    {"--excel", tr_later("CSV that spreadsheets open unharmed")},
    {"--reveal PURPOSE", tr_later("show names and phones in full; journalled with the purpose")},
    {"", tr_later("Filters are words of a list, or values of --where; all of them have to fit.")},
    {"field=a,b", tr_later("one of these; field= is empty")},
    {"field!=a,b", tr_later("none of these")},
    {"field~text", tr_later("has the text in it")},
    {"'field<v' '<=' '>' '>='",
     tr_later("less or more; quoted, or as field.lt=v field.le=v field.gt=v field.ge=v")},
    {"", tr_later("A field is a column, or the heading that tables show. Urgency compares by rank, times by "
                  "time; a comparison that means nothing is refused.")},
});

constexpr auto k_exit_codes = std::to_array<TopicLine>({
    {"0", tr_later("done; also when there are no rows")},
    {"1", tr_later("the ledger's facts say no: a rule, no such ticket, it exists already, bad rows")},
    {"2", tr_later("the command line or a setting is wrong")},
    {"3", tr_later("a file, the ledger or the system fails; `verify` found damage")},
    {"4", tr_later("done in part")},
    {"10", tr_later("there are rows; only with --exit-code")},
    {"75", tr_later("another process holds the ledger: try again")},
    {"128+n", tr_later("ended by signal n")},
    {"", tr_later("When several apply: 2, 3, 75, 1.")},
});

constexpr auto k_periods = std::to_array<TopicLine>({
    {"", tr_later("Times are in the ledger's zone. Relative ones count from --at, or from --as-of. Anything "
                  "else is refused, also impossible dates.")},
    {"2026-11-21 14:05", tr_later("a time; also RFC 3339: 2026-11-21T14:05:00+08:00")},
    {"2026-11-21", tr_later("the beginning of that day; as a deadline its end; in a filter the whole day")},
    {"14:05", tr_later("today at that time")},
    {"2026-11-21 02:30-05:00",
     tr_later("with its offset; a time that the clock shows twice, as it is set back, "
              "needs it. One that it skips is refused")},
    {"today 09:00, 明天 09:00", tr_later("also yesterday, tomorrow, 今天, 昨天; now")},
    {"-2h +3d -90m", tr_later("before and after now")},
    {"", tr_later("Periods (-p) and bounds (-b, and -e which is excluded):")},
    {"today week last-month",
     tr_later("also yesterday, last-week, month; 今天 昨天 本周 上周 本月 上月; weeks begin on Monday")},
    {"2026-10 2026Q3 2026", tr_later("a month, a quarter, a year")},
    {"-7d, 近7天", tr_later("the last seven days with today")},
    {"", tr_later("Durations:")},
    {"90s 90m 2h 3d", tr_later("wall time, a day is 24 hours")},
    {"4h working", tr_later("in working hours of the policy")},
});

constexpr auto k_policy = std::to_array<TopicLine>({
    {"", tr_later("Every target, limit, calendar and code list is policy: a TOML text in the ledger, with a "
                  "version. A new version never changes the past: each clock keeps the target of the version "
                  "that it started under.")},
    {"policy show [SECTION]", tr_later("the policy in force, or one section of it")},
    {"policy check FILE", tr_later("names every fault with its line and column")},
    {"policy apply FILE", tr_later("makes FILE the policy in force, as a new version")},
    {"[limits]", tr_later("waits, counts and percentages")},
    {"[hours] [calendar.YEAR]", tr_later("service and working hours, those of single dates and of projects; "
                                         "public holidays, make-up working days")},
    {"[[target]]", tr_later("a clock, for whom, and within what; the last row that fits decides")},
    {"[[callback]] [[reopen]]", tr_later("who is called back; how long a ticket may be reopened")},
    {"[[gate]]",
     tr_later("what has to be there before a step: a plan, a photo, …; every row that fits applies")},
    {"[[checklist]]", tr_later("what is looked at on a visit")},
    {"[[warranty_class]]", tr_later("which element and defect are of which class of warranty")},
    {"[[warranty]] [[season]]",
     tr_later("terms of warranty with their sources: every row that fits applies, the latest decides")},
    {"[codes.*]",
     tr_later("categories, elements, defects, causes, reasons, channels, with what is special about a code")},
});

constexpr auto k_mapping = std::to_array<TopicLine>({
    {"", tr_later("A map is a TOML file that says what the columns of a table mean: `aftercare intake import "
                  "FILE --map MAP.toml` for tickets, `aftercare unit import FILE --map MAP.toml` for units. "
                  "`aftercare help mapping --draft FILE` prints one to be finished. With --dry-run an import "
                  "shows what it would do, and every row that it would not take.")},
    {"source = \"old-desk\"",
     tr_later("the system's name; tickets need it: with source_id it makes their import repeatable")},
    {"zone = \"Asia/Shanghai\"", tr_later("of its times without an offset; the ledger's when left out")},
    {"formats = [\"%Y/%m/%d\"]",
     tr_later("of its times and days, tried in order; common ones when left out")},
    {"", tr_later("%Y %y year, %m %b %B month, %d %e day, %H hour, %I with %p, %M minute, %S second, %z "
                  "offset; `serial` is the number that a spreadsheet has for a day; all else stands for "
                  "itself.")},
    {"unmatched_units = \"reject\"", tr_later("a ticket's room that is not registered is a bad row; "
                                              "\"place\" keeps it as text, as when left out")},
    {"header_line = 2", tr_later("the line of the headings, when titles stand above them")},
    {"[fields]", tr_later("what each field is filled from, a line each:")},
    {"room = \"Room\"", tr_later("a column; blanks, case and width of a heading do not matter")},
    {"{ column = \"Room\" }", tr_later("the same, where more is said of it")},
    {"{ first = [\"A\", \"B\"] }", tr_later("the first of several columns that is not empty")},
    {"{ join = [\"A\", \"B\"] }", tr_later("those that are not empty, joined, with = \"-\" between them")},
    {"{ value = \"web\" }", tr_later("the same for every row")},
    {"values = { \"无\" = \"\" }",
     tr_later("beside column, first or join: what cells mean; other = \"…\" for "
              "those not listed, default = \"…\" for empty ones")},
    {"formats = [\"serial\"]", tr_later("beside these: of this time or day alone")},
    {"",
     tr_later("Tickets need source_id, received_at, symptom; unit or area; contact or phone, or "
              "anonymous_reason = { value = \"…\" }. Others: closed_at state project kind channel element "
              "defect location category urgency expected noticed role received_by ref ref_due result.")},
    {"state", tr_later("new or closed: what is closed is history, also without closed_at; without state a "
                       "row with closed_at is history")},
    {"", tr_later("For example: state = { column = \"Status\", values = { \"Open\" = \"new\", \"Done\" = "
                  "\"closed\" } }")},
    {"kind urgency role", tr_later("take codes or words; channel element defect category those of the "
                                   "policy; what they lack, values translates")},
    {"", tr_later("Units need building and room, or area for a public area. Others: project phase section "
                  "entrance layout batch handover_on completion_on owner phone more_phones use.")},
    {"use", tr_later("dwelling, shop or parking, or their words")},
    {"", tr_later("For example, of a table with a title above its headings:")},
    {"header_line = 2", ""},
    {"formats = [\"%d.%m.%Y\"]", ""},
    {"[fields]", ""},
    {"building = \"Block\"", ""},
    {"room = \"Flat\"", ""},
    {"owner = { first = [\"Owner\", \"Buyer\"] }", ""},
    {"phone = { join = [\"Mobile\", \"Home\"], with = \"/\" }", ""},
    {"handover_on = \"Keys\"", ""},
    {"use = { value = \"dwelling\" }", ""},
    {"", tr_later("A table of units needs no map when its headings are the names of the fields, or what "
                  "registers call them, such as 楼栋 and 房号. What `unit list --format csv` and `report "
                  "list --format csv` write is found by the names of its columns, with --excel --labels by "
                  "their words.")},
    {"phone", tr_later("several in a cell are several contacts; what a spreadsheet rounded, or a report "
                       "masked, is refused")},
    {"", tr_later("A key twice in a file, of units a room: the same row is a duplicate; another is a "
                  "conflict, the first is taken. Rows that are not taken go to --rejects FILE with their "
                  "reasons; mended there, that file is imported like any other.")},
});

constexpr auto k_kpi = std::to_array<TopicLine>({
    {"",
     tr_later(
         "A figure is of a period, as things stood at --as-of. A case is of the period in which the "
         "definition below finds it. Tickets that were merged into another are in `merged` alone, void "
         "ones in no figure, imported history only with --with-imported. Where there is nothing to divide "
         "by, a figure is empty. What is open past its limit is a miss.")},
    {"", tr_later("A cycle is a time for which a ticket was open: from its receipt, a reopening, or an "
                  "appeal. The policy's own date is the one that its targets give, whatever was committed "
                  "to. A repeat window is the days after a completion or closing in which what comes back "
                  "counts against it, by the policy in force then; leaks have a longer one. A home is a "
                  "dwelling: public areas, shops and parking spaces are none.")},
    {"", tr_later("n is the number of cases behind a figure. Shares come with their 95 % interval (Wilson, "
                  "Journal of the American Statistical Association 22, 1927), means with theirs by the "
                  "standard error. What the policy's numbers are, `aftercare policy show` prints.")},
});

constexpr auto k_topics = std::to_array<Topic>({
    {"environment", tr_later("variables and files that settings come from"), k_environment},
    {"formatting", tr_later("output: formats, columns, filters"), k_formatting},
    {"exit-codes", tr_later("what the exit codes mean"), k_exit_codes},
    {"periods", tr_later("how times, periods and durations are written"), k_periods},
    {"policy", tr_later("the numbers and lists that a site may set"), k_policy},
    {"mapping", tr_later("what the columns of somebody else's table mean"), k_mapping},
    {"kpi", tr_later("the measures of reports: what each counts, over what"), k_kpi, kpi_tables},
});

std::string line_text(const SaidLine& line) {
    if (line.text.empty()) {
        return "  " + line.term + "\n";
    }
    if (line.term.empty()) {
        return wrap_to_width(line.text, k_columns) + "\n";
    }
    return pad_to_width("  " + line.term, k_term_columns) +
           wrap_to_width(line.text, k_columns, k_term_columns) + "\n";
}

std::vector<SaidLine> said_lines(const Topic& topic) {
    std::vector<SaidLine> lines;
    for (const auto& line : topic.lines) {
        lines.push_back({line.term, *line.text == '\0' ? "" : tr(line.text)});
    }
    if (topic.tables != nullptr) {
        const auto more = topic.tables();
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

}  // namespace

std::span<const Topic> help_topics() {
    return k_topics;
}

std::string topic_text(const Topic& topic) {
    std::string text = std::string(topic.name) + " - " + tr(topic.summary) + "\n\n";
    bool is_first = true;
    bool was_paragraph = false;
    for (const auto& line : said_lines(topic)) {
        const bool paragraph = line.term.empty();
        text += !is_first && (paragraph || was_paragraph) ? "\n" : "";
        text += line_text(line);
        is_first = false;
        was_paragraph = paragraph;
    }
    return text;
}

}  // namespace aftercare
