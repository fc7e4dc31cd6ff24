#include "aftercare/support/table_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/support/error.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/table_cells.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_piece = std::size_t{256} * 1024;
constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_mark_utf_16 = "\xFF\xFE";
constexpr std::array<std::string_view, 3> k_reject_columns = {"reject_line", "reject_column",
                                                              "reject_reason"};

/// Fills `buffer` from `offset`; fewer bytes only at the end of the file.
std::string_view read_piece(int file, std::int64_t offset, std::vector<char>& buffer,
                            const std::string& name) {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const auto count = ::pread(file, buffer.data() + filled, buffer.size() - filled,
                                   offset + static_cast<std::int64_t>(filled));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw Error(ErrorKind::system, form(tr("{path}: {what}"), fmt::arg("path", name),
                                                fmt::arg("what", std::strerror(errno))));
        }
        if (count == 0) {
            break;
        }
        filled += static_cast<std::size_t>(count);
    }
    return {buffer.data(), filled};
}

bool is_plain_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return c != '\0' && static_cast<unsigned char>(c) < 0x80; });
}

const char* what_is_wrong(CsvFault::What what) {
    switch (what) {
        case CsvFault::What::stray_quote:
            return tr("a quote stands inside a field, or text behind a closing quote");
        case CsvFault::What::unclosed_quote:
            return tr("a quote is never closed");
        case CsvFault::What::nul:
            return tr("there is a NUL byte");
        case CsvFault::What::invalid_utf8:
            return tr("there are bytes that are no UTF-8");
        case CsvFault::What::record_too_long:
            break;
    }
    return tr("the record is longer than 16 MiB");
}

}  // namespace

TableFile::TableFile(const std::string& path, TableOptions options) {
    open(path);
    try {
        const auto head = sample();
        refuse_other_formats(head);
        const bool complete = static_cast<std::int64_t>(head.size()) == m_size;
        m_has_mark = head.starts_with(k_utf8_mark);
        m_encoding = options.encoding.value_or(guess_encoding(head, complete));
        Decoder decoder(m_encoding);
        std::string text;
        decoder.decode(std::string_view(head).substr(0, k_piece), text);
        m_header_line = options.header_line;
        settle_delimiter(text, options.delimiter);
        read_header();
    } catch (...) {
        ::close(m_file);
        throw;
    }
}

TableFile::~TableFile() {
    ::close(m_file);
}

void TableFile::open(const std::string& path) {
    const bool standard_input = path == "-";
    m_name = standard_input ? std::string(tr("standard input")) : path;
    m_file = standard_input ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                            : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat found {};
    if (m_file < 0 || ::fstat(m_file, &found) != 0) {
        fail(std::strerror(errno), tr("check the path and its permissions"));
    }
    if (S_ISDIR(found.st_mode)) {
        ::close(m_file);
        fail(std::strerror(EISDIR), tr("name a file"));
    }
    // Standard input may stand somewhere in the middle of a file, so it is always copied.
    if (standard_input || !S_ISREG(found.st_mode)) {
        spool();
        return;
    }
    m_size = found.st_size;
}

