#include "apps/shared/common_options.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/command.hpp"

namespace aftercare {

namespace {

std::string check_language(std::string_view value) {
    return value == "zh" || value == "en" ? "" : "zh, en";
}

std::string check_color(std::string_view value) {
    return value == "auto" || value == "always" || value == "never" ? "" : "auto, always, never";
}

std::string check_timeout(std::string_view value) {
    const auto duration = parse_duration(value);
    const bool good = duration && duration->pace == Pace::wall && duration->seconds <= 86400;
    return good ? std::string() : std::string(tr("a duration such as 10s or 2m"));
}

void describe_writes(Options& options, CommonOptions& common) {
    options.time(common.at, "at", tr_later("when it happened, if not now"), DateMeans::beginning);
    options.flag(common.dry_run, "dry-run", tr_later("check and print the events; write nothing"), 'n');
}

void describe_reads(Options& options, CommonOptions& common) {
    options.time(common.as_of, "as-of", tr_later("as it was at that time, with all known now"),
                 DateMeans::deadline);
    options.time(common.known_at, "known-at", tr_later("with what was entered by that time"),
                 DateMeans::deadline);
    options.value(common.format, "format", "FORMAT", tr_later("table, csv, tsv, json, jsonl or html"));
    options.text(common.output, "output", "FILE", tr_later("write to FILE"), Need::optional, check_not_empty);
    options.letter('o');
    options.text(common.reveal, "reveal", "PURPOSE",
                 tr_later("show names and phones in full; journalled with the purpose"), Need::optional,
                 check_not_empty);
}

void describe_lists(Options& options, ListOptions& list) {
    options.value(list.where, "where", "FILTER", tr_later("rows that fit; several are joined by and"));
    options.text(list.columns, "columns", "A,B",
                 tr_later("these columns; without a value as the last word: list them"));
    options.text(list.sort, "sort", "[-]A,B", tr_later("in this order; - for descending"), Need::optional,
                 check_not_empty);
    options.value(list.limit, "limit", "N", tr_later("at most N rows"));
    options.letter('L');
    options.flag(list.ids, "ids", tr_later("print each ticket's number once, nothing else"));
    options.flag(list.count, "count", tr_later("print the number of rows"));
    options.flag(list.exit_code, "exit-code", tr_later("exit 10 when there are rows"));
    options.flag(list.skip_empty, "skip-empty", tr_later("print nothing at all when there are no rows"));
    options.flag(list.labels, "labels", tr_later("words instead of codes in machine formats"));
    options.flag(list.excel, "excel", tr_later("CSV that spreadsheets open unharmed"));
}

void describe_periods(Options& options, PeriodOptions& period) {
    options.time(period.begin, "begin", tr_later("from the beginning of that day"), DateMeans::beginning,
                 Need::optional, "DATE");
    options.letter('b');
    options.time(period.end, "end", tr_later("up to that day, which is excluded"), DateMeans::beginning,
                 Need::optional, "DATE");
    options.letter('e');
    options.text(period.period, "period", "PERIOD", tr_later("today, week, last-month, 2026-10, -7d, …"),
                 Need::optional, check_period);
    options.letter('p');
}

}  // namespace

void describe_common(Options& options, CommonOptions& common, unsigned takes) {
    if ((takes & k_takes_writes) != 0) {
        describe_writes(options, common);
    }
    if ((takes & k_takes_lists) != 0) {
        describe_lists(options, common.list);
    }
    if ((takes & k_takes_periods) != 0) {
        describe_periods(options, common.period);
    }
    if ((takes & k_takes_reads) != 0) {
        describe_reads(options, common);
    }
    options.text(common.ledger, "ledger", "FILE", tr_later("the ledger file"));
    options.text(common.by, "by", "NAME", tr_later("who acts"), Need::optional, check_not_empty);
    options.text(common.lang, "lang", "LANG", tr_later("language of texts: zh or en"), Need::optional,
                 check_language);
    options.text(common.color, "color", "WHEN", tr_later("colour: auto, always or never"), Need::optional,
                 check_color);
    options.text(common.busy_timeout, "busy-timeout", "DUR", tr_later("how long to wait for another writer"),
                 Need::optional, check_timeout);
    options.flag(common.no_input, "no-input", tr_later("never ask; list what is missing"));
    options.flag(common.quiet, "quiet", tr_later("no remarks on standard error"), 'q');
    options.flag(common.verbose, "verbose", tr_later("say which ledger and settings are used"), 'v');
    options.flag(common.help, "help", tr_later("this text"), 'h');
    options.flag(common.version, "version", tr_later("the version"));
}

}  // namespace aftercare
