// The options that commands share, as the synopsis of the command line groups them.
#include "aftercare/render/row_writer.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/time_words.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/command.hpp"
#include "apps/shared/command_line.hpp"

namespace aftercare {

namespace {

std::string check_language(std::string_view value) {
    return value == "zh" || value == "en" ? "" : "zh, en";
}

std::string check_color(std::string_view value) {
    return value == "auto" || value == "always" || value == "never" ? "" : "auto, always, never";
}

std::string check_format(std::string_view value) {
    return format_named(value) ? "" : "table, csv, tsv, json, jsonl, html";
}

std::string check_timeout(std::string_view value) {
    const auto duration = parse_duration(value);
    const bool good = duration && duration->pace == Pace::wall && duration->seconds <= 86400;
    return good ? std::string() : std::string(tr("a duration such as 10s or 2m"));
}

void describe_writes(Options& options) {
    options.value("at", "TIME", tr_later("when it happened, if not now"), Need::optional, check_time);
    options.flag("dry-run", tr_later("check and print the events; write nothing"), 'n');
}

void describe_reads(Options& options) {
    options.value("as-of", "TIME", tr_later("as it was at that time, with all known now"), Need::optional,
                  check_time);
    options.value("known-at", "TIME", tr_later("with what was entered by that time"), Need::optional,
                  check_time);
    options.value("format", "FORMAT", tr_later("table, csv, tsv, json, jsonl or html"), Need::optional,
                  check_format);
    options.value("output", "FILE", tr_later("write to FILE"));
    options.letter('o');
    options.value("reveal", "PURPOSE", tr_later("show names and phones in full; journalled with the purpose"),
                  Need::optional, check_not_empty);
}

void describe_lists(Options& options) {
    options.values("where", "FILTER", tr_later("rows that fit; several are joined by and"), Need::optional,
                   check_filter);
    options.value("columns", "A,B", tr_later("these columns; without a value as the last word: list them"));
    options.value("sort", "[-]A,B", tr_later("in this order; - for descending"));
    options.value("limit", "N", tr_later("at most N rows"), Need::optional, check_count);
    options.letter('L');
    options.flag("ids", tr_later("print each ticket's number once, nothing else"));
    options.flag("count", tr_later("print the number of rows"));
    options.flag("exit-code", tr_later("exit 10 when there are rows"));
    options.flag("skip-empty", tr_later("print nothing at all when there are no rows"));
    options.flag("labels", tr_later("words instead of codes in machine formats"));
    options.flag("excel", tr_later("CSV that spreadsheets open unharmed"));
}

void describe_periods(Options& options) {
    options.value("begin", "DATE", tr_later("from the beginning of that day"), Need::optional, check_time);
    options.letter('b');
    options.value("end", "DATE", tr_later("up to that day, which is excluded"), Need::optional, check_time);
    options.letter('e');
    options.value("period", "PERIOD", tr_later("today, week, last-month, 2026-10, -7d, …"), Need::optional,
                  check_period);
    options.letter('p');
}

}  // namespace

void describe_common(Options& options, unsigned takes) {
    if ((takes & k_takes_writes) != 0) {
        describe_writes(options);
    }
    if ((takes & k_takes_lists) != 0) {
        describe_lists(options);
    }
    if ((takes & k_takes_periods) != 0) {
        describe_periods(options);
    }
    if ((takes & k_takes_reads) != 0) {
        describe_reads(options);
    }
    options.value("ledger", "FILE", tr_later("the ledger file"));
    options.value("by", "NAME", tr_later("who acts"), Need::optional, check_not_empty);
    options.value("lang", "LANG", tr_later("language of texts: zh or en"), Need::optional, check_language);
    options.value("color", "WHEN", tr_later("colour: auto, always or never"), Need::optional, check_color);
    options.value("busy-timeout", "DUR", tr_later("how long to wait for another writer"), Need::optional,
                  check_timeout);
    options.flag("no-input", tr_later("never ask; list what is missing"));
    options.flag("quiet", tr_later("no remarks on standard error"), 'q');
    options.flag("verbose", tr_later("say which ledger and settings are used"), 'v');
    options.flag("help", tr_later("this text"), 'h');
    options.flag("version", tr_later("the version"));
}

}  // namespace aftercare
