#include "aftercare/render/row_writer.hpp"

#include <array>
#include <cassert>

#include "aftercare/render/row_formats.hpp"
#include "aftercare/support/enum_table.hpp"

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

std::optional<Format> format_named(std::string_view name) {
    constexpr auto k_names = enum_table<Format, std::string_view>({
        {Format::table, "table"},
        {Format::csv, "csv"},
        {Format::tsv, "tsv"},
        {Format::json, "json"},
        {Format::jsonl, "jsonl"},
        {Format::html, "html"},
    });
    for (std::size_t i = 0; i < k_names.size(); ++i) {
        if (k_names.at(i) == name) {
            return static_cast<Format>(i);
        }
    }
    return std::nullopt;
}

}  // namespace aftercare
