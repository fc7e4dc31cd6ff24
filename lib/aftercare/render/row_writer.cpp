#include "aftercare/render/row_writer.hpp"

#include <cassert>

#include "aftercare/render/row_formats.hpp"

namespace aftercare {

std::unique_ptr<RowWriter> make_row_writer(Format format, std::vector<Column> columns,
                                           const WriteOptions& options, Sink sink) {
    switch (format) {
        case Format::table:
            return make_table_writer(std::move(columns), options, std::move(sink));
        case Format::csv:
            return make_csv_writer(std::move(columns), options, std::move(sink));
        case Format::tsv:
            return make_tsv_writer(std::move(columns), options, std::move(sink));
        case Format::json:
            return make_json_writer(std::move(columns), options, std::move(sink));
        case Format::jsonl:
            return make_jsonl_writer(std::move(columns), options, std::move(sink));
        case Format::html:
            return make_html_writer(std::move(columns), options, std::move(sink));
    }
    assert(false && "a format of the list");
    return nullptr;
}

}  // namespace aftercare
