#include "aftercare/support/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <csv.h>
#include <new>

#include "aftercare/support/formula_quotes.hpp"
#include "aftercare/support/utf8_part.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_record_bytes_max = std::size_t{16} * 1024 * 1024;
// libcsv's buffer grows by this much, copying what it has: its own 128 bytes make a long field quadratic.
constexpr std::size_t k_buffer_step_bytes = std::size_t{32} * 1024;

constexpr bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

// libcsv trims what it takes for space; nothing is.
int is_no_space(unsigned char) {
    return 0;
}

}  // namespace

// libcsv is given one physical line at a time, so each of its callbacks happens on a known line and at most
// one record ends in a call. Its callbacks only note what happened: nothing of ours may throw through C.
struct CsvReader::State {
    explicit State(char delimiter) : formulas(delimiter) {}

    csv_parser parser;
    FormulaQuotes formulas;
    OnRecord on_record;
    CsvRecord record;
    std::int64_t records = 0;      ///< handed over, blank lines not counted
    std::size_t record_bytes = 0;  ///< raw bytes of the record so far
    std::int64_t line = 1;         ///< of the next byte
    std::int64_t field_line = 1;   ///< on which the current field began
    char before = '\0';            ///< the last byte
    bool row_ended = false;        ///< set by libcsv
    std::string cut;               ///< the beginning of a character at the end of the last piece
    std::optional<CsvFault> fault;

    static void on_field(void* bytes, std::size_t size, void* data) {
        State& state = *static_cast<State*>(data);
        state.record.fields.emplace_back(static_cast<const char*>(bytes), size);
        state.field_line = state.line;
    }
    static void on_row(int, void* data) { static_cast<State*>(data)->row_ended = true; }

    bool fail(CsvFault::What what, std::int64_t at_line) {
        fault = CsvFault{.what = what, .record = records + 1, .line = at_line};
        return false;
    }

    bool fail_parse() {
        if (csv_error(&parser) != CSV_EPARSE)
            throw std::bad_alloc();
        return fail(CsvFault::What::stray_quote, line);
    }

    void hand_over() {
        const auto columns = record.fields.size();
        record.number = columns == 0 ? 0 : ++records;
        on_record(record);
        record = CsvRecord{};
        record.fields.reserve(columns);  // the next record most likely has as many
        record_bytes = 0;
        row_ended = false;
    }

    /// Takes at most one physical line (with its CR or LF, if it is all there).
    bool take_line(std::string_view bytes) {
        const std::string_view allowed = bytes.substr(0, k_record_bytes_max - record_bytes);
        if (record_bytes == 0)
            record.line = field_line = line;
        record_bytes += allowed.size();
        if (csv_parse(&parser, allowed.data(), allowed.size(), on_field, on_row, this) != allowed.size())
            return fail_parse();
        if (allowed.size() != bytes.size())
            return fail(CsvFault::What::record_too_long, record.line);
        before = bytes.back();
        if (is_line_end(before))
            ++line;
        if (row_ended)
            hand_over();
        return true;
    }

    /// Takes well-formed UTF-8 without NUL.
    bool take(std::string_view bytes) {
        while (!bytes.empty()) {
            if (before == '\r' && bytes[0] == '\n') {
                // The second half of a line end that has been counted; a character only within quotes.
                before = '\n';
                const bool quoted = record_bytes > 0;
                if (quoted) {
                    --line;
                    if (!take_line(bytes.substr(0, 1)))
                        return false;
                }
                bytes.remove_prefix(1);
                continue;
            }
            // Not find_first_of, which calls memchr for every byte.
            const auto end = std::find_if(bytes.begin(), bytes.end(), is_line_end);
            const auto size = static_cast<std::size_t>(end - bytes.begin()) + (end != bytes.end() ? 1 : 0);
            if (!take_line(bytes.substr(0, size)))
                return false;
            bytes.remove_prefix(size);
        }
        return true;
    }
};

CsvReader::CsvReader(char delimiter, OnRecord on_record) : m_state(std::make_unique<State>(delimiter)) {
    // Where TAB divides, a quote within a field is a character of it: few that write so quote at all.
    const int strict = delimiter == '\t' ? 0 : CSV_STRICT;
    if (csv_init(&m_state->parser, static_cast<unsigned char>(strict | CSV_STRICT_FINI | CSV_REPALL_NL)) != 0)
        throw std::bad_alloc();
    csv_set_blk_size(&m_state->parser, k_buffer_step_bytes);
    csv_set_delim(&m_state->parser, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&m_state->parser, is_no_space);
    m_state->on_record = std::move(on_record);
}

CsvReader::~CsvReader() {
    csv_free(&m_state->parser);
}

bool CsvReader::feed(std::string_view utf8) {
    State& state = *m_state;
    if (state.fault)
        return false;
    std::string joined;
    if (!state.cut.empty()) {
        joined = state.cut + std::string(utf8);
        utf8 = joined;
        state.cut.clear();
    }
    const Utf8Part part = well_formed_part(utf8);
    const std::size_t nul = utf8.substr(0, part.size).find('\0');
    if (!state.take(state.formulas.pass(utf8.substr(0, std::min(nul, part.size)))))
        return false;
    if (nul != std::string_view::npos)
        return state.fail(CsvFault::What::nul, state.line);
    if (part.cut)
        state.cut = utf8.substr(part.size);
    else if (part.size < utf8.size())
        return state.fail(CsvFault::What::invalid_utf8, state.line);
    return true;
}

bool CsvReader::finish() {
    State& state = *m_state;
    if (state.fault)
        return false;
    if (!state.cut.empty())
        return state.fail(CsvFault::What::invalid_utf8, state.line);
    if (!state.take(state.formulas.finish()))
        return false;
    if (csv_fini(&state.parser, State::on_field, State::on_row, &state) != 0) {
        if (csv_error(&state.parser) != CSV_EPARSE)
            throw std::bad_alloc();
        return state.fail(CsvFault::What::unclosed_quote, state.field_line);
    }
    if (state.row_ended)
        state.hand_over();
    return true;
}

const std::optional<CsvFault>& CsvReader::fault() const {
    return m_state->fault;
}

char guess_delimiter(std::string_view head) {
    // A head cut within a character is cut before it.
    head = head.substr(0, well_formed_part(head).size);
    char best = ',';
    std::size_t most = 1;
    for (const char delimiter : {',', ';', '\t'}) {
        std::size_t fields = 0;
        CsvReader reader(delimiter, [&](const CsvRecord& record) {
            if (fields == 0)
                fields = record.fields.size();
        });
        if (reader.feed(head))
            reader.finish();
        if (fields > most) {
            most = fields;
            best = delimiter;
        }
    }
    return best;
}

}  // namespace aftercare
