#include "apps/shared/row_news.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/row_words.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_lines_max = 20;

std::string read_encoding(std::string_view typed, Encoding& into) {
    const auto encoding = encoding_named(typed);
    if (!encoding) {
        return form(tr("one of {codes}"), fmt::arg("codes", "utf-8, gb18030, utf-16"));
    }
    into = *encoding;
    return {};
}

std::string read_delimiter(std::string_view typed, char& into) {
    const auto delimiter = delimiter_named(typed);
    if (!delimiter) {
        return tr("one character such as , or ; or `tab`");
    }
    into = *delimiter;
    return {};
}

/// What is wrong, with all its columns in one cell and all its reasons in another.
RejectCells reject_cells(const CsvRecord& record, const std::vector<RowFault>& faults) {
    RejectCells cells{.line = std::to_string(record.line), .column = {}, .reason = {}};
    for (const auto& fault : faults) {
        const char* between = &fault == &faults.front() ? "" : "; ";
        cells.column += between + fault.column;
        cells.reason += between + row_fault_words(fault);
    }
    return cells;
}

}  // namespace

void describe_table(Options& options, TableRequest& request) {
    options.value(request.options.encoding, "encoding", "NAME",
                  tr_later("utf-8, gb18030 or utf-16; found out when left out"), Need::optional,
                  read_encoding);
    options.value(request.options.delimiter, "delimiter", "C",
                  tr_later("between fields; found out when left out"), Need::optional, read_delimiter);
    options.flag(request.is_partial, "partial", tr_later("take the good rows when others are bad"));
    options.text(request.rejects, "rejects", "FILE",
                 tr_later("where the rows that were not taken go, with the reasons"), Need::optional,
                 check_not_empty);
}

void check_table(const TableRequest& request, const Session& session) {
    if (request.rejects) {
        require_writable_target(*request.rejects, session.spared());
    }
}

void require_good_rows(const TableRequest& request, std::int64_t read, std::int64_t rejected) {
    if (rejected > 0 && !request.is_partial) {
        throw RefusedBatch{
            {form(tr("bad rows: {bad} of {all}; nothing was imported; mend them, or take the others with "
                     "--partial"),
                  fmt::arg("bad", rejected), fmt::arg("all", read))}};
    }
}

RowNews::RowNews(Session& session, const TableRequest& request, const TableFile& file, Progress& progress)
    : m_session(session), m_request(request), m_file(file), m_progress(progress) {}

void RowNews::tell(const CsvRecord& record, const std::string& what) {
    if (++m_lines > k_lines_max && !m_session.common().verbose) {
        return;
    }
    m_progress.clear();
    say(std::string(m_session.program().name) + " " + std::string(m_session.command().name) + ": " +
        form(tr("record {record}, line {line}: {what}"), fmt::arg("record", record.number),
             fmt::arg("line", record.line), fmt::arg("what", what)));
}

void RowNews::refuse(const CsvRecord& record, const std::vector<RowFault>& faults) {
    for (const auto& fault : faults) {
        tell(record, row_fault_words(fault));
    }
    if (m_request.rejects && !m_session.dry_run()) {
        begin_rejects();
        m_rejects->write(m_file.reject(record.fields, reject_cells(record, faults)));
    }
}

void RowNews::begin_rejects() {
    if (!m_rejects) {
        m_rejects.emplace();
        m_rejects->to_file(*m_request.rejects, Readers::owner, m_session.spared());
        m_rejects->write(m_file.rejects_header());
    }
}

void RowNews::finish() {
    m_progress.clear();
    if (m_lines > k_lines_max && !m_session.common().verbose) {
        say(form(tr("and {count} more; -v says all, --rejects FILE keeps the rows with their reasons"),
                 fmt::arg("count", m_lines - k_lines_max)));
    }
    if (m_rejects) {
        m_rejects->finish();
    } else if (m_request.rejects && !m_session.dry_run()) {
        remove_stale_rejects();
    }
}

/// Only a plain file: what else is named, such as /dev/stdout, was never one of rejects.
void RowNews::remove_stale_rejects() const {
    struct stat found {};
    if (::lstat(m_request.rejects->c_str(), &found) == 0 && S_ISREG(found.st_mode)) {
        ::unlink(m_request.rejects->c_str());
    }
}

}  // namespace aftercare
