#include "apps/shared/csv_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_piece = std::size_t{256} * 1024;

[[noreturn]] void cannot_read(const std::string& what, const std::string& expected = {},
                              const std::string& advice = {}) {
    throw Error(ErrorKind::system, what, expected, advice);
}

/// The bytes of a file in pieces.
class Pieces {
  public:
    explicit Pieces(const std::string& path) : m_path(path == "-" ? tr("standard input") : path) {
        m_file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (m_file < 0) {
            fail();
        }
    }
    ~Pieces() {
        if (m_file != STDIN_FILENO) {
            ::close(m_file);
        }
    }
    Pieces(const Pieces&) = delete;
    Pieces& operator=(const Pieces&) = delete;

    const std::string& path() const { return m_path; }
    bool at_end() const { return m_at_end; }

    /// The next piece, full unless it is the last.
    std::string_view next() {
        m_bytes.resize(k_piece);
        std::size_t size = 0;
        while (size < k_piece && !m_at_end) {
            const auto count = ::read(m_file, m_bytes.data() + size, k_piece - size);
            if (count < 0 && errno == EINTR) {
                continue;
            }
            if (count < 0) {
                fail();
            }
            m_at_end = count == 0;
            size += static_cast<std::size_t>(count);
        }
        return std::string_view(m_bytes).substr(0, size);
    }

  private:
    [[noreturn]] void fail() const {
        cannot_read(
            form(tr("{path}: {what}"), fmt::arg("path", m_path), fmt::arg("what", std::strerror(errno))), {},
            tr("check the path and its permissions"));
    }

    std::string m_path;
    std::string m_bytes;
    int m_file = -1;
    bool m_at_end = false;
};

void refuse_spreadsheet(std::string_view head, const std::string& path) {
    if (head.starts_with("PK\x03\x04") || head.starts_with("\xD0\xCF\x11\xE0")) {
        cannot_read(form(tr("{path} is a spreadsheet, no CSV"), fmt::arg("path", path)), {},
                    tr("save it as CSV in the spreadsheet program"));
    }
}

std::string text_of(CsvFault::What what) {
    switch (what) {
        case CsvFault::What::stray_quote:
            return tr("a quote within a cell that is not quoted, or text behind a closing quote");
        case CsvFault::What::unclosed_quote:
            return tr("a quote that is never closed");
        case CsvFault::What::nul:
            return tr("a NUL byte");
        case CsvFault::What::invalid_utf8:
            return tr("a byte that is no UTF-8");
        case CsvFault::What::record_too_long:
            return tr("a record of more than 16 MiB");
    }
    return {};
}

[[noreturn]] void refuse_fault(const std::string& path, const CsvFault& fault) {
    cannot_read(form(tr("{path}: record {record}, line {line}: {what}"), fmt::arg("path", path),
                     fmt::arg("record", fault.record - 1), fmt::arg("line", fault.line),
                     fmt::arg("what", text_of(fault.what))),
                tr("CSV as in RFC 4180"));
}

[[noreturn]] void refuse_bytes(const std::string& path, const Decoder& decoder) {
    cannot_read(form(tr("{path}: byte {offset} is not valid in the file's encoding"), fmt::arg("path", path),
                     fmt::arg("offset", decoder.bad_offset())),
                tr("UTF-8, GB18030 or UTF-16"), tr("save the file as UTF-8"));
}

/// Decodes piece by piece and feeds the reader, which is made once the delimiter is known.
class Feeder {
  public:
    Feeder(const CsvFileOptions& options, Pieces& pieces, const std::function<void(CsvRecord&)>& on_record)
        : m_options(options), m_pieces(pieces), m_on_record(on_record) {}

    void run() {
        auto bytes = m_pieces.next();
        refuse_spreadsheet(bytes, m_pieces.path());
        Decoder decoder(m_options.encoding.value_or(guess_encoding(bytes, m_pieces.at_end())));
        std::string text;
        for (; !bytes.empty(); bytes = m_pieces.next()) {
            text.clear();
            const bool good = decoder.decode(bytes, text);
            feed(text);
            if (!good) {
                refuse_bytes(m_pieces.path(), decoder);
            }
        }
        if (!decoder.finish()) {
            refuse_bytes(m_pieces.path(), decoder);
        }
        feed({});
        if (!m_reader->finish()) {
            refuse_fault(m_pieces.path(), *m_reader->fault());
        }
    }

  private:
    void feed(std::string_view text) {
        if (!m_reader) {
            m_reader = std::make_unique<CsvReader>(m_options.delimiter.value_or(guess_delimiter(text)),
                                                   [this](CsvRecord& record) { take(record); });
        }
        if (!m_reader->feed(text)) {
            refuse_fault(m_pieces.path(), *m_reader->fault());
        }
    }

    void take(CsvRecord& record) {
        const bool blank = std::all_of(record.fields.begin(), record.fields.end(),
                                       [](const std::string& field) { return trim(field).empty(); });
        if (!blank) {
            --record.number;
            m_on_record(record);
        }
    }

    const CsvFileOptions& m_options;
    Pieces& m_pieces;
    const std::function<void(CsvRecord&)>& m_on_record;
    std::unique_ptr<CsvReader> m_reader;
};

}  // namespace

void read_csv_file(const CsvFileOptions& options, const std::function<void(CsvRecord&)>& on_record) {
    Pieces pieces(options.path);
    Feeder(options, pieces, on_record).run();
}

std::vector<std::optional<std::size_t>> find_headers(const std::vector<std::string>& header,
                                                     const std::vector<std::string>& names) {
    std::vector<std::optional<std::size_t>> found(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t k = 0; k < header.size(); ++k) {
            if (trim(header[k]) != names[i]) {
                continue;
            }
            if (found[i]) {
                cannot_read(form(tr("two columns are called {name}"), fmt::arg("name", names[i])));
            }
            found[i] = k;
        }
    }
    return found;
}

}  // namespace aftercare
