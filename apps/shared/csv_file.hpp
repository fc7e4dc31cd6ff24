// A CSV file as people have it, record by record: any of the encodings, any of the delimiters, from a path or
// standard input.
//
// What cannot be read as a table at all is Error{system} that says where; what a record means is the
// caller's.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/csv_reader.hpp"
#include "aftercare/support/encoding.hpp"

namespace aftercare {

struct CsvFileOptions {
    std::string path;  ///< `-`: standard input
    std::optional<Encoding> encoding = {};
    std::optional<char> delimiter = {};
};

/// Reads the file and hands over every record that is not blank, the header first: it has number 0, the
/// records behind it count from 1. Memory is one record and one piece of the file.
void read_csv_file(const CsvFileOptions& options, const std::function<void(CsvRecord&)>& on_record);

/// Where the columns of `names` stand in a header; nothing for one that it lacks. Throws Error{system} naming
/// a column that stands in it twice.
std::vector<std::optional<std::size_t>> find_headers(const std::vector<std::string>& header,
                                                     const std::vector<std::string>& names);

}  // namespace aftercare