void TableFile::spool() {
    const char* directory = std::getenv("TMPDIR");
    std::string pattern =
        std::string(directory == nullptr || *directory == '\0' ? "/tmp" : directory) + "/aftercare-XXXXXX";
    const int source = m_file;
    m_file = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (m_file < 0) {
        const int error = errno;
        ::close(source);
        fail(std::strerror(error), tr("set TMPDIR to a directory that can be written"));
    }
    ::unlink(pattern.c_str());
    std::vector<char> buffer(k_piece);
    int error = 0;
    for (;;) {
        const auto count = ::read(source, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        error = count < 0 ? errno : 0;
        if (count <= 0) {
            break;
        }
        const auto written = ::write(m_file, buffer.data(), static_cast<std::size_t>(count));
        if (written != count) {
            error = written < 0 ? errno : ENOSPC;
            break;
        }
        m_size += count;
    }
    ::close(source);
    if (error != 0) {
        ::close(m_file);
        fail(std::strerror(error));
    }
}

std::string TableFile::sample() const {
    // The first piece that is more than plain ASCII says what the encoding is.
    std::vector<char> buffer(std::size_t{4} * k_piece);
    std::string head(read_piece(m_file, 0, buffer, m_name));
    if (!is_plain_ascii(head)) {
        return head;
    }
    for (auto at = static_cast<std::int64_t>(head.size()); at < m_size;) {
        const auto piece = read_piece(m_file, at, buffer, m_name);
        if (piece.empty()) {
            break;
        }
        if (!is_plain_ascii(piece)) {
            return head.substr(0, k_piece) + std::string(piece);
        }
        at += static_cast<std::int64_t>(piece.size());
    }
    return head;
}

void TableFile::refuse_other_formats(std::string_view head) const {
    struct Format {
        std::string_view magic;
        const char* what;
    };
    static constexpr std::array<Format, 6> k_formats = {{
        {"PK\x03\x04", tr_later("this is a spreadsheet or a zip archive, whatever its name says")},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", tr_later("this is an Excel workbook, whatever its name says")},
        {"\x1F\x8B", tr_later("this is compressed")},
        {"%PDF", tr_later("this is a PDF")},
        {"SQLite format 3", tr_later("this is a database")},
        {"<", tr_later("this is HTML or XML")},
    }};
    if (head.empty()) {
        fail(tr("the file is empty"), tr("the first line must name the columns"));
    }
    for (const auto& format : k_formats) {
        if (head.starts_with(format.magic)) {
            fail(tr(format.what), tr("save it as CSV (UTF-8) and import that"));
        }
    }
}

/// The delimiter: as named, as a first line `sep=;` says, which is then no row, or as the header has it.
void TableFile::settle_delimiter(std::string_view text, std::optional<char> named) {
    const auto line_of_text = [](std::string_view& rest) {
        const auto end = std::min(rest.find_first_of("\r\n"), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end);
        rest.remove_prefix(rest.starts_with("\r\n") ? 2 : rest.empty() ? 0 : 1);
        return line;
    };
    const auto first_end = text.find_first_of("\r\n");
    m_line_end =
        first_end != std::string_view::npos && text.substr(first_end).starts_with("\r\n") ? "\r\n" : "\n";
    auto behind = text;
    constexpr std::string_view k_said = "sep=";
    const auto first = fold_ascii_case(line_of_text(behind));
    if (first.starts_with(k_said) && first.size() <= k_said.size() + 1) {
        m_delimiter = first.size() > k_said.size() ? first.back() : '\t';
        m_header_line = std::max<std::int64_t>(m_header_line, 2);
    } else {
        // Rejects have their header in the first line, whatever stood above it where the rows came from.
        m_header_line = first.find(k_reject_columns.back()) == std::string::npos ? m_header_line : 1;
        for (auto line = std::int64_t{1}; line < m_header_line && !text.empty(); ++line) {
            line_of_text(text);
        }
        m_delimiter = guess_delimiter(text);
    }
    m_delimiter = named.value_or(m_delimiter);
}

bool TableFile::read_records(const CsvReader::OnRecord& on_record,
                             const std::function<bool(std::int64_t)>& go_on, std::int64_t& line) const {
    Decoder decoder(m_encoding);
    std::int64_t above = 0;
    CsvReader reader(m_delimiter, [&](CsvRecord& record) {
        line = record.line;
        if (record.line < m_header_line) {
            above += record.number > 0 ? 1 : 0;
            return;
        }
        record.number -= record.number > 0 ? above : 0;
        on_record(record);
    });
    std::vector<char> buffer(k_piece);
    std::string text;
    for (std::int64_t at = 0;;) {
        const auto piece = read_piece(m_file, at, buffer, m_name);
        at += static_cast<std::int64_t>(piece.size());
        text.clear();
        const bool decoded = piece.empty() ? decoder.finish() : decoder.decode(piece, text);
        if (!reader.feed(text)) {
            fail(*reader.fault());
        }
        if (!decoded) {
            fail(form(tr("behind line {line}: the bytes are not in the encoding {encoding}"),
                      fmt::arg("line", std::max<std::int64_t>(line, 1)),
                      fmt::arg("encoding", m_encoding == Encoding::utf_16    ? "UTF-16"
                                           : m_encoding == Encoding::gb18030 ? "GB18030"
                                                                             : "UTF-8")),
                 tr("save it as UTF-8; `intake import` also takes --encoding"));
        }
        if (!go_on(at)) {
            return false;
        }
        if (piece.empty()) {
            break;
        }
    }
    if (!reader.finish()) {
        fail(*reader.fault());
    }
    return true;
}

void TableFile::read_header() {
    bool found = false;
    bool behind = false;
    std::int64_t line = 0;
    read_records(
        [&](CsvRecord& record) {
            behind = found;
            if (!found && !record.fields.empty()) {
                found = true;
                m_header = std::move(record.fields);
            }
        },
        [&](std::int64_t) { return !behind; }, line);
    if (!found) {
        fail(tr("the file has only blank lines"), tr("the first line must name the columns"));
    }
    for (auto& name : m_header) {
        name = std::string(plain_cell(name));
    }
    m_has_escapes = m_delimiter == '\t' && std::all_of(m_header.begin(), m_header.end(), is_key_of_ours);
    const auto columns = k_reject_columns.size();
    m_is_rejects =
        m_header.size() > columns && std::equal(k_reject_columns.begin(), k_reject_columns.end(),
                                                m_header.end() - static_cast<std::ptrdiff_t>(columns));
    drop_reject_columns(m_header);
}

void TableFile::drop_reject_columns(std::vector<std::string>& fields) const {
    if (m_is_rejects) {
        fields.resize(fields.size() - std::min(fields.size(), k_reject_columns.size()));
    }
}

void TableFile::read(const CsvReader::OnRecord& on_record,
                     const std::function<void(std::int64_t)>& on_piece) const {
    bool header = true;
    std::int64_t line = 0;
    read_records(
        [&](CsvRecord& record) {
            if (header) {
                header = record.fields.empty();
                return;
            }
            record.number -= record.number > 0 ? 1 : 0;
            drop_reject_columns(record.fields);
            if (m_has_escapes) {
                std::for_each(record.fields.begin(), record.fields.end(), undo_escapes);
            }
            on_record(record);
        },
        [&](std::int64_t bytes) {
            if (on_piece) {
                on_piece(bytes);
            }
            return true;
        },
        line);
}

std::string TableFile::rejects_header() const {
    const auto line = line_of(m_header, {std::string(k_reject_columns[0]), std::string(k_reject_columns[1]),
                                         std::string(k_reject_columns[2])});
    return (m_encoding == Encoding::utf_16 ? std::string(k_mark_utf_16)
            : m_has_mark                   ? std::string(k_utf8_mark)
                                           : std::string()) +
           line;
}

std::string TableFile::reject(const std::vector<std::string>& fields, const RejectCells& cells) const {
    return line_of(fields, cells);
}

std::string TableFile::line_of(const std::vector<std::string>& fields, const RejectCells& cells) const {
    std::string line;
    const auto add = [&](std::string_view field) {
        if (m_has_escapes) {
            append_escaped(line, field);
        } else {
            append_quoted(line, field, m_delimiter);
        }
    };
    for (const auto& field : fields) {
        add(field);
        line += m_delimiter;
    }
    add(cells.line);
    line += m_delimiter;
    add(cells.column);
    line += m_delimiter;
    add(cells.reason);
    line += m_line_end;
    std::string bytes;
    append_encoded(bytes, m_encoding, line);
    return bytes;
}

std::int64_t TableFile::count_lines() const {
    std::vector<char> buffer(k_piece);
    std::int64_t lines = 0;
    for (std::int64_t at = 0; at < m_size;) {
        const auto piece = read_piece(m_file, at, buffer, m_name);
        if (piece.empty()) {
            break;
        }
        const auto feeds = std::count(piece.begin(), piece.end(), '\n');
        lines += feeds == 0 ? std::count(piece.begin(), piece.end(), '\r') : feeds;
        at += static_cast<std::int64_t>(piece.size());
    }
    return lines + 1;
}

void TableFile::fail(const std::string& what, std::string advice) const {
    throw Error(ErrorKind::system,
                form(tr("{path}: {what}"), fmt::arg("path", m_name), fmt::arg("what", what)), {},
                std::move(advice));
}

void TableFile::fail(const CsvFault& fault) const {
    const auto* advice = fault.what == CsvFault::What::invalid_utf8
                             ? tr("save it as UTF-8; `intake import` also takes --encoding")
                             : tr("mend the line, or export the file again");
    const auto where = fault.record <= 1
                           ? form(tr("in the header, line {line}"), fmt::arg("line", fault.line))
                           : form(tr("in record {record}, line {line}"), fmt::arg("record", fault.record - 1),
                                  fmt::arg("line", fault.line));
    fail(where + ": " + what_is_wrong(fault.what), advice);
}

}  // namespace aftercare
